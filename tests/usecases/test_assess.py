"""Answering: what is kept, what is refused, and whose answer stands."""

from datetime import timedelta

import pytest

from maturity.domain.assessment import Answer, NoLevel, Scope
from maturity.domain.round import Origin, State
from maturity.errors import Conflict, MaturityError, NotFound, NotHere, RoundClosed
from maturity.usecases.answering import GivenAnswer, answer_history, answer_question
from maturity.usecases.handing_in import submit_round
from maturity.usecases.rounds import open_round, rounds_of, start_round
from tests.builders import NA
from tests.usecases.places import COFFEE, TEA, Place

HOSTILE = "<script>alert(1)</script> \"'; DROP TABLE answer;-- Ŵŷ 🏛 \u202eabc\r\n" + "x" * 9_000


def given(response: int | NoLevel = 3, based_on: int = 0, **words: str) -> GivenAnswer:
    return GivenAnswer("pot.full", Answer(response, **words), based_on)  # type: ignore[arg-type]


def test_the_first_round_is_a_light_draft_without_answers(place: Place) -> None:
    ann, begun = place.round()

    found = open_round(place.work, ann, begun.id)

    assert found.assessment == begun
    assert (begun.number, begun.scope, begun.state) == (1, Scope.LIGHT, State.DRAFT)
    assert begun.started_at == place.clock.instant
    assert (found.organisation.id, found.questionnaire.id) == ("ambridge", TEA)
    assert found.answers == {}


def test_a_questionnaire_without_a_light_set_begins_with_all_questions(place: Place) -> None:
    assert place.round(COFFEE)[1].scope is Scope.FULL


def test_an_unknown_questionnaire_is_refused_with_the_known_ids(place: Place) -> None:
    ann = place.lead(place.organisation())

    with pytest.raises(NotFound, match=f"'juice'.*{TEA}"):
        start_round(place.work, ann, "ambridge", "juice")


def test_an_answer_is_kept_with_its_author_and_time(place: Place) -> None:
    ann, begun = place.round()
    place.clock.forward(timedelta(minutes=5))

    record = answer_question(place.work, ann, begun.id, given())

    assert (record.version, record.author_id, record.origin) == (1, "ann", Origin.OWN)
    assert record.answered_at == place.clock.instant
    assert open_round(place.work, ann, begun.id).records == {"pot.full": record}


def test_every_word_of_an_answer_comes_back_as_it_was_written(place: Place) -> None:
    ann, begun = place.round()
    answer = Answer(4, HOSTILE, "records", HOSTILE, HOSTILE, HOSTILE, target=5)

    answer_question(place.work, ann, begun.id, GivenAnswer("pot.full", answer))

    assert open_round(place.work, ann, begun.id).answers == {"pot.full": answer}


def test_a_contributor_answers_too(place: Place) -> None:
    begun = place.round()[1]
    bob = place.contributor(place.organisation())

    answer_question(place.work, bob, begun.id, given())

    assert open_round(place.work, bob, begun.id).records["pot.full"].author_id == "bob"


def test_a_newer_answer_over_the_one_that_was_seen_replaces_it(place: Place) -> None:
    ann, begun = place.round()

    answer_question(place.work, ann, begun.id, given(1))
    answer_question(place.work, ann, begun.id, given(2, based_on=1))

    assert open_round(place.work, ann, begun.id).answers["pot.full"].level == 2


def test_an_answer_over_one_that_nobody_saw_is_a_conflict(place: Place) -> None:
    ann, begun = place.round()
    bob = place.contributor(place.organisation())
    answer_question(place.work, ann, begun.id, given(1))

    with pytest.raises(Conflict, match="changed this answer first"):
        answer_question(place.work, bob, begun.id, given(4))

    assert open_round(place.work, ann, begun.id).answers["pot.full"].level == 1


def test_both_answers_stay_in_the_history_once_the_conflict_is_settled(place: Place) -> None:
    ann, begun = place.round()
    bob = place.contributor(place.organisation())
    answer_question(place.work, ann, begun.id, given(1))

    answer_question(place.work, bob, begun.id, given(4, based_on=1))

    history = answer_history(place.work, ann, begun.id, "pot.full")
    assert [(r.author_id, r.answer.level) for r in history] == [("ann", 1), ("bob", 4)]


@pytest.mark.parametrize("based_on", [-1, 1, 2, 99])
def test_an_answer_over_a_version_that_never_was_is_a_conflict(place: Place, based_on: int) -> None:
    ann, begun = place.round()

    with pytest.raises(Conflict):
        answer_question(place.work, ann, begun.id, given(1, based_on))


