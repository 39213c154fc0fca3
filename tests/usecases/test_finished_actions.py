"""In the next round: what was finished comes first, and only the answer changes the score."""

from dataclasses import replace
from datetime import timedelta

import pytest

from maturity.access import Visitor
from maturity.domain.assessment import NoLevel, Response
from maturity.domain.catalogue import Action
from maturity.domain.library import Library
from maturity.domain.plan import ActionRecord, Status
from maturity.domain.round import Assessment
from maturity.usecases.finished_actions import Finished, finished_actions
from maturity.usecases.handing_in import submit_round
from maturity.usecases.plan_records import GivenRecord, record_action
from maturity.usecases.rounds import Round, open_round, start_round
from tests.plans import a_catalogue, an_action
from tests.usecases.places import COFFEE, NEXT_TEA, TEA, Place, next_tea, tea

BOTH = (("pot.full", 1), ("pot.warm", 1))


def stocked(place: Place, *actions: Action) -> None:
    """The catalogue of the first edition; the next has none."""
    library = Library((tea(), next_tea()), catalogues=(a_catalogue(*actions, questionnaire=TEA),))
    place.work = replace(place.work, library=library)


def done_in_the_last_round(
    place: Place, *action_ids: str, full: Response = 1, warm: Response = 1
) -> Visitor:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full", full)
    place.answer(ann, begun, "pot.warm", warm)
    submit_round(place.work, ann, begun.id)
    for action_id in action_ids:
        note(place, ann, begun, action_id, Status.DONE)
    return ann


def note(place: Place, who: Visitor, round_: Assessment, action_id: str, status: Status) -> None:
    record = ActionRecord(action_id, status, reason="No pot.")
    record_action(place.work, who, round_.id, GivenRecord(record))


def next_round(place: Place, who: Visitor, questionnaire_id: str = TEA) -> Round:
    place.clock.forward(timedelta(days=300))
    begun = start_round(place.work, who, "ambridge", questionnaire_id)
    return open_round(place.work, who, begun.id)


def test_a_finished_action_asks_about_each_question_it_lifts(place: Place) -> None:
    both = an_action("pot.both", BOTH)
    stocked(place, both)
    ann = done_in_the_last_round(place, "pot.both")

    found = finished_actions(place.work, ann, next_round(place, ann))

    assert found == {
        "pot.full": (Finished("pot.full", both, 2),),
        "pot.warm": (Finished("pot.warm", both, 2),),
    }


def test_a_step_that_was_taken_before_is_passed_over(place: Place) -> None:
    stocked(place, an_action("pot.both", BOTH))
    ann = done_in_the_last_round(place, "pot.both", full=2)

    assert list(finished_actions(place.work, ann, next_round(place, ann))) == ["pot.warm"]


def test_who_found_out_what_nobody_knew_is_asked_again(place: Place) -> None:
    ann = done_in_the_last_round(place, "find-out:pot.warm", warm=NoLevel.DONT_KNOW)

    found = finished_actions(place.work, ann, next_round(place, ann))

    assert found == {"pot.warm": (Finished("pot.warm"),)}


@pytest.mark.parametrize("status", [Status.NOT_STARTED, Status.IN_PROGRESS, Status.DROPPED])
def test_what_is_not_done_asks_nothing(place: Place, status: Status) -> None:
    ann = done_in_the_last_round(place)
    last = place.work.store.assessments_of("ambridge")[-1]
    note(place, ann, last, "pot.full.2", status)

    assert finished_actions(place.work, ann, next_round(place, ann)) == {}


def test_a_first_round_has_nothing_finished(place: Place) -> None:
    ann, begun = place.round()
    note(place, ann, begun, "pot.full.1", Status.DONE)

    assert finished_actions(place.work, ann, open_round(place.work, ann, begun.id)) == {}


def test_only_questions_that_the_round_asks_are_named(place: Place) -> None:
    ann = done_in_the_last_round(place, "pot.full.2", "cup.clean.1")

    found = finished_actions(place.work, ann, next_round(place, ann, NEXT_TEA))

    assert list(found) == ["pot.full"]


def test_another_questionnaire_knows_of_nothing_finished(place: Place) -> None:
    ann = done_in_the_last_round(place, "pot.full.2")

    assert finished_actions(place.work, ann, next_round(place, ann, COFFEE)) == {}


def test_a_plan_whose_catalogue_is_gone_asks_nothing(place: Place) -> None:
    ann = done_in_the_last_round(place, "pot.full.2")
    place.work = replace(place.work, library=Library((tea(),)))

    assert finished_actions(place.work, ann, next_round(place, ann)) == {}


def test_the_questions_of_finished_actions_come_first(place: Place) -> None:
    ann = done_in_the_last_round(place, "pot.warm.2")
    found = next_round(place, ann)
    first = finished_actions(place.work, ann, found)

    order = [found.next_question(first=first)]
    place.answer(ann, found.assessment, "pot.warm", 2)
    found = open_round(place.work, ann, found.assessment.id)
    order.append(found.next_question("pot.warm", first))
    place.answer(ann, found.assessment, "pot.full", 1)
    found = open_round(place.work, ann, found.assessment.id)
    order.append(found.next_question("pot.full", first))

    assert order == ["pot.warm", "pot.full", None]


def test_without_anything_finished_the_order_is_that_of_the_questionnaire(place: Place) -> None:
    ann, begun = place.round()
    found = open_round(place.work, ann, begun.id)

    assert found.next_question() == found.next_question(first={}) == "pot.full"
    assert found.next_question("pot.full", ("pot.full", "cup.clean")) == "pot.full"
