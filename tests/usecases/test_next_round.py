"""The next round: which answers it begins with, and when it may begin."""

from dataclasses import replace
from datetime import timedelta

import pytest

from maturity.access import Visitor
from maturity.domain.assessment import NoLevel, Scope
from maturity.domain.round import Assessment, Origin
from maturity.errors import MaturityError
from maturity.usecases.answering import answer_history
from maturity.usecases.handing_in import submit_round
from maturity.usecases.rounds import open_round, set_scope, start_round
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
    set_scope(place.work, ann, replace(begun, scope=Scope.FULL))
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


def test_an_answer_that_was_carried_twice_keeps_its_first_author(place: Place) -> None:
    ann, _ = first_round(place)
    second = next_round(place, ann, TEA)
    submit_round(place.work, ann, second.id)

    third = next_round(place, ann, TEA)

    record = open_round(place.work, ann, third.id).records["pot.full"]
    assert (third.number, record.author_id, record.origin) == (3, "bob", Origin.CARRIED)


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

    with pytest.raises(MaturityError, match="There is a round in work already"):
        next_round(place, ann)

    assert place.work.store.assessments_of("ambridge") == [begun]


def test_a_draft_of_another_organisation_does_not_matter(place: Place) -> None:
    place.round()
    eve = place.lead(place.organisation("Borchester"), "Eve")

    assert start_round(place.work, eve, "borchester", TEA).number == 1