def test_levels_passed_over_with_arrow_keys_are_one_entry(place: Place) -> None:
    ann, begun = place.round()
    for level in (1, 2, 3):
        place.answer(ann, begun, "pot.full", level)
        place.clock.forward(timedelta(seconds=3))
    place.clock.forward(timedelta(seconds=10))
    place.answer(ann, begun, "pot.full", 5)

    history = answer_history(place.work, ann, begun.id, "pot.full")

    assert [record.answer.level for record in history] == [3, 5]
    assert len(place.work.store.answer_history(begun.id, "pot.full")) == 4


def test_a_cleared_answer_stays_in_the_history(place: Place) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full", 3)
    place.clock.forward(timedelta(minutes=1))

    place.answer(ann, begun, "pot.full", NoLevel.UNANSWERED)

    assert not open_round(place.work, ann, begun.id).answers["pot.full"].responded
    assert len(answer_history(place.work, ann, begun.id, "pot.full")) == 2


@pytest.mark.parametrize("question_id", ["bean.ground", "pot.lid", "pot", "", "POT.FULL"])
def test_a_question_of_another_questionnaire_is_not_here(place: Place, question_id: str) -> None:
    ann, begun = place.round()

    with pytest.raises(NotHere):
        answer_question(place.work, ann, begun.id, GivenAnswer(question_id, Answer(3)))


@pytest.mark.parametrize("level", [0, 5])
def test_the_ends_of_the_scale_are_levels(place: Place, level: int) -> None:
    ann, begun = place.round()

    record = answer_question(place.work, ann, begun.id, given(level))

    assert record.answer.level == level


@pytest.mark.parametrize(
    "answer", [Answer(-1), Answer(6), Answer(3, target=6), Answer(3, target=-1)]
)
def test_a_level_off_the_scale_is_refused(place: Place, answer: Answer) -> None:
    ann, begun = place.round()

    with pytest.raises(MaturityError, match="A level goes from 0 to 5"):
        answer_question(place.work, ann, begun.id, GivenAnswer("pot.full", answer))
    assert open_round(place.work, ann, begun.id).records == {}


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_not_applicable_needs_a_reason(place: Place, reason: str) -> None:
    ann, begun = place.round()

    with pytest.raises(MaturityError, match="Say why the question does not apply"):
        answer_question(place.work, ann, begun.id, given(NA, reason=reason))
    assert answer_question(place.work, ann, begun.id, given(NA, reason="No pots.")).version == 1


def test_control_characters_never_reach_the_store(place: Place) -> None:
    ann, begun = place.round()

    answer_question(
        place.work, ann, begun.id, given(comment="a\x00b\x1b[31mc\ud800", evidence_note="d\x07")
    )

    kept = open_round(place.work, ann, begun.id).answers["pot.full"]
    assert (kept.comment, kept.evidence_note) == ("ab[31mc", "d")


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("reason", "The reason"),
        ("evidence_link", "The link to the evidence"),
        ("evidence_note", "The note on the evidence"),
        ("comment", "The comment"),
    ],
)
def test_a_text_of_many_pages_is_refused_by_name(place: Place, field: str, name: str) -> None:
    ann, begun = place.round()
    answer_question(place.work, ann, begun.id, given(**{field: "x" * 10_000}))

    with pytest.raises(MaturityError, match=f"^{name} has 10,001 characters. At most 10,000"):
        answer_question(place.work, ann, begun.id, given(based_on=1, **{field: "x" * 10_001}))


@pytest.mark.parametrize("based_on", [2**63 - 1, 2**63, 2**200, -(2**200)])
def test_a_version_beyond_all_numbers_is_a_conflict(place: Place, based_on: int) -> None:
    ann, begun = place.round()

    with pytest.raises(Conflict):
        answer_question(place.work, ann, begun.id, given(1, based_on))


@pytest.mark.parametrize("some_id", ["\ud800", "a\udfffb", "a\x00b", "\n"])
def test_an_id_that_no_database_can_be_asked_for_is_not_here(place: Place, some_id: str) -> None:
    ann, begun = place.round()

    for act in (
        lambda: open_round(place.work, ann, some_id),
        lambda: start_round(place.work, ann, some_id, TEA),
        lambda: rounds_of(place.work, ann, some_id),
        lambda: answer_history(place.work, ann, begun.id, some_id),
        lambda: answer_question(place.work, ann, begun.id, GivenAnswer(some_id, Answer(3))),
    ):
        with pytest.raises(NotHere):
            act()


def test_a_round_that_was_never_begun_is_not_called_submitted(place: Place) -> None:
    ann = place.lead(place.organisation())

    with pytest.raises(NotHere):
        answer_question(place.work, ann, "never", given())


def test_an_answer_to_a_submitted_round_is_told_apart_from_a_colleagues(place: Place) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full")
    place.answer(ann, begun, "pot.warm")
    submit_round(place.work, ann, begun.id)

    with pytest.raises(RoundClosed, match="Reopen it first"):
        answer_question(place.work, ann, begun.id, given(based_on=1))
