"""The result as a whole document: its first screen, its sections and their order."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from maturity.documents.blocks import Bar, BarChart, Block, Heading, HeatMap, Paragraph, Table
from maturity.documents.result import Result
from maturity.documents.result_page import Since
from maturity.domain.assessment import Answer, Answers, NoLevel, Scope
from maturity.domain.progress import Round, progress
from tests.builders import DONT_KNOW, NA, a_question, a_questionnaire, a_theme
from tests.documents.sample_results import (
    RIVERMOUTH,
    a_page,
    a_result,
    all_at,
    first_answered,
    shipped,
    tea,
    themes_at,
    words,
)

MIXED = themes_at(shipped(), (3, 2, 2, 0))
STATES: dict[str, Answers] = {
    "mixed": MIXED,
    "draft": first_answered(shipped(), 14),
    "one": {"policy.scope": Answer(3)},
    "nothing": {},
    "don't know": all_at(shipped(), DONT_KNOW),
    "not applicable": all_at(shipped(), NA),
    "zero": all_at(shipped(), 0),
    "mature": all_at(shipped(), 3),
    "top": all_at(shipped(), 5, "checked"),
}
every_state = pytest.mark.parametrize("answers", STATES.values(), ids=STATES)


def first_screen(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """As far as the line that says how sure it is."""
    last = next(
        n for n, b in enumerate(blocks) if isinstance(b, Paragraph) and b.bold[:8] == "How sure"
    )
    return blocks[: last + 1]


def a_level(answers: Answers) -> bool:
    return any(answer.level is not None for answer in answers.values())


def titles(blocks: tuple[Block, ...], level: int = 2) -> list[str]:
    return [b.text for b in blocks if isinstance(b, Heading) and b.level == level]


def since(before: Answers, after: Answers) -> Since:
    return Since(shipped(), progress(Round(shipped(), before), Round(shipped(), after)))


def test_the_first_screen_answers_the_first_questions_in_their_order() -> None:
    page = a_page(a_result(shipped(), MIXED, roles=("finance", "legal")))

    text = words(first_screen(page))
    order = [
        "Where Rivermouth Borough Council stands, May 2027",
        "You have a rule",
        "Policy: Mature. Targeting: Developing. Measurement: Developing. Impact: Not in place yet.",
        "Overall that is Minimum, held back by Impact (average 1.8 of 5).",
        "Mature (3) is a good result.",
        "The shortest way up",
        "-- 1. ",
        "Your strongest answer: ",
        "Your lowest: ",
        "How sure is this? All 36 questions have a response. 2 roles took part: Finance and Legal.",
    ]
    assert all(text.find(first) < text.find(then) for first, then in pairwise(order))
    assert all(text.count(part) == 1 for part in order[1:])
    assert not [b for b in first_screen(page) if isinstance(b, BarChart | HeatMap | Table)]


def test_what_stands_out_is_the_sentence_and_the_stage_with_what_holds_it_back() -> None:
    page = a_page(a_result(shipped(), MIXED))

    bold = [block.bold for block in first_screen(page) if isinstance(block, Paragraph)]
    assert bold[0].startswith("You have a rule")
    assert "Minimum, held back by Impact" in bold


def test_a_draft_says_first_what_it_is() -> None:
    light = shipped().light_set()

    page = a_page(a_result(light, first_answered(light, 14), scope=Scope.LIGHT))

    assert page[1] == Paragraph(
        "This is a first picture: 14 of 20 questions are answered. A missing answer counts as "
        "level 0 for a stage, so stages can still rise.",
        bold="This is a first picture: 14 of 20 questions are answered.",
    )
    assert "Once everything is answered, the overall average lies between" in words(page)


def test_a_later_round_begins_with_what_changed() -> None:
    after = MIXED | {"impact.voice": Answer(1, evidence="records"), "policy.scope": Answer(2)}

    page = a_page(a_result(shipped(), after), since=since(MIXED, after))

    facts = "1 answer rose, with records; 1 fell; 34 are unchanged."
    assert page[1] == Paragraph(f"Since the last round: {facts}", bold=facts)
    assert "What changed since the last round" in titles(page)
    assert {"What rose", "What fell"} <= {*titles(page, 3)}


def test_a_first_round_says_nothing_of_an_earlier_one() -> None:
    assert "last round" not in words(a_page(a_result(shipped(), MIXED)))


def test_carried_answers_that_nobody_confirmed_are_told() -> None:
    page = a_page(a_result(shipped(), MIXED), carried=7)

    assert "7 answers are from an earlier round and not confirmed yet." in words(first_screen(page))


def test_an_invented_organisation_is_marked() -> None:
    invented = replace(RIVERMOUTH, invented=True)

    page = a_page(a_result(shipped(), MIXED), organisation=invented)

    assert titles(page, 1) == ["Where Rivermouth Borough Council (invented) stands, May 2027"]


def test_answers_outside_the_light_set_are_kept_and_told() -> None:
    light = shipped().light_set()

    text = words(a_page(a_result(light, all_at(light, 3), scope=Scope.LIGHT, left_out=16)))

    assert "16 answers to questions outside the light set are kept and not counted." in text
    assert "your file" not in text


def test_the_sections_stand_in_the_order_in_which_people_ask() -> None:
    page = a_page(a_result(shipped(), MIXED), since=since(MIXED, MIXED))

    assert titles(page) == [
        "The shortest way up",
        "What keeps you from Developing",
        "What changed since the last round",
        "Theme by theme",
        "Every answer",
        "What stands behind your answers",
        "How sure is this?",
        "How this is worked out",
    ]


def test_what_blocks_names_each_question_with_its_theme_and_level() -> None:
    text = words(a_page(a_result(shipped(), MIXED)))

    blocked = text.split("What keeps you from Developing")[1].split("Theme by theme")[0]
    assert "Every foundation question named here has to rise." in blocked
    assert "Of the other questions, some have to rise." in blocked
    assert "- Impact: The change you want (now 0); Who benefits (foundation, now 0);" in blocked


def test_where_only_foundations_block_no_choice_is_offered() -> None:
    answers = all_at(shipped(), 2) | {"impact.who-benefits": Answer(0)}

    text = words(a_page(a_result(shipped(), answers)))

    assert "- Impact: Who benefits (foundation, now 0)" in text
    assert "You may choose which" not in text.split("Theme by theme")[0]


@every_state
def test_no_level_of_heading_is_left_out(answers: Answers) -> None:
    levels = [b.level for b in a_page(a_result(shipped(), answers)) if isinstance(b, Heading)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(then <= first + 1 for first, then in pairwise(levels))


@every_state
def test_every_chart_has_words_before_it_and_a_table_behind_it(answers: Answers) -> None:
    page = a_page(a_result(shipped(), answers))
    charts = [n for n, block in enumerate(page) if isinstance(block, BarChart | HeatMap)]

    assert len(charts) == sum(bool(found) for found in (answers, a_level(answers)))
    for place in charts:
        following = [b for b in page[place + 1 :] if not isinstance(b, Paragraph | Heading)]
        assert isinstance(page[place - 1], Paragraph)
        assert isinstance(following[0], Table)


@every_state
def test_every_table_has_a_caption_and_full_rows(answers: Answers) -> None:
    tables = [b for b in a_page(a_result(shipped(), answers)) if isinstance(b, Table)]

    assert all(table.caption and table.rows for table in tables)
    assert all(len(row) == len(table.header) for table in tables for row in table.rows)
    assert all(cell for table in tables for row in table.rows for cell in row)


@every_state
def test_no_document_has_a_percentage_or_none(answers: Answers) -> None:
    text = words(a_page(a_result(shipped(), answers)))

    assert not re.search(r"%|permille|\bNone\b|\b60\b", text)


@pytest.mark.parametrize("hostile", ["{title}", "%s", "{0}", "<script>", "| a | b |", "**b**"])
def test_words_from_outside_come_through_as_they_are(hostile: str) -> None:
    question = a_question("tea.0", title=hostile, text=hostile)
    questionnaire = a_questionnaire(a_theme("tea", [question]))
    answers = {"tea.0": Answer(NoLevel.NOT_APPLICABLE, reason=hostile)}
    organisation = replace(RIVERMOUTH, name=hostile)

    page = a_page(a_result(questionnaire, answers), organisation=organisation)

    assert titles(page, 1) == [f"Where {hostile} stands, May 2027"]
    assert f"Not applicable: {hostile}" in words(page)


def test_a_foreign_questionnaire_without_words_of_its_own_has_a_page() -> None:
    result: Result = a_result(tea(3), {"tea.0": Answer(1), "tea.1": Answer(4)})

    assert "Where Rivermouth Borough Council stands" in words(a_page(result))


def test_an_incomplete_theme_shows_how_far_its_average_may_still_go() -> None:
    answers = all_at(shipped().light_set(), 3) | {"policy.scope": Answer(DONT_KNOW)}

    page = a_page(a_result(shipped().light_set(), answers, scope=Scope.LIGHT))

    chart = next(block for block in page if isinstance(block, BarChart))
    assert chart.bars[0] == Bar("Policy: Not in place yet (3.0 of 5)", 3.0, 2.4, 3.4)
    assert chart.bars[1] == Bar("Targeting: Mature (3.0 of 5)", 3.0)
    table = next(block for block in page if isinstance(block, Table))
    assert table.rows[:2] == (
        ("Policy", "Not in place yet", "3.0 of 5 (2.4 to 3.4)"),
        ("Targeting", "Mature", "3.0 of 5"),
    )
    assert "The thin line below a bar shows what its average may still become." in words(page)
