"""The documents of a plan as wholes: their order, their parts, and words from outside in them."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from maturity.documents.blocks import Bullets, Contents, Cover, Item, Quote
from maturity.documents.html import html
from maturity.documents.plan_page import evidence_annex, full_plan, members_page, theme_sheet
from maturity.documents.result_page import Since
from maturity.domain.assessment import Answer, Scope
from maturity.domain.plan import ActionRecord, OwnAction, Status
from maturity.domain.progress import Round, progress
from tests.documents.plans import (
    COMMENT,
    LINK,
    a_paper,
    asks,
    figures,
    full_paper,
    legal,
    papers,
    rivermouth,
)
from tests.documents.reading import blocks, faults, headings, under, words_of
from tests.documents.sample_results import RIVERMOUTH, a_result, all_at, shipped


def test_the_sections_stand_in_the_order_in_which_people_ask() -> None:
    request = asks(preset="solid", priorities=("impact",))

    plan = full_plan(a_paper(rivermouth(), request=request, legal=legal(), indicators=figures()))

    assert headings(plan) == [
        "Social value: where we are, what we ask",
        "Where you stand",
        "The shortest way up",
        "What keeps you from Developing",
        "Theme by theme",
        "From need to need left",
        "The plan by quarter",
        "Days and money",
        "What to do in the first two quarters",
        "What is left out, and why",
        "If nothing is done",
        "If all of it is done",
        "Every answer",
        "What stands behind your answers",
        "Evidence by question",
        "How sure is this?",
        "Legal check",
        "Indicators",
        "How this is worked out",
        "How this plan was chosen",
        "What this document is not",
    ]


def test_the_cover_says_whose_of_when_and_that_it_is_no_audit() -> None:
    plan = full_plan(full_paper())

    cover = plan.blocks[0]
    assert isinstance(cover, Cover)
    assert (cover.title, cover.subtitle) == (
        "Social value action plan",
        "Rivermouth Borough Council",
    )
    assert dict(cover.facts.rows) == {
        "Plan for": "July 2027 to June 2028",
        "Answers of": "14 May 2027",
        "Questions": "Social Value Maturity Index, edition 2026, all 36 questions.",
        "Who took part": "Procurement, Finance, Contract management, Policy and performance and "
        "Economic development",
        "What this is": "A self-assessment, not an audit.",
    }
    assert isinstance(plan.blocks[1], Contents)


def test_the_day_is_that_of_the_paper_and_never_today_s() -> None:
    plan = full_plan(full_paper())

    assert plan.day.isoformat() == "2027-05-14"
    assert plan.footer == "Rivermouth Borough Council, May 2027. A self-assessment, not an audit."
    assert full_plan(full_paper()) == plan


def test_the_same_members_page_stands_in_the_full_plan() -> None:
    paper = full_paper()

    own = members_page(paper).blocks[1:]

    plan = full_plan(paper).blocks
    begin = plan.index(own[0])
    assert plan[begin : begin + len(own)] == own


def test_the_result_s_own_words_are_reused() -> None:
    plan = words_of(full_plan(a_paper(rivermouth())))

    assert "Overall that is Minimum (average 1.5 of 5)." in plan
    assert "How sure is this? All 36 questions have a response." in plan
    assert "Policy has the highest average (2.9 of 5), Impact the lowest (0.0 of 5)." in plan


def test_the_capped_score_stands_in_the_annex_alone() -> None:
    paper = a_paper(rivermouth())
    capped = "Counting only what your evidence supports"

    assert capped in words_of(evidence_annex(paper))
    assert words_of(full_plan(paper)).count(capped) == 1
    assert capped in under(full_plan(paper), "How this is worked out")
    assert capped not in words_of(members_page(paper)) + words_of(theme_sheet(paper, "impact"))


def test_no_maturity_is_a_percentage() -> None:
    plan = words_of(full_plan(a_paper(all_at(shipped(), 3))))

    assert "%" not in plan
    assert "3.0 of 5" in plan


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(979, 1000), "This plan reaches 97 % of the best possible under the same rules"),
        (Fraction(9999, 10000), "This plan reaches 99 % of the best possible"),
        (Fraction(1), "No other plan under the same rules brings more, or brings it earlier."),
    ],
)
def test_how_near_the_plan_is_to_the_best_is_said_only_if_asked(
    share: Fraction, words: str
) -> None:
    plan = full_plan(a_paper(rivermouth(), optimal_share=share))

    assert words in under(plan, "How this plan was chosen")
    assert "best possible" not in words_of(full_plan(a_paper(rivermouth())))


def test_a_later_round_begins_with_what_changed() -> None:
    now = rivermouth() | {"impact.voice": Answer(1, evidence="records")}
    since = Since(shipped(), progress(Round(shipped(), rivermouth()), Round(shipped(), now)))

    plan = full_plan(a_paper(now, since=since))

    assert under(plan, "Where you stand").startswith("Since the last round: 1 answer rose")


def test_a_light_round_has_a_plan_for_what_was_asked() -> None:
    light = shipped().light_set()
    paper = a_paper(all_at(light, 1), questionnaire=light)
    result = a_result(light, all_at(light, 1), scope=Scope.LIGHT)

    plan = full_plan(replace(paper, result=result))

    assert not faults(plan)
    assert "the light set of 20 questions" in words_of(plan)
    assert "Your area as a whole" not in words_of(plan)


def test_comments_are_quoted_under_their_theme() -> None:
    plan = full_plan(a_paper(rivermouth()))

    quotes = blocks(plan, Quote)
    assert quotes == [Quote(COMMENT, "Your comment on Climate and nature in buying")]
    assert COMMENT in under(plan, "Policy")


HOSTILE = ["<script>alert(1)</script>", "{title}", "%s", "=1+1", "*b* #panic", "a\nb\n\nc", "😀"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_words_from_outside_come_through_as_they_are(hostile: str) -> None:
    own = OwnAction("own:1", hostile, 1)
    wanted = a_paper(rivermouth()).to_do[0].task.id
    records = {
        "own:1": ActionRecord("own:1", owner=hostile, notes=hostile, evidence_link=hostile),
        wanted: ActionRecord(wanted, Status.DROPPED, reason=hostile),
    }
    answers = rivermouth() | {
        "policy.scope": Answer(3, comment=hostile, evidence_note=hostile, evidence_link=hostile)
    }
    request = asks(own_actions=(own,), records=records)

    plan = full_plan(
        a_paper(answers, request=request, organisation=replace(RIVERMOUTH, name=hostile))
    )

    found = words_of(plan)
    assert f"\n{hostile}\nYour notes" in found
    assert f"\n{hostile}\nYour comment on Where social value applies" in found
    assert f"said why: {hostile}" in found
    assert plan.title == f"Social value action plan: {hostile}"
    assert "<script>alert" not in html(plan)


def test_only_addresses_of_the_web_are_links_of_the_evidence() -> None:
    answers = rivermouth() | {"policy.climate": Answer(2, evidence_link="javascript:alert(1)")}

    annex = evidence_annex(a_paper(answers))

    items = [i for b in blocks(annex, Bullets) if isinstance(b, Bullets) for i in b.items]
    assert Item("Where social value applies: a document. Policy of 2025", LINK, LINK) in items
    assert f'href="{LINK}"' in html(annex)
    assert 'href="javascript' not in html(annex)


def test_two_hundred_actions_make_one_document() -> None:
    plan = full_plan(papers()["200 actions"]())

    pages = [h for h in headings(plan, 3) if re.match(r"\d+\. Do impact", h)]
    assert len(pages) > 50
    assert len(html(plan)) < 1_000_000


def test_a_comment_of_ten_thousand_characters_stands_whole() -> None:
    long = "We tried, and it did not work. " * 330
    answers = rivermouth() | {"impact.place": Answer(0, comment=long)}

    assert long.strip() in words_of(full_plan(a_paper(answers)))


def test_an_invented_organisation_is_marked_in_every_title() -> None:
    paper = a_paper(rivermouth(), organisation=replace(RIVERMOUTH, invented=True))

    titles = [
        full_plan(paper).title,
        theme_sheet(paper, "impact").title,
        evidence_annex(paper).title,
    ]
    assert all("Rivermouth Borough Council (invented)" in title for title in titles)
    assert all(
        "(invented)" in document.footer for document in (full_plan(paper), members_page(paper))
    )
