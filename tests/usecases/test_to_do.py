"""What is left to do in a round: open questions, and answers of an earlier round to look at."""

from datetime import timedelta

import pytest

from maturity.access import Visitor
from maturity.domain.assessment import NoLevel
from maturity.domain.round import Assessment, Origin
from maturity.errors import Conflict, MaturityError, NotHere, RoundClosed
from maturity.usecases.answering import confirm_answer
from maturity.usecases.handing_in import submit_round
from maturity.usecases.rounds import continue_with_all, open_round, start_round
from tests.builders import DONT_KNOW
from tests.usecases.places import NEXT_TEA, TEA, Place


def second_round(place: Place, questionnaire_id: str = TEA) -> tuple[Visitor, Assessment]:
    """Ann's, a year later, with what bob answered in the first carried over."""
    ann, begun = place.round()
    bob = place.contributor(place.organisation())
    for question_id, response in (("pot.full", 4), ("pot.warm", DONT_KNOW), ("cup.clean", 2)):
        place.answer(bob, begun, question_id, response)
    submit_round(place.work, ann, begun.id)
    place.clock.forward(timedelta(days=365))
    return ann, start_round(place.work, ann, "ambridge", questionnaire_id)


def test_a_new_round_is_all_to_do_in_order(place: Place) -> None:
    ann, begun = place.round()

    light = open_round(place.work, ann, begun.id)
    continue_with_all(place.work, ann, begun.id, begun.version)
    full = open_round(place.work, ann, begun.id)

    assert (light.to_do, light.done, light.asked) == (("pot.full", "pot.warm"), 0, 2)
    assert (full.to_do, full.done, full.asked) == (("pot.full", "pot.warm", "cup.clean"), 0, 3)


def test_a_response_is_done_and_a_cleared_one_is_not(place: Place) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full", DONT_KNOW)
    place.answer(ann, begun, "pot.warm", 3)
    place.answer(ann, begun, "pot.warm", NoLevel.UNANSWERED)
    place.answer(ann, begun, "cup.clean", 3)

    found = open_round(place.work, ann, begun.id)

    assert (found.to_do, found.done) == (("pot.warm",), 1)


def test_the_next_question_is_the_next_to_do_then_from_the_top(place: Place) -> None:
    ann, begun = place.round()
    continue_with_all(place.work, ann, begun.id, begun.version)
    place.answer(ann, begun, "pot.warm")

    found = open_round(place.work, ann, begun.id)

    assert found.next_question() == "pot.full"
    assert found.next_question("pot.full") == "cup.clean"
    assert found.next_question("pot.warm") == "cup.clean"
    assert found.next_question("cup.clean") == "pot.full"
    assert found.next_question("no such question") == "pot.full"


def test_a_question_that_is_not_asked_has_a_next_one_too(place: Place) -> None:
    ann, begun = place.round()

    assert open_round(place.work, ann, begun.id).next_question("cup.clean") == "pot.full"


def test_the_last_question_to_do_is_its_own_next_until_none_is_left(place: Place) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full")
    before = open_round(place.work, ann, begun.id)
    place.answer(ann, begun, "pot.warm")

    assert before.next_question("pot.warm") == "pot.warm"
    assert open_round(place.work, ann, begun.id).next_question("pot.warm") is None


def test_carried_answers_are_to_do_until_they_are_confirmed_or_changed(place: Place) -> None:
    ann, second = second_round(place)
    before = open_round(place.work, ann, second.id)

    confirm_answer(place.work, ann, second.id, "pot.full", 1)
    place.answer(ann, second, "pot.warm", 1)

    after = open_round(place.work, ann, second.id)
    assert (before.to_do, before.done) == (("pot.full", "pot.warm"), 0)
    assert (after.to_do, after.done) == ((), 2)
    ids = ("pot.full", "pot.warm", "cup.clean", "pot.lid")
    assert [before.carried(i) for i in ids] == [True, True, True, False]
    assert [after.carried(i) for i in ids] == [False, False, True, False]


def test_confirming_adds_the_same_answer_as_ones_own(place: Place) -> None:
    ann, second = second_round(place)

    record = confirm_answer(place.work, ann, second.id, "pot.full", 1)

    carried, own = place.work.store.answer_history(second.id, "pot.full")
    assert own == record
    assert own.answer == carried.answer
    assert (carried.origin, carried.author_id) == (Origin.CARRIED, "bob")
    assert (own.origin, own.author_id, own.version) == (Origin.OWN, "ann", 2)
    assert own.answered_at == place.clock.instant


def test_an_answer_is_confirmed_once_and_only_as_it_was_seen(place: Place) -> None:
    ann, second = second_round(place)
    bob = place.again(place.person("Bob").person)
    confirm_answer(place.work, bob, second.id, "pot.full", 1)

    with pytest.raises(Conflict):
        confirm_answer(place.work, ann, second.id, "pot.full", 1)
    with pytest.raises(MaturityError, match="no answer from an earlier round to confirm"):
        confirm_answer(place.work, ann, second.id, "pot.full", 2)
    for based_on in (-1, 0, 2, 2**63):
        with pytest.raises(Conflict):
            confirm_answer(place.work, ann, second.id, "pot.warm", based_on)

    assert open_round(place.work, ann, second.id).records["pot.full"].author_id == "bob"


def test_what_was_not_carried_cannot_be_confirmed(place: Place) -> None:
    ann, second = second_round(place, NEXT_TEA)

    with pytest.raises(MaturityError, match="no answer from an earlier round"):
        confirm_answer(place.work, ann, second.id, "pot.lid", 0)
    with pytest.raises(NotHere):
        confirm_answer(place.work, ann, second.id, "bean.ground", 0)


def test_nothing_is_confirmed_in_a_submitted_round(place: Place) -> None:
    ann, second = second_round(place)
    for question_id in ("pot.full", "pot.warm"):
        confirm_answer(place.work, ann, second.id, question_id, 1)
    submit_round(place.work, ann, second.id)

    with pytest.raises(RoundClosed):
        confirm_answer(place.work, ann, second.id, "cup.clean", 1)


def test_handing_in_waits_for_answers_that_nobody_confirmed(place: Place) -> None:
    ann, second = second_round(place)

    with pytest.raises(MaturityError, match=r"2 answers come from .* first is 'Pot\.Full'"):
        submit_round(place.work, ann, second.id)
    confirm_answer(place.work, ann, second.id, "pot.full", 1)
    with pytest.raises(MaturityError, match=r"1 answer comes from .*: 'Pot\.Warm'"):
        submit_round(place.work, ann, second.id)

    assert place.work.store.frozen_results(second.id) == []
