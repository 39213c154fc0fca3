"""What phones meet beside voting: a full room, a lost line, a pause that they were told to make."""

import asyncio
from datetime import timedelta
from threading import Event

import pytest
from starlette.types import Message

from maturity.errors import MaturityError
from maturity.usecases.joining import NoSuchCode
from maturity.usecases.voting import wall_number
from maturity.usecases.workshops import GivenDay, change_code, change_preparation
from maturity.web.routes import join
from maturity.web.routes.budget import Budgets
from tests.web.asgi import fetch_at_once
from tests.web.phones import APP, FROM_HERE, Phone, Room, fresh, room, status

__all__ = ["fresh", "room"]

CROWD = 60
"""More than a server has threads for what waits."""


def number(page: str) -> str:
    return page.split('data-number="')[1].split('"', maxsplit=1)[0]


def test_who_votes_does_not_wait_for_a_crowd_at_the_door(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    someone, open_door = room.phones(1)[0], Event()
    slow = join._join  # noqa: SLF001
    monkeypatch.setattr(join, "_join", lambda *given: open_door.wait(20) and slow(*given))

    async def crowd() -> tuple[int, list[int]]:
        waiting = [
            asyncio.create_task(
                fetch_at_once(APP, f"/j/{room.code}", "POST", FROM_HERE, b"role=finance")
            )
            for _ in range(CROWD)
        ]
        await asyncio.sleep(0.2)
        voting = await asyncio.wait_for(
            fetch_at_once(APP, "/w", headers={"cookie": someone.cookie}), 10
        )
        open_door.set()
        return voting.status, [reply.status for reply in await asyncio.gather(*waiting)]

    assert asyncio.run(crowd()) == (200, [303] * CROWD)


def test_a_new_code_shuts_out_strangers_and_no_voter(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maturity.usecases.joining.MOST_PARTICIPANTS", 4)
    room.open()
    voter, *strangers = room.phones(4)
    voter.vote("3")
    old = room.code

    changed = [change_code(room.place.work, room.ann, room.workshop.id, old) for _ in range(2)]

    assert changed[0] == changed[1]
    assert changed[0].code != old
    assert Phone().get(f"/j/{old}").status == NOT_FOUND
    assert [stranger.get("/w").status for stranger in strangers] == [NOT_FOUND] * 3
    assert "Your vote is in: 3, Mature." in voter.status()
    Phone().join(changed[0].code)
    assert sum(room.place.work.store.joined(room.workshop.id).values()) == 2


NOT_FOUND = 404


@pytest.mark.parametrize("place", ["9" * 5_000, "x", "-1", "٣", "0", "3"])
def test_no_place_in_the_list_of_questions_is_an_error(room: Room, place: str) -> None:
    reply = room.phones(1)[0].get(f"/w/ahead/{place}")

    assert (reply.status, reply.headers["location"]) == (303, "/w")


@pytest.mark.parametrize("path", ["/j/a/b", "/j/", "/j/ABC/234/"])
def test_a_code_with_a_stroke_in_it_is_no_code(room: Room, path: str) -> None:
    reply = Phone().get(path)

    assert (reply.status, status(reply)) == (NOT_FOUND, str(NoSuchCode()))


@pytest.mark.parametrize("path", ["/w/vote", "/w/time", "/j/ABC234"])
def test_a_form_that_breaks_off_is_no_error(room: Room, path: str) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"sec-fetch-site", b"same-origin"), (b"host", b"127.0.0.1:8501")]
    scope = {"type": "http", "method": "POST", "path": path, "query_string": b"", "root_path": ""}
    asyncio.run(APP({**scope, "headers": headers}, receive, send))

    assert sent[0]["status"] == NOT_FOUND


def test_a_phone_that_was_told_to_wait_moves_on_with_the_wall(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maturity.web.routes.voting.votes", Budgets(1))
    room.open()
    someone = room.phones(1)[0]
    someone.vote("3")

    reply = someone.vote("4")

    assert (reply.status, number(reply.text)) == (429, "429")
    assert someone.get("/w/state").text != number(reply.text)


def test_a_phone_comes_back_when_a_day_that_was_over_is_prolonged(room: Room) -> None:
    someone = room.phones(1)[0]
    room.place.clock.forward(timedelta(hours=40))
    over = someone.get("/w")
    assert (over.status, number(over.text)) == (410, someone.get("/w/state").text)

    now = room.place.clock()
    day = GivenDay(starts_at=now, expires_at=now + timedelta(days=1))
    change_preparation(room.place.work, room.ann, room.workshop.id, day)

    assert str(wall_number(room.place.work, room.workshop.id)) != number(over.text)
    assert someone.get("/w").status == 200


def test_what_phones_read_while_the_database_is_away_is_a_sentence(room: Room) -> None:
    someone = room.phones(1)[0]
    database = room.place.database
    database.rename(database.with_name("away"))
    database.mkdir()

    reply = someone.get(f"/j/{room.code}")

    assert (reply.status, "does not answer" in status(reply)) == (503, True)


def test_a_workshop_that_is_over_gets_no_new_code_and_no_other_day(room: Room) -> None:
    work, day = room.place.work, GivenDay(starts_at=room.place.clock())
    room.close()

    with pytest.raises(MaturityError, match="is closed"):
        change_code(work, room.ann, room.workshop.id, room.code)
    with pytest.raises(MaturityError, match="is closed"):
        change_preparation(work, room.ann, room.workshop.id, day)
