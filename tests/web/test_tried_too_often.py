"""What may be tried only so often: links that nobody made, and files that are made at a click."""

import pytest

from maturity.domain.organisation import Role
from maturity.usecases.come_in import invite
from maturity.usecases.rounds import open_round
from maturity.web.routes import downloads
from maturity.web.routes.budget import Budget, Budgets
from maturity.web.routes.files_of_a_round import ANSWERS
from maturity.web.routes.files_of_councils import ABOUT_YOU
from tests.web.apptest import FrontDoor
from tests.web.file_links import take
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
    monkeypatch.setattr(downloads, "files", Budgets(2))
    found = open_round(room.place.work, room.ann, room.workshop.assessment_id)
    ben = room.place.contributor(found.organisation, "Ben")
    of_a_round = f"{ANSWERS}?round={found.assessment.id}"
    front_door.comes(room.ann)

    assert [take(ABOUT_YOU).status, take(of_a_round).status] == [200, 200]
    for address in (ABOUT_YOU, of_a_round):
        assert take(address).status == 429
    assert "That was too many files in one minute." in take(of_a_round).text
    front_door.comes(ben)
    assert take(of_a_round).status == 200
