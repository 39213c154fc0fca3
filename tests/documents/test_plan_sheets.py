"""A theme for its owner, findings by theme, and the annex of evidence."""

from dataclasses import replace

import pytest

from maturity.documents.blocks import Bullets, Item
from maturity.documents.plan_page import evidence_annex, full_plan, theme_sheet
from maturity.domain.assessment import Answer
from maturity.domain.catalogue import Holding
from maturity.domain.plan import Left, LeftOut
from tests.builders import DONT_KNOW
from tests.documents.plans import (
    COMMENT,
    LINK,
    SMALL_FIRMS,
    WHO,
    a_paper,
    a_task,
    an_action,
    paper_with,
    papers,
    planned,
    rivermouth,
)
from tests.documents.reading import blocks, headings, table, under, words_of
from tests.documents.sample_results import shipped


def items_under(heading: str, answers: dict[str, Answer]) -> list[Item]:
    """Of the list below a heading of the sheet on Policy."""
    sheet = theme_sheet(a_paper(answers), "policy")
    texts = under(sheet, heading).split("\n")
    return [i for b in blocks(sheet, Bullets) for i in b.items if i.text in texts]


def test_a_sheet_holds_one_theme_and_what_to_do_for_it() -> None:
    mine, other = planned(a_task("a", WHO)), planned(a_task("b", SMALL_FIRMS))
    left = (
        LeftOut(a_task("c", WHO), Left.NO_ROOM),
        LeftOut(a_task("d", SMALL_FIRMS), Left.NO_ROOM),
    )

    sheet = theme_sheet(paper_with(mine, other, left=left), "impact")

    assert headings(sheet, 1) == [
        "Impact: where Rivermouth Borough Council stands and what to do, May 2027"
    ]
    assert headings(sheet) == [
        "Where you stand",
        "Actions for this theme",
        "Each action in full",
        "What is left out, and why",
    ]
    assert [row[0] for row in table(sheet, "Actions for Impact").rows] == ["1. Do a"]
    assert "1. Do a" in headings(sheet, 3)
    assert "Do c" in words_of(sheet)
    assert not {"Do b", "Do d"} & set(words_of(sheet).replace("2. ", "").split("\n"))


def test_an_action_of_two_themes_stands_on_both_sheets_under_the_same_number() -> None:
    first, both = planned(a_task("a", SMALL_FIRMS)), planned(a_task("b", WHO, SMALL_FIRMS))
    paper = paper_with(first, both)

    for theme in ("impact", "targeting"):
        assert "2. Do b" in headings(theme_sheet(paper, theme), 3)


def test_an_enabling_action_stands_on_the_sheet_of_the_theme_that_it_names() -> None:
    action = an_action("a", in_place=(Holding("impact.voice", 2),))
    paper = paper_with(planned(a_task("a", action=action)))

    assert "1. Do a" in headings(theme_sheet(paper, "impact"), 3)
    assert "1. Do a" not in headings(theme_sheet(paper, "policy"), 3)


def test_answers_to_find_out_stand_on_the_sheet_of_their_theme() -> None:
    paper = a_paper(rivermouth() | {"impact.voice": Answer(DONT_KNOW)})

    assert "Find out: Hearing from people afterwards" in words_of(theme_sheet(paper, "impact"))
    assert "Find out" not in words_of(theme_sheet(paper, "policy"))


def test_a_theme_without_an_action_says_so() -> None:
    sheet = theme_sheet(papers()["top"](), "policy")

    assert under(sheet, "Actions for this theme") == "The plan holds no action for this theme."


def test_what_is_strong_is_told_with_its_descriptor() -> None:
    question = next(q for q in shipped().questions if q.id == "policy.leadership")

    items = items_under("What is strong", rivermouth())

    assert Item(f"{question.title}: level 3, Mature.", question.levels[3]) in items
    assert not [item for item in items if "Climate" in item.text]


def test_a_gap_is_told_with_what_the_target_asks_for() -> None:
    question = next(q for q in shipped().questions if q.id == "policy.leadership")

    items = items_under("Where the gaps are", rivermouth() | {question.id: Answer(1)})

    assert items == [
        Item(f"{question.title}: now 1, aim 2 (foundation).", f"Level 2: {question.levels[2]}")
    ]


@pytest.mark.parametrize(
    ("answer", "words"),
    [(Answer(DONT_KNOW), "Staff time and cost: nobody knows yet."), (None, "not answered yet.")],
)
def test_what_nobody_knows_is_a_gap_of_its_own_kind(answer: Answer | None, words: str) -> None:
    answers = rivermouth()
    del answers["policy.capacity"]

    items = items_under(
        "Where the gaps are", answers | ({} if answer is None else {"policy.capacity": answer})
    )

    assert items[0].text.endswith(words)


def test_where_nothing_is_below_its_target_that_is_said() -> None:
    sheet = theme_sheet(a_paper(rivermouth()), "policy")

    assert under(sheet, "Where the gaps are") == "Nothing here is below what you aim for."


def test_comments_stand_before_anything_has_a_level_too() -> None:
    paper = a_paper({"policy.scope": Answer(DONT_KNOW, comment=COMMENT)})

    assert COMMENT in under(full_plan(paper), "Policy")
    assert COMMENT in under(theme_sheet(paper, "policy"), "What you wrote")


def test_the_annex_names_the_evidence_of_each_question_that_has_some() -> None:
    annex = evidence_annex(a_paper(rivermouth()))

    assert headings(annex) == [
        "Every answer",
        "What stands behind your answers",
        "Evidence by question",
        "How sure is this?",
        "How this is worked out",
    ]
    assert under(annex, "Evidence by question") == (
        f"Where social value applies: a document. Policy of 2025\n{LINK}"
    )


def test_an_annex_without_notes_or_links_says_so() -> None:
    paper = papers()["top"]()

    assert "No evidence is named yet" in under(evidence_annex(paper), "Evidence by question")


def test_every_document_of_a_theme_names_the_organisation() -> None:
    paper = paper_with(planned(a_task("a", WHO)))
    named = replace(paper, organisation=replace(paper.organisation, name="Tŷ Ddewi"))

    assert theme_sheet(named, "impact").title.startswith("Impact: where Tŷ Ddewi stands")
