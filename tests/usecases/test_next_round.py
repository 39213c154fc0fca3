"""The next round: which answers it begins with, and when it may begin."""

from datetime import timedelta

import pytest

from maturity.access import Visitor
from maturity.domain.assessment import NoLevel, Scope
from maturity.domain.round import Assessment, Origin
from maturity.errors import Conflict
from maturity.usecases.answering import answer_history, confirm_answer
from maturity.usecases.handing_in import submit_round
from maturity.usecases.rounds import continue_with_all, open_round, start_round
from tests.builders import DONT_KNOW
from tests.usecases.places import COFFEE, NEXT_TEA, TEA, Place


def first_round(place: Place) -> tuple[Visitor, Assessment]:
    """A submitted round with all answers, one of them a contributor's, who changed their mind."""
    ann, begun = place.round()
    bob = place.contributor(place.organisation())
    place.answer(bob, begun, "pot.full", 1)
    place.answer(bob, begun, "pot.full", 4)
    place.answer(ann, begun, "pot.warm", 2)
    place.answer(ann, begun, "cup.clean", DONT_KNOW)
    return ann, submit_round(place.work, ann, begun.id)


def next_round(place: Place, ann: Visitor, questionnaire_id: str = NEXT_TEA) -> Assessment:
    place.clock.forward(timedelta(days=365))
    return start_round(place.work, ann, "ambridge", questionnaire_id)


def test_rounds_count_up_and_keep_the_last_scope(place: Place) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full")
    place.answer(ann, begun, "pot.warm")
    place.answer(ann, begun, "cup.clean")
    continue_with_all(place.work, ann, begun.id, begun.version)
    submit_round(place.work, ann, begun.id)

    second = next_round(place, ann)

    assert (second.number, second.scope, second.version) == (2, Scope.FULL, 1)


def test_answers_to_questions_that_mean_the_same_are_carried(place: Place) -> None:
    ann, _ = first_round(place)

    second = next_round(place, ann)

    found = open_round(place.work, ann, second.id)
    assert found.answers.keys() == {"pot.full", "cup.clean"}
    assert found.answers["pot.full"].level == 4
    assert found.answers["cup.clean"].response is DONT_KNOW


def test_within_one_edition_every_answer_is_carried(place: Place) -> None:
    ann, first = first_round(place)

    second = next_round(place, ann, TEA)

    answers = open_round(place.work, ann, second.id).answers
    assert answers == open_round(place.work, ann, first.id).answers


def test_a_carried_answer_is_marked_and_keeps_its_author_and_time(place: Place) -> None:
    ann, first = first_round(place)
    before = open_round(place.work, ann, first.id).records["pot.full"]

    second = next_round(place, ann)

    carried = open_round(place.work, ann, second.id).records["pot.full"]
    assert (carried.origin, carried.version) == (Origin.CARRIED, 1)
    assert (carried.author_id, carried.answered_at) == ("bob", before.answered_at)


def test_confirming_a_carried_answer_makes_it_ones_own(place: Place) -> None:
    ann, _ = first_round(place)
    second = next_round(place, ann)

    place.answer(ann, second, "pot.full", 4)

    history = answer_history(place.work, ann, second.id, "pot.full")
    assert [(r.origin, r.author_id) for r in history] == [
        (Origin.CARRIED, "bob"),
        (Origin.OWN, "ann"),
    ]


def test_a_cleared_answer_is_not_carried(place: Place) -> None:
    ann, begun = place.round()
    for question_id in ("pot.full", "pot.warm", "cup.clean"):
        place.answer(ann, begun, question_id)
    place.answer(ann, begun, "cup.clean", NoLevel.UNANSWERED)
    submit_round(place.work, ann, begun.id)

    second = next_round(place, ann, TEA)

    assert "cup.clean" not in open_round(place.work, ann, second.id).records


def test_an_answer_outside_the_scope_is_carried_on_and_a_confirmed_one_is_the_confirmers(
    place: Place,
) -> None:
    ann, _ = first_round(place)
    second = next_round(place, ann, TEA)
    for question_id in ("pot.full", "pot.warm"):
        confirm_answer(place.work, ann, second.id, question_id, 1)
    submit_round(place.work, ann, second.id)

    third = next_round(place, ann, TEA)

    records = open_round(place.work, ann, third.id).records
    assert (third.number, records["cup.clean"].origin) == (3, Origin.CARRIED)
    assert (records["cup.clean"].author_id, records["pot.full"].author_id) == ("ann", "ann")


def test_nothing_is_carried_to_a_questionnaire_with_other_questions(place: Place) -> None:
    ann, _ = first_round(place)

    coffee = next_round(place, ann, COFFEE)

    assert open_round(place.work, ann, coffee.id).records == {}
    assert coffee.scope is Scope.FULL


def test_what_changes_in_the_next_round_does_not_change_the_last(place: Place) -> None:
    ann, first = first_round(place)
    second = next_round(place, ann)

    place.answer(ann, second, "pot.full", 0)

    assert open_round(place.work, ann, first.id).answers["pot.full"].level == 4


def test_no_round_begins_while_a_draft_is_open(place: Place) -> None:
    ann, begun = place.round()

    with pytest.raises(Conflict, match="There is a round in work already"):
        next_round(place, ann)

    assert place.work.store.assessments_of("ambridge") == [begun]


def test_a_draft_of_another_organisation_does_not_matter(place: Place) -> None:
    place.round()
    eve = place.lead(place.organisation("Borchester"), "Eve")

    assert start_round(place.work, eve, "borchester", TEA).number == 1
