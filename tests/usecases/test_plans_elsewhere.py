"""Plans of another organisation: for whoever is not in it they do not exist, whatever is asked."""

import inspect
from collections.abc import Callable
from datetime import date

import pytest

from maturity.access import Visitor
from maturity.domain.kept_plan import KeptPlan, Wishes
from maturity.domain.plan import ActionRecord
from maturity.domain.round import Assessment
from maturity.errors import NotHere
from maturity.usecases import (
    finished_actions,
    own_actions,
    plan_receipt,
    plan_records,
    plans,
    rounds,
)
from tests.usecases.places import TEA, Place
from tests.usecases.test_assess_elsewhere import WHO, opened

Act = Callable[[Place, Visitor | None, Assessment], object]

MODULES = (finished_actions, own_actions, plan_receipt, plan_records, plans)
JULY = date(2026, 7, 1)
QUARTER = plan_records.GivenQuarter("pot.full.2", JULY)
RECORD = plan_records.GivenRecord(ActionRecord("pot.full.2"))

ACTS: dict[str, Act] = {
    "plan_of": lambda p, who, a: plans.plan_of(p.work, who, opened(p, a)),
    "plan_receipt": lambda p, who, a: plan_receipt.plan_receipt(p.work, who, opened(p, a)),
    "finished_actions": lambda p, who, a: finished_actions.finished_actions(
        p.work, who, opened(p, a)
    ),
    "change_request": lambda p, who, a: plans.change_request(
        p.work, who, a.id, plans.GivenWishes(Wishes(JULY))
    ),
    "choose_target": lambda p, who, a: plans.choose_target(
        p.work, who, a.id, plans.GivenTarget("pot.full", 3)
    ),
    "record_action": lambda p, who, a: plan_records.record_action(p.work, who, a.id, RECORD),
    "record_actions": lambda p, who, a: plan_records.record_actions(p.work, who, a.id, [RECORD]),
    "pin": lambda p, who, a: plan_records.pin(p.work, who, a.id, QUARTER),
    "postpone": lambda p, who, a: plan_records.postpone(p.work, who, a.id, QUARTER),
    "action_history": lambda p, who, a: plan_records.action_history(
        p.work, who, a.id, "pot.full.2"
    ),
    "log_own_action": lambda p, who, a: own_actions.log_own_action(
        p.work, who, a.id, "own:workshop:pot.full", "Find the evidence"
    ),
    "add_own_action": lambda p, who, a: own_actions.add_own_action(
        p.work, who, a.id, own_actions.GivenOwnAction("Buy a pot")
    ),
}


def test_the_sweep_knows_every_use_case_of_plans() -> None:
    found = {
        name
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and "who" in inspect.signature(function).parameters
    }

    assert found == ACTS.keys()


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("act", ACTS)
def test_a_plan_of_another_organisation_is_not_here(place: Place, act: str, who: str) -> None:
    _, begun = place.round()

    with pytest.raises(NotHere):
        ACTS[act](place, WHO[who](place), begun)

    assert place.work.store.plan(begun.id) == KeptPlan()


@pytest.mark.parametrize("act", ACTS)
def test_a_round_that_was_never_begun_looks_the_same(place: Place, act: str) -> None:
    ann, begun = place.round()
    unknown = Assessment("nowhere", "nowhere", TEA, 1, begun.scope, begun.started_at)

    with pytest.raises(NotHere):
        ACTS[act](place, ann, unknown)


@pytest.mark.parametrize("act", ACTS)
def test_somebody_who_answers_may_plan(place: Place, act: str) -> None:
    _, begun = place.round()

    ACTS[act](place, place.contributor(place.organisation()), begun)


def test_a_round_that_claims_to_be_ones_own_is_still_the_others(place: Place) -> None:
    _, begun = place.round()
    borchester = place.organisation("Borchester")
    eve = place.lead(borchester, "Eve")
    forged = rounds.Round(borchester, begun, place.work.library.questionnaire(TEA), {})

    for look in (plans.plan_of, plan_receipt.plan_receipt, finished_actions.finished_actions):
        with pytest.raises(NotHere):
            look(place.work, eve, forged)  # type: ignore[operator]
