"""Answers by file: what a preview says, what taking it over stores, and that it is all or none."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.domain.assessment import UNANSWERED, Answer
from maturity.domain.round import AnswerRecord, Origin
from maturity.errors import Conflict
from maturity.usecases.answers_file import (
    NOTHING,
    Change,
    Preview,
    download_answers,
    take_file,
)
from maturity.usecases.rounds import continue_with_all
from tests.builders import DONT_KNOW, NA
from tests.usecases.places import Place
from tests.usecases.uploads import look, put, stored, written

FULL = Answer(4, "", "records", "https://example.org", "Minutes", "Good", 5)


def test_a_download_has_the_questions_of_the_round_with_their_answers(place: Place) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full", 4)

    lines = download_answers(place.work, ann, begun.id).splitlines()

    assert [line.split(",")[:2] for line in lines[1:]] == [["pot.full", "4"], ["pot.warm", ""]]


def test_a_round_with_all_questions_has_all_of_them_in_its_file(place: Place) -> None:
    ann, begun = place.round()
    continue_with_all(place.work, ann, begun.id, begun.version)

    text = download_answers(place.work, ann, begun.id)

    assert "cup.clean" in text


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.one_of(st.characters(), st.sampled_from("'=+-@ \t\r\n\u0175"))))
def test_a_download_that_comes_back_unchanged_changes_nothing(place: Place, words: str) -> None:
    rounds = place.work.store.assessments_of("ambridge")
    begun = rounds[0] if rounds else place.round()[1]
    ann = put(place, begun, Answer(3, words, "word", words, words, words, 4))

    preview = look(place, begun, download_answers(place.work, ann, begun.id).encode("utf-8-sig"))

    assert preview == Preview((), same=1, empty=1, left_out=0)


def test_line_breaks_that_a_spreadsheet_altered_are_no_change(place: Place) -> None:
    begun = place.round()[1]
    put(place, begun, Answer(3, comment="one\r\ntwo\n"))

    assert look(place, begun, written('pot.full,3,,"one\ntwo"')).same == 1


def test_a_preview_says_what_would_change_and_stores_nothing(place: Place) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full", 2)
    before = stored(place, begun)

    preview = look(place, begun, written("pot.full,4,,", "pot.warm,na,We drink it cold.,"))

    assert preview.changes == (
        Change("pot.full", "Pot.Full", Answer(2), Answer(4), based_on=1),
        Change("pot.warm", "Pot.Warm", UNANSWERED, Answer(NA, "We drink it cold."), based_on=0),
    )
    assert stored(place, begun) == before


def test_rows_that_change_nothing_are_counted_by_kind(place: Place) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full", 2)

    preview = look(place, begun, written("pot.full,2,,", "pot.warm,,,", "cup.clean,3,,"))

    assert preview == Preview((), same=1, empty=1, left_out=1)


@pytest.mark.parametrize(
    ("row", "after"),
    [
        ("pot.full,,,,,,,", FULL),
        ("pot.full,2,,,,,,", replace(FULL, response=2)),
        ("pot.full,dont_know,,,,,,", replace(FULL, response=DONT_KNOW)),
        ("pot.full,,,,,,Better,", replace(FULL, comment="Better")),
        ("pot.full,,,word,,,,", replace(FULL, evidence="word")),
        ("pot.full,,,,,,,0", replace(FULL, target=0)),
    ],
)
def test_an_empty_cell_keeps_what_is_there(place: Place, row: str, after: Answer) -> None:
    begun = place.round()[1]
    put(place, begun, FULL)
    header = "question,level,reason,evidence,evidence_link,evidence_note,comment,target"

    changes = look(place, begun, written(row, header=header)).changes

    assert [change.after for change in changes] == ([] if after == FULL else [after])


def test_a_comment_without_a_level_is_an_answer_without_a_response(place: Place) -> None:
    begun = place.round()[1]

    (change,) = look(place, begun, written("pot.full,,,Ask Bob")).changes

    assert change.after == replace(UNANSWERED, comment="Ask Bob")


def test_the_reason_goes_when_the_question_applies_now(place: Place) -> None:
    begun = place.round()[1]
    put(place, begun, Answer(NA, "We own no pot."))

    (change,) = look(place, begun, written("pot.full,3,,")).changes

    assert change.after == Answer(3)


def test_what_a_preview_showed_is_stored_with_its_origin_and_author(place: Place) -> None:
    ann, begun = place.round()
    bob = place.contributor(place.organisation())
    place.answer(ann, begun, "pot.full", 2)
    preview = look(place, begun, written("pot.full,4,,", "pot.warm,0,,"))
    place.clock.forward(timedelta(minutes=5))

    count = take_file(place.work, bob, begun.id, preview)

    now = place.clock.instant
    assert count == 2
    assert stored(place, begun) == {
        "pot.full": AnswerRecord("pot.full", 2, Answer(4), "bob", Origin.FILE, now),
        "pot.warm": AnswerRecord("pot.warm", 1, Answer(0), "bob", Origin.FILE, now),
    }


def test_an_answer_that_came_meanwhile_stops_all_of_the_file(place: Place) -> None:
    ann, begun = place.round()
    preview = look(place, begun, written("pot.full,4,,", "pot.warm,0,,"))
    place.answer(ann, begun, "pot.warm", 5)

    with pytest.raises(Conflict, match=r"answered meanwhile: Pot.Warm\. Nothing was taken over\."):
        take_file(place.work, ann, begun.id, preview)

    assert {i: r.answer.level for i, r in stored(place, begun).items()} == {"pot.warm": 5}


def test_taking_a_preview_twice_is_taking_it_once(place: Place) -> None:
    ann, begun = place.round()
    preview = look(place, begun, written("pot.full,4,,", "pot.warm,0,,"))
    take_file(place.work, ann, begun.id, preview)
    before = stored(place, begun)

    assert take_file(place.work, ann, begun.id, preview) == 2
    assert stored(place, begun) == before


def test_taking_a_preview_without_changes_stores_nothing(place: Place) -> None:
    ann, begun = place.round()

    assert take_file(place.work, ann, begun.id, NOTHING) == 0
    assert stored(place, begun) == {}
