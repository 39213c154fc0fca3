"""Action sheets of another organisation: for whoever is not in it they do not exist."""

import inspect
from collections.abc import Callable

import pytest

from maturity.access import Visitor
from maturity.domain.kept_plan import KeptPlan
from maturity.domain.round import Assessment
from maturity.errors import NotHere
from maturity.usecases import action_sheet
from tests.usecases.places import TEA, Place
from tests.usecases.test_assess_elsewhere import WHO

Act = Callable[[Place, Visitor | None, str], object]

EMPTY = action_sheet.SheetPreview("nowhere", (), 0, {})
ACTS: dict[str, Act] = {
    "download_sheet": lambda p, who, a: action_sheet.download_sheet(p.work, who, a),
    "preview_sheet": lambda p, who, a: action_sheet.preview_sheet(p.work, who, a, "x", b""),
    "take_sheet": lambda p, who, a: action_sheet.take_sheet(p.work, who, a, EMPTY, []),
}


def test_the_sweep_knows_every_use_case_of_sheets() -> None:
    found = {
        name
        for name, function in inspect.getmembers(action_sheet, inspect.isfunction)
        if function.__module__ == action_sheet.__name__
        and not name.startswith("_")
        and "who" in inspect.signature(function).parameters
    }

    assert found == ACTS.keys()


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("act", ACTS)
def test_a_sheet_of_another_organisation_is_not_here(place: Place, act: str, who: str) -> None:
    _, begun = place.round()

    with pytest.raises(NotHere):
        ACTS[act](place, WHO[who](place), begun.id)

    assert place.work.store.plan(begun.id) == KeptPlan()


@pytest.mark.parametrize("act", ACTS)
def test_a_round_that_was_never_begun_looks_the_same(place: Place, act: str) -> None:
    ann, begun = place.round()
    unknown = Assessment("nowhere", "nowhere", TEA, 1, begun.scope, begun.started_at)

    with pytest.raises(NotHere):
        ACTS[act](place, ann, unknown.id)


def test_somebody_who_answers_may_take_a_sheet_along(place: Place) -> None:
    _, begun = place.round()

    bob = place.contributor(place.organisation())

    assert action_sheet.download_sheet(place.work, bob, begun.id).startswith(b"PK")
