"""Rounds of another organisation: for whoever is not in it they do not exist, whatever is asked."""

import inspect
from collections.abc import Callable

import pytest

from maturity.access import Visitor
from maturity.domain.assessment import Answer
from maturity.domain.indicator_entry import IndicatorEntry
from maturity.domain.legal_answer import LegalAnswer
from maturity.domain.organisation import Role
from maturity.domain.round import Assessment
from maturity.errors import NotHere
from maturity.usecases import (
    answering,
    handing_in,
    indicators,
    legal_check,
    rounds,
    rounds_compared,
)
from tests.usecases.places import TEA, Place

Act = Callable[[Place, Visitor | None, Assessment], object]

MODULES = (answering, handing_in, indicators, legal_check, rounds, rounds_compared)


def opened(place: Place, assessment: Assessment) -> rounds.Round:
    """As if somebody had come by it: it opens nothing."""
    organisation, tea = place.organisation(), place.work.library.questionnaire(TEA)
    return rounds.Round(organisation, assessment, tea, {})


ACTS: dict[str, Act] = {
    "start_round": lambda p, who, a: rounds.start_round(p.work, who, a.organisation_id, TEA),
    "rounds_of": lambda p, who, a: rounds.rounds_of(p.work, who, a.organisation_id),
    "open_round": lambda p, who, a: rounds.open_round(p.work, who, a.id),
    "answer_question": lambda p, who, a: answering.answer_question(
        p.work, who, a.id, answering.GivenAnswer("pot.full", Answer(3))
    ),
    "answer_history": lambda p, who, a: answering.answer_history(p.work, who, a.id, "pot.full"),
    "confirm_answer": lambda p, who, a: answering.confirm_answer(p.work, who, a.id, "pot.full", 1),
    "set_roles": lambda p, who, a: rounds.set_roles(p.work, who, a.id, ["finance"], 1),
    "set_scope_line": lambda p, who, a: rounds.set_scope_line(
        p.work, who, a.id, rounds.ScopeLine("£5", "all"), 1
    ),
    "continue_with_all": lambda p, who, a: rounds.continue_with_all(p.work, who, a.id, 1),
    "keep_to_light": lambda p, who, a: rounds.keep_to_light(p.work, who, a.id, 1),
    "legal_answers": lambda p, who, a: legal_check.legal_answers(p.work, who, a.id),
    "answer_legal_check": lambda p, who, a: legal_check.answer_legal_check(
        p.work, who, a.id, legal_check.GivenLegalAnswer("england.leaves", LegalAnswer())
    ),
    "indicator_entries": lambda p, who, a: indicators.indicator_entries(p.work, who, a.id),
    "enter_indicator": lambda p, who, a: indicators.enter_indicator(
        p.work, who, a.id, indicators.GivenEntry("cups", IndicatorEntry())
    ),
    "submit_round": lambda p, who, a: handing_in.submit_round(p.work, who, a.id),
    "reopen_round": lambda p, who, a: handing_in.reopen_round(p.work, who, a.id, "A mistake."),
    "submissions_of": lambda p, who, a: handing_in.submissions_of(p.work, who, a.id),
    "as_handed_in": lambda p, who, a: handing_in.as_handed_in(p.work, who, opened(p, a)),
    "previous_round": lambda p, who, a: rounds_compared.previous_round(p.work, who, opened(p, a)),
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
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and "who" in inspect.signature(function).parameters
    }

    assert found - {"require_round"} == ACTS.keys()


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
    borchester = place.organisation("Borchester")
    eve = place.lead(borchester, "Eve")
    forged = rounds.Round(borchester, begun, place.work.library.questionnaire(TEA), {})

    with pytest.raises(NotHere):
        handing_in.as_handed_in(place.work, eve, forged)
    with pytest.raises(NotHere):
        rounds_compared.previous_round(place.work, eve, forged)
