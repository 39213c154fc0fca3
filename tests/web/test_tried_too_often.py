"""What may be tried only so often: links that nobody made, and files that are made at a click."""

import pytest

from maturity.domain.organisation import Role
from maturity.usecases.come_in import invite
from maturity.usecases.rounds import open_round
from maturity.web import at_the_click
from maturity.web.at_the_click import AskedTooOften
from maturity.web.routes.budget import Budget, Budgets
from tests.web.apptest import FrontDoor
from tests.web.phones import Phone, Room, fresh, room

__all__ = ["fresh", "room"]


def test_wrong_links_of_everybody_draw_on_one_budget_and_right_ones_cost_nothing(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maturity.web.routes.links.wrong_links", Budget(3))
    (theirs,) = room.ann.memberships
    tokens = [
        invite(room.place.work, room.ann, theirs.organisation_id, Role.CONTRIBUTOR)
        for _ in range(5)
    ]

    right = [Phone().post(f"/link/{token}", {}).status for token in tokens]
    wrong = [Phone().post("/link/guessed", {}).status for _ in range(5)]

    assert (right, wrong) == ([303] * 5, [404] * 3 + [429] * 2)


def test_one_person_has_only_so_many_files_made_and_others_are_not_held_up(
    room: Room, front_door: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_the_click, "files", Budgets(2))
    found = open_round(room.place.work, room.ann, room.workshop.assessment_id)
    ben = room.place.contributor(found.organisation, "Ben")
    of_ann, of_ben = (
        at_the_click.at_the_click(who, found, lambda _who, _found: b"file")
        for who in (room.ann, ben)
    )

    assert [of_ann(), of_ann()] == [b"file"] * 2
    with pytest.raises(AskedTooOften):
        of_ann()
    assert of_ben() == b"file"
