"""Answers by file: what is refused, with which words, and that nothing of it is stored."""

import pytest

from maturity.domain.assessment import UNANSWERED, Answer
from maturity.errors import AnswersError, MaturityError, NotHere, RoundClosed
from maturity.usecases.answers_file import (
    NOTHING,
    Change,
    Preview,
    download_answers,
    preview_file,
    take_file,
)
from maturity.usecases.handing_in import submit_round
from tests.builders import NA
from tests.usecases.places import Place
from tests.usecases.uploads import look, problems, stored, written

FULL = Answer(4, "", "records", "https://example.org", "Minutes", "Good", 5)


def test_one_faulty_row_refuses_the_whole_file_with_every_problem(place: Place) -> None:
    begun = place.round()[1]

    found = problems(
        place, begun, b"question;level\r\npot.full;4 - Level 4\r\npot.warm;6\r\npot.full;3\r\n"
    )

    assert [problem.split(": ")[0] for problem in found] == [
        "tea.csv, row 3, column level",
        "tea.csv, row 4, column question",
    ]
    assert stored(place, begun) == {}


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty."),
        (b"PK\x03\x04\x14\x00", "this is an Excel, Word or zip file"),
        (b"question,level\nbean.ground,3\n", "there is no such question in tea-2026."),
    ],
    ids=["empty", "excel", "another questionnaire"],
)
def test_a_file_of_another_kind_is_refused(place: Place, data: bytes, what: str) -> None:
    begun = place.round()[1]

    assert what in problems(place, begun, data)[0]


@pytest.mark.parametrize("words", ["x" * 10_000, "<b>{0} %s</b> \u202e\u0175 \U0001f3db; DROP"])
def test_long_and_hostile_words_are_taken_over_whole(place: Place, words: str) -> None:
    ann, begun = place.round()

    take_file(place.work, ann, begun.id, look(place, begun, written(f'pot.full,3,,"{words}"')))

    assert stored(place, begun)["pot.full"].answer.comment == words


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (f"pot.full,3,,{'x' * 10_001}", "The comment has 10,001 characters."),
        ("pot.full,na,\x01,", "Say why the question does not apply."),
    ],
)
def test_what_could_not_be_typed_cannot_be_uploaded(place: Place, row: str, what: str) -> None:
    begun = place.round()[1]

    found = problems(place, begun, written(row, "pot.warm,3,,"))

    assert len(found) == 1
    assert found[0].startswith(f"tea.csv, question pot.full: {what}")


def test_control_characters_of_a_file_are_left_out(place: Place) -> None:
    begun = place.round()[1]

    (change,) = look(place, begun, written("pot.full,3,,a\x0b\x1bb")).changes

    assert change.after.comment == "ab"


def test_a_problem_names_a_hostile_file_name_on_one_short_line(place: Place) -> None:
    begun = place.round()[1]

    with pytest.raises(AnswersError) as caught:
        look(place, begun, b"", name="\x1b[31m\n" + "x" * 5000)

    assert caught.value.problems[0].isprintable()
    assert len(caught.value.problems[0]) < 100


def test_a_submitted_round_can_be_downloaded_and_takes_no_file(place: Place) -> None:
    ann, begun = place.round()
    preview = look(place, begun, written("pot.full,4,,"))
    for question in ("pot.full", "pot.warm"):
        place.answer(ann, begun, question)
    submit_round(place.work, ann, begun.id)

    assert "pot.full,3," in download_answers(place.work, ann, begun.id)
    with pytest.raises(RoundClosed):
        look(place, begun, written("pot.full,4,,"))
    with pytest.raises(RoundClosed):
        take_file(place.work, ann, begun.id, preview)


@pytest.mark.parametrize(
    ("question_id", "after", "refusal"),
    [
        ("bean.ground", Answer(3), NotHere),
        ("pot.full", Answer(6), MaturityError),
        ("pot.full", Answer(NA), MaturityError),
    ],
)
def test_a_preview_that_no_file_made_is_checked_like_an_answer(
    place: Place, question_id: str, after: Answer, refusal: type[MaturityError]
) -> None:
    ann, begun = place.round()
    change = Change(question_id, "", UNANSWERED, after, based_on=0)

    with pytest.raises(refusal):
        take_file(place.work, ann, begun.id, Preview((change,), 0, 0, 0))

    assert stored(place, begun) == {}


def test_to_a_stranger_the_round_is_not_here(place: Place) -> None:
    begun = place.round()[1]
    eve = place.lead(place.organisation("Borchester"), "Eve")

    with pytest.raises(NotHere):
        download_answers(place.work, eve, begun.id)
    with pytest.raises(NotHere):
        preview_file(place.work, eve, begun.id, "tea.csv", b"")
    with pytest.raises(NotHere):
        take_file(place.work, eve, begun.id, NOTHING)
