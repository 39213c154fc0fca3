"""Rounds of another organisation: for whoever is not in it they do not exist, whatever is asked."""

import inspect
from collections.abc import Callable

import pytest

from maturity.access import Visitor
from maturity.domain.assessment import Answer
from maturity.domain.organisation import Role
from maturity.domain.round import Assessment
from maturity.errors import NotHere
from maturity.usecases import assess
from tests.usecases.places import TEA, Place

Act = Callable[[Place, Visitor | None, Assessment], object]

ACTS: dict[str, Act] = {
    "start_round": lambda p, who, a: assess.start_round(p.work, who, a.organisation_id, TEA),
    "rounds_of": lambda p, who, a: assess.rounds_of(p.work, who, a.organisation_id),
    "open_round": lambda p, who, a: assess.open_round(p.work, who, a.id),
    "answer_question": lambda p, who, a: assess.answer_question(
        p.work, who, a.id, assess.GivenAnswer("pot.full", Answer(3))
    ),
    "answer_history": lambda p, who, a: assess.answer_history(p.work, who, a.id, "pot.full"),
    "set_scope": lambda p, who, a: assess.set_scope(p.work, who, a),
    "submit_round": lambda p, who, a: assess.submit_round(p.work, who, a.id),
    "reopen_round": lambda p, who, a: assess.reopen_round(p.work, who, a.id, "A mistake."),
}

WHO: dict[str, Callable[[Place], Visitor | None]] = {
    "a stranger": lambda _: None,
    "a lead elsewhere": lambda p: p.lead(p.organisation("Borchester"), "Eve"),
    "the owner of the server": lambda p: p.person("Olga", owner=True),
    "a lead who was shut out": lambda p: p.member(
        p.organisation(), "Kim", Role.LEAD, shut_out=True
    ),
}


def test_the_sweep_knows_every_use_case_of_assess() -> None:
    found = {
        name
        for name, function in inspect.getmembers(assess, inspect.isfunction)
        if function.__module__ == assess.__name__
        and not name.startswith("_")
        and "who" in inspect.signature(function).parameters
    }

    assert found == ACTS.keys()


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("act", ACTS)
def test_a_round_of_another_organisation_is_not_here(place: Place, act: str, who: str) -> None:
    _, begun = place.round()

    with pytest.raises(NotHere):
        ACTS[act](place, WHO[who](place), begun)

    assert place.work.store.assessments_of(begun.organisation_id) == [begun]
    assert place.work.store.current_answers(begun.id) == {}


@pytest.mark.parametrize("act", ACTS)
def test_an_id_that_was_never_given_looks_the_same(place: Place, act: str) -> None:
    ann, begun = place.round()
    unknown = Assessment("nowhere", "nowhere", TEA, 1, begun.scope, begun.started_at)

    with pytest.raises(NotHere):
        ACTS[act](place, ann, unknown)


def test_a_round_that_claims_to_be_ones_own_is_still_the_others(place: Place) -> None:
    _, begun = place.round()
    eve = place.lead(place.organisation("Borchester"), "Eve")
    forged = Assessment(begun.id, "borchester", TEA, 1, begun.scope, begun.started_at)

    with pytest.raises(NotHere):
        assess.set_scope(place.work, eve, forged)
