"""Rounds of another organisation: for whoever is not in it they do not exist, whatever is asked."""

import inspect
from collections.abc import Callable

import pytest

from maturity.access import Visitor
from maturity.domain.assessment import Answer
from maturity.domain.organisation import Role
from maturity.domain.round import Assessment
from maturity.errors import NotHere
from maturity.usecases import answering, handing_in, rounds
from tests.usecases.places import TEA, Place

Act = Callable[[Place, Visitor | None, Assessment], object]

ACTS: dict[str, Act] = {
    "start_round": lambda p, who, a: rounds.start_round(p.work, who, a.organisation_id, TEA),
    "rounds_of": lambda p, who, a: rounds.rounds_of(p.work, who, a.organisation_id),
    "open_round": lambda p, who, a: rounds.open_round(p.work, who, a.id),
    "answer_question": lambda p, who, a: answering.answer_question(
        p.work, who, a.id, answering.GivenAnswer("pot.full", Answer(3))
    ),
    "answer_history": lambda p, who, a: answering.answer_history(p.work, who, a.id, "pot.full"),
    "set_scope": lambda p, who, a: rounds.set_scope(p.work, who, a),
    "submit_round": lambda p, who, a: handing_in.submit_round(p.work, who, a.id),
    "reopen_round": lambda p, who, a: handing_in.reopen_round(p.work, who, a.id, "A mistake."),
}

WHO: dict[str, Callable[[Place], Visitor | None]] = {
    "a stranger": lambda _: None,
    "a lead elsewhere": lambda p: p.lead(p.organisation("Borchester"), "Eve"),
    "the owner of the server": lambda p: p.person("Olga", owner=True),
    "a lead who was shut out": lambda p: p.member(
        p.organisation(), "Kim", Role.LEAD, shut_out=True
    ),
}


def test_the_sweep_knows_every_use_case_of_rounds() -> None:
    found = {
        name
        for module in (answering, handing_in, rounds)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and "who" in inspect.signature(function).parameters
    }

    assert found - {"require_round", "person_id"} == ACTS.keys()


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
        rounds.set_scope(place.work, eve, forged)
