"""Submitting a round and reopening it: what is missing, what is frozen, and who may."""

import json

import pytest

from maturity.access import Visitor
from maturity.documents.result import Result
from maturity.documents.result_json import result_json
from maturity.domain.assessment import Answer, NoLevel, Scope
from maturity.domain.content_hash import constants, content_hash
from maturity.domain.organisation import Organisation
from maturity.domain.round import Assessment, FrozenResult, Reopening, State
from maturity.domain.scoring import score
from maturity.errors import Conflict, MaturityError, NotAllowed, RoundClosed
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.handing_in import reopen_round, submit_round
from maturity.usecases.rounds import continue_with_all, keep_to_light, open_round, start_round
from maturity.usecases.score_answers import asked_questions
from tests.builders import DONT_KNOW, NA
from tests.usecases.places import NEXT_TEA, TEA, Place


def answered(place: Place) -> tuple[Visitor, Assessment]:
    """A light round with both its questions answered."""
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full", 4)
    place.answer(ann, begun, "pot.warm", 2)
    return ann, begun


def submitted(place: Place) -> tuple[Visitor, Assessment]:
    ann, begun = answered(place)
    return ann, submit_round(place.work, ann, begun.id)


def test_a_submitted_round_says_so(place: Place) -> None:
    ann, done = submitted(place)

    assert (done.state, done.version) == (State.SUBMITTED, 2)
    assert open_round(place.work, ann, done.id).assessment == done


def test_submitting_says_how_many_responses_are_missing_and_the_first(place: Place) -> None:
    ann, begun = place.round()

    with pytest.raises(MaturityError, match=r"2 questions have no response.*'Pot\.Full'"):
        submit_round(place.work, ann, begun.id)
    assert place.work.store.frozen_results(begun.id) == []


def test_a_cleared_answer_is_missing(place: Place) -> None:
    ann, begun = answered(place)
    place.answer(ann, begun, "pot.warm", NoLevel.UNANSWERED)

    with pytest.raises(MaturityError, match=r"response yet: 'Pot\.Warm'"):
        submit_round(place.work, ann, begun.id)


def test_the_whole_set_misses_what_the_light_set_does_not_ask(place: Place) -> None:
    ann, begun = answered(place)
    continue_with_all(place.work, ann, begun.id, begun.version)

    with pytest.raises(MaturityError, match=r"response yet: 'Cup\.Clean'"):
        submit_round(place.work, ann, begun.id)


def test_dont_know_and_not_applicable_are_responses(place: Place) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full", DONT_KNOW)
    no_pot = Answer(NA, reason="We have no pot.")
    answer_question(place.work, ann, begun.id, GivenAnswer("pot.warm", no_pot))

    assert submit_round(place.work, ann, begun.id).state is State.SUBMITTED


def test_a_submitted_round_takes_no_answer_and_no_scope(place: Place) -> None:
    ann, done = submitted(place)

    with pytest.raises(RoundClosed, match="was submitted and cannot be changed"):
        place.answer(ann, done, "pot.full", 5)
    with pytest.raises(RoundClosed, match="was submitted and cannot be changed"):
        continue_with_all(place.work, ann, done.id, done.version)
    assert open_round(place.work, ann, done.id).answers["pot.full"].level == 4


def test_a_round_is_submitted_once(place: Place) -> None:
    ann, done = submitted(place)

    with pytest.raises(RoundClosed, match="was submitted"):
        submit_round(place.work, ann, done.id)
    assert len(place.work.store.frozen_results(done.id)) == 1


def test_a_contributor_neither_submits_nor_reopens(place: Place) -> None:
    ann, begun = answered(place)
    bob = place.contributor(place.organisation())

    with pytest.raises(NotAllowed):
        submit_round(place.work, bob, begun.id)
    submit_round(place.work, ann, begun.id)
    with pytest.raises(NotAllowed):
        reopen_round(place.work, bob, begun.id, "A mistake.")


