"""The text of a result: its order, what it says in each state of an assessment, and its plurals."""

import re
from itertools import pairwise

import pytest

from maturity.documents.result_text import result_text
from maturity.domain.assessment import Answer, Scope
from maturity.domain.questionnaire import Questionnaire
from tests.builders import NA, a_question, a_questionnaire, a_theme
from tests.documents.sample_results import (
    a_result,
    all_at,
    in_one_line,
    said,
    shipped,
    tea,
    themes_at,
)

LIGHT = Scope.LIGHT


def test_a_result_speaks_in_the_order_in_which_people_ask() -> None:
    text = said(shipped(), themes_at(shipped(), (3, 2, 2, 0)), roles=("Finance",))
    order = [
        "You have a rule",
        "Policy: Mature. Targeting: Developing. Measurement: Developing. Impact: Not in place yet.",
        "Overall that is Minimum, held back by Impact (average 1.8 of 5).",
        "The shortest way up",
        "Your strongest answer: ",
        "Your lowest: ",
        "How sure is this?",
        "Theme by theme",
        "How this is worked out",
    ]

    assert all(text.find(first) < text.find(then) for first, then in pairwise(order))
    assert all(text.count(part) == 1 for part in order)


@pytest.mark.parametrize("questionnaire", [shipped(), shipped().light_set()], ids=["full", "light"])
def test_all_mature_never_reads_as_60_percent(questionnaire: Questionnaire) -> None:
    text = said(questionnaire, all_at(questionnaire, 3))

    assert "Overall that is Mature (average 3.0 of 5)." in text
    assert not re.search(r"\b60\b|600|%|per ?cent|permille", text)


@pytest.mark.parametrize("levels", [(0, 0, 0, 0), (1, 2, 3, 4), (5, 5, 5, 5), (5, 0, 5, 0)])
def test_no_result_has_a_percentage_or_the_word_score(levels: tuple[int, ...]) -> None:
    text = said(shipped(), themes_at(shipped(), levels))

    assert "%" not in text
    assert "permille" not in text
    assert "score" not in text.split("The shortest way up")[0].casefold()


def test_the_worst_word_never_stands_alone() -> None:
    text = said(shipped(), themes_at(shipped(), (4, 4, 4, 0)))

    assert "Overall that is Minimum, held back by Impact (average 3.0 of 5)." in text


def test_two_themes_may_hold_the_overall_stage_back() -> None:
    text = said(shipped(), themes_at(shipped(), (4, 4, 1, 1)))

    assert "Overall that is Minimum, held back by Measurement and Impact (" in text


def test_the_shortest_way_up_says_from_where_to_where_and_what_is_wanted() -> None:
    question = next(q for q in shipped().questions if q.id == "impact.who-benefits")
    answers = themes_at(shipped(), (2, 2, 2, 1)) | {question.id: Answer(0)}

    text = said(shipped(), answers)

    assert f"1. {question.title}: from 0 to 1. Level 1: {question.levels[1]}" in text
    assert "With this, Impact becomes Minimum, and overall you become Developing." in text


def test_more_rises_than_fit_are_counted() -> None:
    text = said(shipped(), all_at(shipped(), 3))

    assert "8. Evidence of need" in text
    assert "9. " not in text
    assert "and 13 more." in text


def test_several_rises_are_these() -> None:
    text = said(tea(3), {f"tea.{n}": Answer(1) for n in range(3)})

    assert "With these, Tea becomes Level 2, and overall you become Level 2." in text


def test_the_strongest_and_the_lowest_answer_are_named() -> None:
    answers = all_at(shipped(), 2) | {"policy.skills": Answer(4), "impact.voice": Answer(1)}

    text = said(shipped(), answers)

    assert "Your strongest answer: People who know their part (4)." in text
    assert "Your lowest: Hearing from people afterwards (1)." in text


@pytest.mark.parametrize("level", [0, 3, 5])
def test_one_question_is_not_both_the_strongest_and_the_lowest(level: int) -> None:
    text = said(shipped(), all_at(shipped(), level))

    assert not re.search(r"Your strongest answer: (.+?) \(\d\)\. Your lowest: \1 \(", text)


def test_at_the_top_there_is_nothing_to_rise_to() -> None:
    text = said(shipped(), all_at(shipped(), 5, "checked"))

    assert "Overall that is Innovator (average 5.0 of 5)." in text
    assert "There is no higher stage. Keep it, and share what works." in text
    assert "Of your 36 answers at Mature or higher, 36 have the evidence they ask for." in text
    assert "takes:" not in text


def test_where_nothing_applies_the_first_paragraphs_say_so() -> None:
    text = said(shipped(), all_at(shipped(), NA)).split("How sure is this?")[0]

    assert re.search(r"appl(y|ies|icable)", text)


