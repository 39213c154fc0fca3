"""The one page for members: short, plain, honest about pounds, and whole on one sheet."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.documents.blocks import Bullets, Document, Paragraph, Table
from maturity.documents.indicator_text import IndicatorPart
from maturity.documents.pdf import pdf
from maturity.documents.plan_page import members_page
from maturity.documents.plan_paper import PlanPaper
from maturity.domain.assessment import Answer
from maturity.domain.indicator_entry import IndicatorEntry
from maturity.domain.plan import ActionRecord, OwnAction
from tests.builders import DONT_KNOW
from tests.documents.plans import (
    WHO,
    a_paper,
    a_task,
    asks,
    figures,
    full_paper,
    paper_with,
    papers,
    planned,
    rivermouth,
)
from tests.documents.reading import table, texts, words_of
from tests.documents.sample_results import RIVERMOUTH, all_at, shipped

MOST_WORDS = 420
A_FEW_MORE = 440
LONGEST_SENTENCE = 30
QUESTIONS = [question.id for question in shipped().questions]
THREE = ("impact.who-benefits", "measurement.delivery", "targeting.small-firms")
every_paper = pytest.mark.parametrize("paper", papers().values(), ids=papers())


def count(document: Document) -> int:
    return len(re.findall(r"\w[\w'.,-]*", words_of(document)))


def sentences(document: Document) -> list[str]:
    return [part for text in texts(document) for part in re.split(r"(?<=[.?!]) ", text)]


def led(document: Document, lead: str) -> str:
    """The paragraph that opens with these bold words."""
    found = [b for b in document.blocks if isinstance(b, Paragraph) and b.bold == lead]
    assert len(found) == 1, lead
    return found[0].text


def what_we_do(document: Document) -> list[str]:
    return [row[0] for row in table(document, "What we will do").rows]


def pages(document: Document) -> int:
    return len(pikepdf.open(io.BytesIO(pdf(document))).pages)


def test_the_fullest_page_is_read_in_a_minute_and_fits_one_sheet() -> None:
    page = members_page(full_paper())

    assert count(page) < MOST_WORDS
    assert pages(page) == 1


@every_paper
def test_no_page_is_longer_or_has_a_long_sentence(paper: Callable[[], PlanPaper]) -> None:
    page = members_page(paper())

    assert count(page) < MOST_WORDS
    assert not [s for s in sentences(page) if len(s.split()) >= LONGEST_SENTENCE]


@settings(max_examples=40)
@given(
    levels=st.lists(st.sampled_from([0, 1, 2, 3, 4, 5, DONT_KNOW]), min_size=36, max_size=36),
    priorities=st.lists(st.sampled_from(QUESTIONS), max_size=3, unique=True),
)
def test_whatever_the_answers_it_stays_one_page_of_short_sentences(
    levels: list[int], priorities: list[str]
) -> None:
    answers = {q: Answer(level) for q, level in zip(QUESTIONS, levels, strict=True)}
    request = asks(priorities=tuple(priorities), preset="solid", days_a_quarter=80)

    page = members_page(a_paper(answers, request=request, indicators=figures()))

    assert count(page) < A_FEW_MORE
    assert max(len(sentence.split()) for sentence in sentences(page)) < LONGEST_SENTENCE


def test_its_parts_stand_in_the_order_in_which_a_member_asks() -> None:
    page = members_page(full_paper())

    leads = [
        block.bold if isinstance(block, Paragraph) else block.caption
        for block in page.blocks
        if isinstance(block, Paragraph | Table)
    ]
    assert leads == [
        "Rivermouth Borough Council.",
        "Where we are.",
        "Promises.",
        leads[3],
        "What we will do",
        "What it takes.",
        "What we ask of you.",
        "If we do nothing.",
        "",
    ]
    assert re.fullmatch(r"What people will notice by [A-Z][a-z]+ 202[78]\.", leads[3])
    assert words_of(page).endswith("Our own assessment by five roles on 14 May 2027; not an audit.")


def test_where_we_are_is_said_in_plain_words_before_the_stages() -> None:
    page = members_page(a_paper(rivermouth()))

    assert led(page, "Where we are.") == (
        "Where we are. You have a rule that reaches most of your spending and leaders who act on "
        "results. You cannot yet show who benefits and what you changed because of it. "
        "Policy: Mature. Targeting and Measurement: Minimum. Impact: Not in place yet. "
        "Overall: Minimum (average 1.5 of 5). Mature (3) is a good result."
    )


def test_a_draft_says_so_and_promises_no_stage_that_is_not_there() -> None:
    page = members_page(papers()["draft"]())

    where = led(page, "Where we are.")
    assert "This is a first picture: 14 of 36 questions are answered." in where
    assert "Measurement and Impact: not answered yet." in where
    assert "Overall" not in where


def test_every_pound_of_benefit_stands_beside_the_other_two_and_says_what_it_is_not() -> None:
    page = members_page(a_paper(rivermouth(), indicators=figures()))

    assert led(page, "Promises.") == (
        "Promises. Of what was due, 53.3 % was delivered (31 March 2027), 20 % of it checked. "
        "Estimated value, not cash and not savings: "
        "promised £12 million, due £6 million, delivered £3.2 million."
    )


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("checked-share", "Of what was due, 53.3 % was delivered (31 March 2027). Estimated"),
        ("delivery-ratio-due", "Promises. Of what was delivered, 20 % was checked. Estimated"),
    ],
)
def test_of_two_shares_one_may_be_known(missing: str, sentence: str) -> None:
    page = members_page(a_paper(rivermouth(), indicators=figures(missing)))

    assert sentence in led(page, "Promises.")


@pytest.mark.parametrize("missing", ["promised-value", "due-value", "delivered-value"])
def test_a_value_that_nobody_recorded_is_said_to_be_unknown(missing: str) -> None:
    page = members_page(a_paper(rivermouth(), indicators=figures(missing)))

    word = missing.removesuffix("-value")
    assert f"{word} not known yet" in led(page, "Promises.")


def test_without_figures_it_names_the_action_that_finds_out() -> None:
    paper = a_paper(rivermouth())

    promises = led(members_page(paper), "Promises.")

    number = int(re.findall(r"action (\d+)", promises)[0])
    action = paper.to_do[number - 1].task.action
    assert action is not None
    assert "measurement.delivery" in {move.question for move in action.moves}
    assert promises == f"Promises. We cannot say yet. Finding out begins with action {number}."


def test_who_plans_nothing_to_find_out_is_not_said_to() -> None:
    page = members_page(papers()["no days"]())

    assert "is not on record" in led(page, "Promises.")
    assert "Finding out" not in words_of(page)


def test_who_knows_what_was_delivered_is_not_said_not_to() -> None:
    page = members_page(papers()["top"]())

    assert "nobody can say" not in words_of(page)
    assert "are still to be entered" in led(page, "Promises.")


def test_a_long_note_of_the_period_does_not_crowd_the_page() -> None:
    entry = IndicatorEntry(None, Decimal(1), Decimal(2), "a long time " * 50)
    part = IndicatorPart(shipped().indicators, {"delivery-ratio-due": entry})

    page = members_page(a_paper(rivermouth(), indicators=part))

    assert "a long time" not in words_of(page)
    assert "50 % was delivered." in words_of(page)


def test_what_people_notice_serves_each_priority_first() -> None:
    paper = a_paper(rivermouth(), request=asks(priorities=THREE, days_a_quarter=80))

    bullets = next(b for b in members_page(paper).blocks if isinstance(b, Bullets))

    actions = [s.task.action for s in paper.to_do if s.task.action is not None]
    for item, priority in zip(bullets.items, THREE, strict=True):
        serving = [a.notice for a in actions if priority in {m.question for m in a.moves}]
        assert any(notice.startswith(item.text.removesuffix(".")) for notice in serving)


def test_more_than_eight_actions_are_counted_and_not_listed() -> None:
    page = members_page(paper_with(*(planned(a_task(f"a{n}", WHO)) for n in range(10))))

    assert what_we_do(page) == [f"{n}. Do a{n - 1}" for n in range(1, 9)]
    assert "2 more actions stand in the full plan." in led(page, "What it takes.")


def test_answers_to_find_out_share_one_row_among_eight() -> None:
    answers = all_at(shipped(), 0) | dict.fromkeys(THREE, Answer(DONT_KNOW))
    request = asks(preset="solid", days_a_quarter=10_000, most_actions=20)

    rows = what_we_do(members_page(a_paper(answers, request=request)))

    assert len(rows) == 8
    assert rows[-1] == "Find out three missing answers"


def test_an_owner_and_a_day_that_the_organisation_chose_stand_on_it() -> None:
    own = OwnAction("own:1", "Visit the depot", 2)
    record = ActionRecord("own:1", owner="The depot team", due=date(2028, 1, 31))
    request = asks(own_actions=(own,), records={"own:1": record})

    page = members_page(a_paper(rivermouth(), request=request))

    rows = {row[0].split(". ")[-1]: row[1:] for row in table(page, "What we will do").rows}
    assert rows["Visit the depot"] == ("The depot team", "January 2028")


def test_priorities_are_to_be_agreed_or_to_be_chosen() -> None:
    named = words_of(members_page(full_paper()))
    unnamed = words_of(members_page(a_paper(rivermouth())))

    assert "Agree the priorities: Who benefits; Delivered, not only promised; Small, local" in named
    assert "Choose up to three priorities." in unnamed


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("no days", "Nothing is planned, because the plan was given no staff days."),
        ("no action", "Nothing is planned: the catalogue has no action for what is aimed at."),
        ("low targets", "Every answer is where it is meant to be."),
        ("top", "Every answer is at the highest level."),
        ("not applicable", "because every question was set aside as not applicable."),
    ],
)
def test_an_empty_plan_says_why_in_place_of_actions(kind: str, sentence: str) -> None:
    page = members_page(papers()[kind]())

    assert sentence in led(page, "What we will do.")
    assert "Please agree" not in words_of(page)
    assert not [block for block in page.blocks if isinstance(block, Table)]


def test_a_stage_is_said_to_stay_only_where_every_answer_is_known() -> None:
    known = words_of(members_page(a_paper(rivermouth())))
    unknown = words_of(members_page(papers()["don't know"]()))

    assert "The overall stage stays Minimum until four foundation questions rise." in known
    assert "overall stage stays" not in unknown


def test_an_invented_organisation_is_marked_on_it() -> None:
    page = members_page(a_paper(rivermouth(), organisation=replace(RIVERMOUTH, invented=True)))

    assert led(page, "Rivermouth Borough Council (invented).")
    assert page.footer.startswith("Rivermouth Borough Council (invented), May 2027.")
