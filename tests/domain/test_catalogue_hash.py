"""The name of a catalogue's actions: what changes it, and what does not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from maturity.domain.catalogue import (
    Action,
    Catalogue,
    Days,
    Discovery,
    GainWeights,
    Holding,
    Informant,
    Measure,
    Money,
    Move,
)
from maturity.domain.catalogue_hash import catalogue_hash
from maturity.domain.law import Reference
from tests.plans import a_catalogue, an_action

Change = Callable[[Catalogue], Catalogue]


def tea() -> Catalogue:
    fill = an_action("fill", [("pot.full", 0), ("pot.warm", 1)], needs=("boil",))
    return a_catalogue(fill, an_action("boil", nations=("wales", "scotland")), most_actions=8)


def first(**fields: object) -> Change:
    def change(catalogue: Catalogue) -> Catalogue:
        action, *others = catalogue.actions
        return replace(catalogue, actions=(replace(action, **fields), *others))  # type: ignore[arg-type]

    return change


def with_fields(**fields: object) -> Change:
    return lambda catalogue: replace(catalogue, **fields)  # type: ignore[arg-type]


def second(change: Callable[[Action], Action]) -> Change:
    return lambda c: replace(c, actions=(c.actions[0], change(c.actions[1])))


MATTERS: dict[str, Change] = {
    "an action's id": first(id="filled"),
    "its days": first(days=Days(1, 5, 10)),
    "its money": first(money=Money(1, 50)),
    "its weeks": first(weeks=9),
    "another move": first(moves=(Move("pot.full", 1, 2), Move("pot.warm", 1, 2))),
    "a move less": first(moves=(Move("pot.full", 0, 1),)),
    "from when on it is in place": first(in_place=(Holding("pot.full", 3),)),
    "what it needs": first(needs=()),
    "its nations": first(nations=("wales",)),
    "an action less": lambda c: replace(c, actions=c.actions[:1]),
    "the order of actions": lambda c: replace(c, actions=c.actions[::-1]),
    "how many in a year": with_fields(most_actions=9),
    "the weight of a foundation": with_fields(gain=GainWeights(4, 2)),
    "the weight of a priority": with_fields(gain=GainWeights(3, 1)),
    "the days of finding out": with_fields(discovery=Discovery(Days(1, 3, 4), 4)),
    "the weeks of finding out": with_fields(discovery=Discovery(Days(1, 2, 4), 5)),
}

DOES_NOT_MATTER: dict[str, Change] = {
    "an action's words": first(
        title="Other",
        why="Other.",
        notice="Other.",
        steps=("Other.",) * 3,
        done_when="Other.",
        measure=Measure("Other.", "down", "cups"),
        resources=(Reference("Other", "https://example.org"),),
    ),
    "who does it": first(owner="legal", contributors=("finance",)),
    "how it is called": first(pace="strategic"),
    "the catalogue's words": with_fields(title="Other", language="cy", licence="MIT", id="other"),
    "who knows": with_fields(informants=(Informant("pot.full", "legal"),)),
    "the order of nations": second(lambda a: replace(a, nations=a.nations[::-1])),
}


@pytest.mark.parametrize("change", MATTERS)
def test_what_matters_to_planning_changes_the_hash(change: str) -> None:
    assert catalogue_hash(MATTERS[change](tea())) != catalogue_hash(tea())


@pytest.mark.parametrize("change", DOES_NOT_MATTER)
def test_what_does_not_matter_to_planning_does_not(change: str) -> None:
    assert catalogue_hash(DOES_NOT_MATTER[change](tea())) == catalogue_hash(tea())


def test_every_change_that_matters_gives_another_hash() -> None:
    hashes = [catalogue_hash(change(tea())) for change in MATTERS.values()]

    assert len(set(hashes)) == len(hashes)
