"""The text of a result in which answers are still missing: it claims nothing that may change."""

import re

import pytest

from maturity.domain.assessment import Answer, NoLevel, Scope
from tests.builders import DONT_KNOW
from tests.documents.sample_results import all_at, first_answered, said, shipped, tea

LIGHT = Scope.LIGHT


def test_a_draft_says_that_it_is_a_first_picture() -> None:
    light = shipped().light_set()

    text = said(light, first_answered(light, 14), scope=LIGHT)

    assert "This is a first picture: 14 of 20 questions are answered." in text
    assert "14 of 20 questions have a response." in text
    assert "This result cannot be compared with others yet:" in text
    assert "Between " in text


def test_a_draft_has_no_opening_sentence_as_it_might_not_be_true() -> None:
    text = said(shipped(), all_at(shipped(), 3) | {"policy.scope": Answer(DONT_KNOW)})

    assert "You have" not in text
    assert "This is a first picture: 35 of 36 questions are answered." in text


def test_an_unanswered_foundation_question_is_not_said_to_stand_at_level_0() -> None:
    text = said(shipped(), all_at(shipped(), 3) | {"policy.scope": Answer(NoLevel.UNANSWERED)})

    assert "You see it here once every question has a response." in text
    assert "Policy: 1 question is not answered (Where social value applies)." in text
    assert not re.search(r"Where social value applies[:,] from", text)


def test_a_dont_know_asks_to_find_out() -> None:
    text = said(shipped(), all_at(shipped(), 3) | {"policy.scope": Answer(DONT_KNOW)})

    assert "Where social value applies: find out where you are; it takes level 1." in text
    assert "Policy: 1 answer is 'don't know' (Where social value applies)." in text
    assert "All 36 questions have a response, 1 of them 'don't know'." in text


def test_a_dont_know_is_not_said_to_stand_at_level_0() -> None:
    text = said(shipped(), all_at(shipped(), 3) | {"policy.scope": Answer(DONT_KNOW)})

    assert "To become Minimum: Where social value applies, from 'don't know' to 1 (found" in text
    assert "from 0" not in text


def test_a_stage_that_may_still_rise_is_told_so_far() -> None:
    text = said(shipped(), all_at(shipped(), 3) | {"policy.scope": Answer(DONT_KNOW)})

    assert text.count("Policy so far: Not in place yet. ") == 2
    assert "Targeting so far" not in text


def test_one_response_is_not_one_of_them() -> None:
    assert "The question has a response: 'don't know'." in said(tea(), {"tea.0": Answer(DONT_KNOW)})


@pytest.mark.parametrize("response", [NoLevel.UNANSWERED, DONT_KNOW])
def test_without_any_level_there_is_no_stage_average_or_way_up(response: NoLevel) -> None:
    text = said(shipped(), all_at(shipped(), response))

    assert "This is a first picture: 0 of 36 questions are answered." in text
    assert not re.search(r"Overall that|average \d|The shortest way up|Theme by theme|None", text)


def test_no_answer_at_all_names_what_is_missing() -> None:
    text = said(shipped().light_set(), {}, scope=LIGHT)

    assert "0 of 20 questions have a response." in text
    assert "- Impact: 5 questions are not answered (The change you want; Who benefits; " in text


def test_a_theme_without_an_answer_is_not_given_the_worst_word() -> None:
    text = said(shipped(), {"policy.scope": Answer(3)})

    assert "Targeting: not answered yet. Measurement: not answered yet." in text
    assert "Where you stand overall is shown once every theme has an answer." in text
    assert "Overall that is" not in text
    assert "Every answer is at" not in text.split("How sure")[0]


def test_the_worst_word_of_all_themes_never_stands_alone() -> None:
    text = said(shipped(), all_at(shipped(), 0))

    assert "Overall that is Not in place yet, in every theme (average 0.0 of 5)." in text
