"""What a round asks and covers, and who takes part: kept, refused, and over which version."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from maturity.access import Visitor
from maturity.domain.assessment import Scope
from maturity.domain.contributors import CONTRIBUTOR_ROLES
from maturity.domain.round import Assessment
from maturity.errors import Conflict, MaturityError, RoundClosed
from maturity.usecases.handing_in import submit_round
from maturity.usecases.rounds import (
    ScopeLine,
    continue_with_all,
    keep_to_light,
    open_round,
    set_roles,
    set_scope_line,
)
from tests.usecases.places import COFFEE, Place

Change = Callable[[Place, Visitor, Assessment], Assessment]

CHANGES: dict[str, Change] = {
    "all": lambda p, who, a: continue_with_all(p.work, who, a.id, a.version),
    "light": lambda p, who, a: keep_to_light(p.work, who, a.id, a.version),
    "line": lambda p, who, a: set_scope_line(p.work, who, a.id, ScopeLine("£5", "all"), a.version),
    "roles": lambda p, who, a: set_roles(p.work, who, a.id, ["legal"], a.version),
}


def test_a_wider_scope_keeps_the_answers_and_so_does_a_narrower_one(place: Place) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full")
    full = continue_with_all(place.work, ann, begun.id, begun.version)
    place.answer(ann, begun, "cup.clean")

    light = keep_to_light(place.work, ann, begun.id, full.version)

    assert (full.scope, light.scope, light.version) == (Scope.FULL, Scope.LIGHT, 3)
    found = open_round(place.work, ann, begun.id)
    assert found.answers.keys() == {"pot.full", "cup.clean"}
    assert (found.done, found.asked) == (1, 2)


def test_the_scope_line_is_kept_and_nothing_else_is_changed_by_it(place: Place) -> None:
    ann, begun = place.round()

    changed = set_scope_line(
        place.work, ann, begun.id, ScopeLine(" £100,000\x00\n", "mo\ud800st"), 1
    )

    expected = replace(begun, threshold="£100,000", share_covered="most", version=2)
    assert changed == expected == open_round(place.work, ann, begun.id).assessment


@pytest.mark.parametrize(
    ("threshold", "share", "name"),
    [("x" * 501, "", "The contract value"), ("", "x" * 501, "The share of spending")],
)
def test_a_long_scope_line_is_refused_by_name(
    place: Place, threshold: str, share: str, name: str
) -> None:
    ann, begun = place.round()
    set_scope_line(place.work, ann, begun.id, ScopeLine(threshold[:500], share[:500]), 1)

    with pytest.raises(MaturityError, match=f"{name} has 501 characters. At most 500"):
        set_scope_line(place.work, ann, begun.id, ScopeLine(threshold, share), 2)


def test_roles_are_kept_once_each_and_in_their_own_order(place: Place) -> None:
    ann, begun = place.round()

    changed = set_roles(place.work, ann, begun.id, ["member", "legal", "member"], 1)

    assert changed == replace(begun, roles=("legal", "member"), version=2)
    assert open_round(place.work, ann, begun.id).assessment == changed
    assert set_roles(place.work, ann, begun.id, CONTRIBUTOR_ROLES, 2).roles == CONTRIBUTOR_ROLES
    assert set_roles(place.work, ann, begun.id, [], 3).roles == ()


@pytest.mark.parametrize("role", ["lead", "", "Finance", "finance legal", "Ann Smith"])
def test_what_is_no_role_is_refused(place: Place, role: str) -> None:
    ann, begun = place.round()

    with pytest.raises(MaturityError, match=f"There is no role '{role}'"):
        set_roles(place.work, ann, begun.id, ["finance", role], 1)
    assert open_round(place.work, ann, begun.id).assessment == begun


@pytest.mark.parametrize("change", CHANGES)
def test_a_contributor_changes_it_too(place: Place, change: str) -> None:
    _, begun = place.round()
    bob = place.contributor(place.organisation())

    assert CHANGES[change](place, bob, begun).version == 2


@pytest.mark.parametrize("based_on", [-1, 0, 2, 2**63, 2**200])
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_over_a_version_that_nobody_saw_is_a_conflict(
    place: Place, change: str, based_on: int
) -> None:
    ann, begun = place.round()

    with pytest.raises(Conflict):
        CHANGES[change](place, ann, replace(begun, version=based_on))
    assert open_round(place.work, ann, begun.id).assessment == begun


@pytest.mark.parametrize("change", CHANGES)
def test_a_submitted_round_is_closed_to_every_change(place: Place, change: str) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full")
    place.answer(ann, begun, "pot.warm")
    done = submit_round(place.work, ann, begun.id)

    with pytest.raises(RoundClosed):
        CHANGES[change](place, ann, done)
    assert open_round(place.work, ann, begun.id).assessment == done


def test_a_questionnaire_without_a_light_set_cannot_be_narrowed_to_it(place: Place) -> None:
    ann, begun = place.round(COFFEE)

    with pytest.raises(MaturityError, match="'Sample' has no light set"):
        keep_to_light(place.work, ann, begun.id, begun.version)