@pytest.mark.parametrize("reason", ["", "  ", "\n\t"])
def test_reopening_needs_a_reason(place: Place, reason: str) -> None:
    ann, done = submitted(place)

    with pytest.raises(MaturityError, match="Say why you reopen this round"):
        reopen_round(place.work, ann, done.id, reason)
    assert open_round(place.work, ann, done.id).assessment.state is State.SUBMITTED


def test_reopening_stays_on_record_and_so_does_the_first_result(place: Place) -> None:
    ann, done = submitted(place)

    reopened = reopen_round(place.work, ann, done.id, "  The audit found more.\n")
    place.answer(ann, reopened, "pot.full", 1)
    submit_round(place.work, ann, done.id)

    reopening = Reopening(place.clock.instant, "ann", "The audit found more.")
    assert place.work.store.reopenings(done.id) == [reopening]
    levels = [_levels(frozen) for frozen in place.work.store.frozen_results(done.id)]
    assert levels == [[4, 2], [1, 2]]


def _levels(frozen: FrozenResult) -> list[int]:
    return [answer["level"] for answer in json.loads(frozen.result)["answers"]]


def test_a_draft_cannot_be_reopened(place: Place) -> None:
    ann, begun = answered(place)

    with pytest.raises(MaturityError, match="in work already"):
        reopen_round(place.work, ann, begun.id, "A mistake.")


def test_no_round_is_reopened_while_another_is_in_work(place: Place) -> None:
    ann, done = submitted(place)
    start_round(place.work, ann, "ambridge", NEXT_TEA)

    with pytest.raises(Conflict, match="There is a round in work already"):
        reopen_round(place.work, ann, done.id, "A mistake.")
    assert open_round(place.work, ann, done.id).assessment.state is State.SUBMITTED


@pytest.mark.parametrize("scope", Scope, ids=str)
def test_a_frozen_result_recomputes_from_the_stored_answers(place: Place, scope: Scope) -> None:
    ann, begun = answered(place)
    place.answer(ann, begun, "cup.clean", DONT_KNOW)
    change = {Scope.FULL: continue_with_all, Scope.LIGHT: keep_to_light}[scope]
    change(place.work, ann, begun.id, begun.version)
    submit_round(place.work, ann, begun.id)

    [frozen] = place.work.store.frozen_results(begun.id)

    records = place.work.store.current_answers(begun.id)
    answers = {question_id: record.answer for question_id, record in records.items()}
    asked = asked_questions(place.work.library.questionnaire(TEA), scope)
    assert frozen.result == result_json(Result(asked, answers, score(asked, answers), scope))
    assert frozen.content_hash == content_hash(asked)
    assert json.loads(frozen.constants) == constants(asked)


def test_a_frozen_result_recomputes_from_nothing_but_itself(place: Place) -> None:
    ann, begun = answered(place)
    shown = GivenAnswer("pot.full", Answer(4, evidence="records"), based_on=1)
    answer_question(place.work, ann, begun.id, shown)
    submit_round(place.work, ann, begun.id)
    [frozen] = place.work.store.frozen_results(begun.id)
    document = json.loads(frozen.result)

    answers = {
        a["question"]: Answer(a["level"], evidence=a["evidence"]) for a in document["answers"]
    }
    asked = place.work.library.questionnaire(document["questionnaire"]).light_set()

    again = result_json(Result(asked, answers, score(asked, answers), Scope.LIGHT))
    assert json.loads(again) == document


def test_a_frozen_result_names_who_when_and_the_organisation_of_that_day(place: Place) -> None:
    ann, done = submitted(place)
    then = place.work.store.organisation("ambridge")

    place.work.store.save_organisation(Organisation("ambridge", "Greater Ambridge", "wales"))

    [frozen] = place.work.store.frozen_results(done.id)
    assert (frozen.submitted_by, frozen.submitted_at) == (ann.person.id, place.clock.instant)
    assert Organisation(**json.loads(frozen.attributes)) == then