def test_where_nothing_applies_there_is_no_stage() -> None:
    text = said(shipped(), all_at(shipped(), NA))

    assert "first picture" not in text
    assert not re.search(r"Overall that|The shortest way up|None", text)


def test_a_theme_in_which_nothing_applies_has_no_stage_and_no_average() -> None:
    impact = shipped().themes[3]
    aside = {question.id: Answer(NA, reason="Why") for question in impact.questions}

    text = said(shipped(), all_at(shipped(), 3) | aside)

    assert "Impact: does not apply." in text
    assert "Overall that is Mature (average 3.0 of 5)." in text
    assert "- Impact: more than a fifth of the theme is set aside as not applicable (" in text


def test_a_complete_round_can_be_compared_with_others() -> None:
    assert "This result can be compared with others." in said(shipped(), all_at(shipped(), 2))


@pytest.mark.parametrize(
    ("roles", "sentence"),
    [
        ((), "The roles that took part are not stated."),
        (("Finance",), "1 role took part: Finance."),
        (("Finance", "Procurement"), "2 roles took part: Finance and Procurement."),
        (("A", "B", "C"), "3 roles took part: A, B and C."),
    ],
)
def test_the_roles_that_took_part_are_named(roles: tuple[str, ...], sentence: str) -> None:
    assert sentence in said(shipped(), {}, roles=roles)


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        (1, "1 answer in your file is outside the light set and was not counted."),
        (16, "16 answers in your file are outside the light set and were not counted."),
    ],
)
def test_answers_outside_the_light_set_are_mentioned(left_out: int, sentence: str) -> None:
    light = shipped().light_set()

    text = said(light, all_at(light, 3), scope=LIGHT, left_out=left_out)

    assert sentence in text
    assert "the light set of 20 questions" in text


def test_a_light_assessment_that_is_scored_in_full_is_pointed_to_its_own_scale() -> None:
    advice = "Add --light to score it on its own."
    light = all_at(shipped().light_set(), 3)

    assert advice in said(shipped(), light)
    assert advice not in said(shipped().light_set(), light, scope=LIGHT)
    assert advice not in said(shipped(), light | {"policy.climate": Answer(3)})


@pytest.mark.parametrize(
    ("high", "shown", "sentence"),
    [
        (1, 0, "Of your 1 answer at Level 3 or higher, 0 has the evidence it asks for."),
        (1, 1, "Of your 1 answer at Level 3 or higher, 1 has the evidence it asks for."),
        (4, 1, "Of your 4 answers at Level 3 or higher, 1 has the evidence it asks for."),
        (4, 3, "Of your 4 answers at Level 3 or higher, 3 have the evidence they ask for."),
        (4, 0, "Of your 4 answers at Level 3 or higher, 0 have the evidence they ask for."),
    ],
)
def test_evidence_is_counted_in_words(high: int, shown: int, sentence: str) -> None:
    low = {f"tea.{n}": Answer(2) for n in range(4)}
    strong = {f"tea.{n}": Answer(3) for n in range(high)}
    backed = {f"tea.{n}": Answer(3, evidence="records") for n in range(shown)}

    assert sentence in said(tea(4), low | strong | backed)


def test_without_an_answer_that_asks_for_evidence_nothing_is_said_about_it() -> None:
    assert "the evidence" not in said(tea(2), {f"tea.{n}": Answer(2) for n in range(2)})


def test_what_evidence_supports_stands_in_the_annex_only() -> None:
    text = said(shipped(), all_at(shipped(), 3))

    assert text.index("How this is worked out") < text.index(
        "Counting only what your evidence supports, the average would be 2.0 of 5."
    )


def test_one_question_is_not_written_as_several() -> None:
    text = said(tea(), {"tea.0": Answer(2)})

    assert "The question has a response." in text
    assert "1 questions" not in text


def test_a_foreign_questionnaire_without_words_of_its_own_still_reads_well() -> None:
    bare = a_questionnaire(a_theme("tea", [a_question("tea.0"), a_question("tea.1")]))

    text = said(bare, {"tea.0": Answer(1), "tea.1": Answer(4)})

    assert "Tea: Level 1. Overall that is Level 1 (average 2.5 of 5)." in text
    assert "None" not in text
    assert "evidence" not in text


@pytest.mark.parametrize("hostile", ["{title}", "%s", "{0}", "<script>", "a\nb"])
def test_words_from_outside_do_no_harm(hostile: str) -> None:
    question = a_question("tea.0", title=hostile, text=hostile)

    text = said(a_questionnaire(a_theme("tea", [question])), {"tea.0": Answer(2)}, roles=(hostile,))

    assert f"1 role took part: {in_one_line(hostile)}." in text


def test_every_line_fits_a_terminal() -> None:
    lines = result_text(a_result(shipped(), themes_at(shipped(), (0, 1, 3, 5)))).splitlines()

    assert max(len(line) for line in lines) <= 80
    assert not any(line != line.rstrip() for line in lines)
