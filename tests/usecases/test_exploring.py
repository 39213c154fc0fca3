"""Looking around with an invented organisation."""

import pytest

from maturity.access import Visitor
from maturity.domain.assessment import Answer, Answers, Scope
from maturity.domain.round import State
from maturity.errors import NotHere
from maturity.usecases.exploring import explore
from maturity.usecases.organisations import organisations_of
from maturity.usecases.rounds import open_round, rounds_of
from maturity.usecases.rounds_compared import previous_round, progress_of
from maturity.usecases.workplace import Workplace
from tests.usecases.places import TEA, Place

QUESTIONS = ("pot.full", "pot.warm", "cup.clean")


def years() -> tuple[Answers, Answers]:
    first = {question: Answer(2) for question in QUESTIONS}
    return first, first | {"pot.full": Answer(4)}


def explorer(place: Place) -> tuple[Workplace, Visitor]:
    work = Workplace(**{**vars(place.work), "example": years})
    return work, place.person("Eve")


def test_there_are_two_years_of_answers_and_the_first_is_handed_in(place: Place) -> None:
    work, eve = explorer(place)

    begun = explore(work, eve, TEA)

    eve = place.again(eve.person)
    first, second = rounds_of(work, eve, begun.organisation_id)
    assert second.id == begun.id
    assert [first.state, second.state] == [State.SUBMITTED, State.DRAFT]
    assert [first.scope, second.scope] == [Scope.FULL, Scope.FULL]
    assert (second.started_at - first.started_at).days == 365


def test_everything_is_answered_and_nothing_waits_to_be_confirmed(place: Place) -> None:
    work, eve = explorer(place)

    begun = explore(work, eve, TEA)

    found = open_round(work, place.again(eve.person), begun.id)
    assert found.done == found.asked == len(QUESTIONS)
    earlier = previous_round(work, place.again(eve.person), found)
    assert earlier is not None
    assert [change.question_id for change in progress_of(found, earlier).rose] == ["pot.full"]


def test_it_is_marked_as_invented_and_belongs_to_whoever_asked(place: Place) -> None:
    work, eve = explorer(place)

    explore(work, eve, TEA)

    (organisation,) = organisations_of(work, place.again(eve.person))
    assert organisation.invented
    assert organisations_of(work, place.person("Bob")) == ()


def test_asking_again_gives_the_same_round(place: Place) -> None:
    work, eve = explorer(place)
    begun = explore(work, eve, TEA)

    again = explore(work, place.again(eve.person), TEA)

    assert again == work.store.assessment(begun.id)


def test_a_stranger_has_nothing_to_explore(place: Place) -> None:
    work, _ = explorer(place)

    with pytest.raises(NotHere):
        explore(work, None, TEA)
