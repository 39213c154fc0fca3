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
    front_door.comes(room.ann)
    of_a_round = at_the_click.round_at_the_click(found, lambda _who, _found: b"file")
    of_any_kind = at_the_click.at_the_click(lambda _who: b"file")

    assert [of_a_round(), of_any_kind()] == [b"file"] * 2
    for made in (of_a_round, of_any_kind):
        with pytest.raises(AskedTooOften):
            made()
    front_door.comes(ben)
    assert of_a_round() == b"file"
