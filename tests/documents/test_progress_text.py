"""What changed between two rounds, in words: facts first, the averages after them."""

from collections.abc import Mapping

import pytest

from maturity.documents.progress_text import progress_text
from maturity.domain.assessment import Answer, Answers, NoLevel
from maturity.domain.progress import Round, progress
from maturity.domain.questionnaire import Questionnaire
from tests.builders import DONT_KNOW, NA, a_question, a_questionnaire, a_theme, answers
from tests.documents.sample_results import in_one_line

TEN = [f"tea.q{n}" for n in range(10)]


def tea(ids: list[str] = TEN, meaning: int = 1) -> Questionnaire:
    questions = [a_question(question_id, meaning=meaning) for question_id in ids]
    return a_questionnaire(a_theme("tea", questions))


def said(
    before: Answers,
    after: Answers,
    *,
    then: Questionnaire | None = None,
    now: Questionnaire | None = None,
) -> str:
    earlier, later = then or tea(), now or tea()
    return in_one_line(
        progress_text(later, earlier, progress(Round(earlier, before), Round(later, after)))
    )


def all_at(level: int | NoLevel, ids: list[str] = TEN) -> dict[str, Answer]:
    return answers(dict.fromkeys(ids, level))


def with_records(levels: Mapping[str, int]) -> dict[str, Answer]:
    return {i: Answer(level, evidence="records") for i, level in levels.items()}


def test_progress_leads_with_facts() -> None:
    rises = all_at(3, TEN[:7]) | with_records(dict.fromkeys(TEN[:5], 3))

    text = said(all_at(2), all_at(2) | rises | all_at(1, TEN[7:8]))

    facts = text.split("= ", 1)[1]
    assert facts.startswith("7 answers rose, 5 of them with records; 1 fell")


@pytest.mark.parametrize(
    ("rose", "fell", "facts"),
    [
        (0, 0, "0 answers rose; 0 fell; 10 are unchanged."),
        (0, 1, "0 answers rose; 1 fell; 9 are unchanged."),
        (2, 0, "2 answers rose; 0 fell; 8 are unchanged."),
        (2, 7, "2 answers rose; 7 fell; 1 is unchanged."),
        (2, 8, "2 answers rose; 8 fell; 0 are unchanged."),
    ],
)
def test_the_facts_have_their_plurals(rose: int, fell: int, facts: str) -> None:
    after = all_at(2) | all_at(3, TEN[:rose]) | all_at(1, TEN[10 - fell :] if fell else [])

    assert facts in said(all_at(2), after)


@pytest.mark.parametrize("evidence", [all_at(3, TEN[:1]), with_records({TEN[0]: 3})])
def test_one_answer_that_rose_is_not_one_of_them(evidence: dict[str, Answer]) -> None:
    text = said(all_at(2), all_at(2) | evidence)

    assert "1 answer rose" in text
    assert "of them" not in text


def test_each_change_is_named_with_its_levels_and_records() -> None:
    after = all_at(2) | with_records({"tea.q0": 4}) | all_at(1, ["tea.q1"])

    text = said(all_at(2), after)

    assert "- Tea.Q0: from 2 to 4, with records" in text
    assert "What fell --------- - Tea.Q1: from 2 to 1" in text


def test_a_change_without_evidence_of_its_own_is_not_said_to_have_records() -> None:
    text = said(all_at(2), all_at(2) | {"tea.q0": Answer(4, evidence="document")})

    assert "- Tea.Q0: from 2 to 4 " in text
    assert "- Tea.Q0: from 2 to 4, with" not in text


def test_the_averages_come_after_the_facts_and_know_their_noise() -> None:
    text = said(all_at(2), all_at(2) | all_at(3, TEN[:1]))

    assert text.index("What rose") < text.index("The averages")
    assert "Overall: from 2.0 of 5 to 2.1 of 5. Too small to call a change in the average." in text


def test_a_clear_change_of_the_average_is_left_to_speak() -> None:
    text = said(all_at(1), all_at(3))

    assert "Overall: from 1.0 of 5 to 3.0 of 5." in text
    assert "Too small" not in text
    assert "%" not in text


def test_questions_that_are_answered_now_are_listed() -> None:
    text = said(all_at(2, TEN[:9]), all_at(2))

    heading = "Has a level now and had none last time"
    assert f"{heading} {'-' * len(heading)} - Tea.Q9 The averages" in text
    assert "9 are unchanged" in text


@pytest.mark.parametrize("before", [NA, DONT_KNOW])
def test_a_question_that_had_a_response_is_not_answered_for_the_first_time(
    before: NoLevel,
) -> None:
    text = said(all_at(2) | all_at(before, TEN[:1]), all_at(2))

    assert "Tea.Q0" in text
    assert "for the first time" not in text


def test_a_question_whose_meaning_changed_is_not_said_to_have_had_no_level() -> None:
    text = said(all_at(2), all_at(3), then=tea(), now=tea(meaning=2))

    assert "the question means something else now" in text
    assert "had none last time" not in text


@pytest.mark.parametrize(
    ("then", "now", "after", "why"),
    [
        (tea(), tea(TEN[1:]), all_at(2), "the question is no longer asked"),
        (tea(), tea(meaning=2), all_at(2), "the question means something else now"),
        (tea(), tea(), all_at(2) | all_at(NA, TEN[:1]), "there is no level now"),
    ],
    ids=["gone", "meaning", "no level"],
)
def test_what_can_no_longer_be_compared_says_why(
    then: Questionnaire, now: Questionnaire, after: Answers, why: str
) -> None:
    assert f"- Tea.Q0: {why}" in said(all_at(2), after, then=then, now=now)


@pytest.mark.parametrize(
    ("before", "after"), [({}, {}), ({}, all_at(3)), (all_at(3), {}), (all_at(NA), all_at(3))]
)
def test_without_anything_in_common_it_says_so(before: Answers, after: Answers) -> None:
    text = said(before, after)

    assert "No question has a level in both rounds, so there is nothing to compare." in text
    assert "The averages" not in text
    assert "None" not in text
