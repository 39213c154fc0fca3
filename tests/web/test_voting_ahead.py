"""Votes before the day, on a phone: one question after the other, until the day begins."""

import pytest

from tests.web.apptest import FrontDoor
from tests.web.phones import Phone, a_room, fresh, status

__all__ = ["fresh"]


def test_votes_ahead_are_given_one_after_the_other_and_changed(
    front_door: FrontDoor, fresh: None
) -> None:
    room = a_room(front_door.place, vote_ahead=True)
    someone = Phone().join(room.code)
    assert "You have voted on 0 of 2 questions." in someone.status()

    for number, choice in ((1, "2"), (2, "dont_know"), (1, "4")):
        form = someone.form(f"/w/ahead/{number}")
        someone.send("/w/vote", {**form, "choice": choice})

    overview = someone.get("/w")
    assert "You have voted on 2 of 2 questions." in status(overview)
    assert "Your vote: 4, Leader" in overview.text
    assert room.voted(ballot=0) == [4]


def test_after_a_vote_ahead_comes_the_next_question_without_one(
    front_door: FrontDoor, fresh: None
) -> None:
    room = a_room(front_door.place, vote_ahead=True)
    someone = Phone().join(room.code)

    reply = someone.post("/w/vote", {**someone.form("/w/ahead/2"), "choice": "2"})

    assert reply.headers["location"] == "/w/ahead/1?voted=1"
    assert status(someone.get("/w/ahead/1?voted=1")) == "Your vote is in. Question 1 of 2."


def test_votes_ahead_end_when_the_day_begins(front_door: FrontDoor, fresh: None) -> None:
    room = a_room(front_door.place, vote_ahead=True)
    someone = Phone().join(room.code)
    form = {**someone.form("/w/ahead/1"), "choice": "2"}
    room.start()

    late = someone.post("/w/vote", form)

    assert (late.status, room.voted(ballot=0)) == (409, [])
    assert someone.get("/w/ahead/1").headers["location"] == "/w"


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999"])
def test_a_question_that_is_not_on_the_agenda_leads_back(
    front_door: FrontDoor, fresh: None, number: str
) -> None:
    room = a_room(front_door.place, vote_ahead=True)

    reply = Phone().join(room.code).get(f"/w/ahead/{number}")

    assert (reply.status, reply.headers["location"]) == (303, "/w")


def test_where_nobody_votes_ahead_a_phone_waits_for_the_day(
    front_door: FrontDoor, fresh: None
) -> None:
    room = a_room(front_door.place)

    assert "The workshop has not begun." in Phone().join(room.code).status()
