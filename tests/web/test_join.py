"""Joining a workshop by its code: what is said to whom, and who is counted once."""

from datetime import timedelta

import pytest
from starlette.applications import Starlette

from maturity.usecases.workshop_close import close_workshop
from maturity.web.routes.budget import Budget
from tests.web.apptest import FrontDoor
from tests.web.asgi import fetch
from tests.web.phones import APP, FROM_HERE, Phone, Room, a_room, fresh, room, status

__all__ = ["fresh", "room"]


def joined(room: Room) -> int:
    return sum(room.place.work.store.joined(room.workshop.id).values())


def test_a_code_is_read_as_people_type_it(room: Room) -> None:
    code = room.code
    for typed in (code, code.lower(), f"{code[:3]}-{code[3:]}", f" {code[:3]} {code[3:].lower()} "):
        reply = Phone().get(f"/j?code={typed.replace(' ', '%20')}")

        assert (reply.status, reply.headers["location"]) == (303, f"/j/{code}")
        assert Phone().get(f"/j/{typed.strip().replace(' ', '%20')}").status == 200


def test_the_page_for_joining_says_what_the_law_lets_others_see(room: Room) -> None:
    reply = Phone().get(f"/j/{room.code}")

    assert "freedom of information" in reply.text
    assert reply.headers["cache-control"] == "no-store"
    assert '<html lang="en">' in reply.text


def test_browsers_say_where_its_form_comes_from_on_plain_http_too(room: Room) -> None:
    reply = Phone().get(f"/j/{room.code}")

    came_in = Phone().post(f"/j/{room.code}", {"role": "legal"}, origin="http://127.0.0.1:8501")

    assert '<meta name="referrer" content="same-origin">' in reply.text
    assert came_in.status == 303


@pytest.mark.parametrize("code", ["ABC234", "x", "x" * 5_000, "%F0%9F%A4%96", "%3Cb%3E"])
def test_a_code_that_nobody_made_is_said_to_be_none(room: Room, code: str) -> None:
    reply = Phone().get(f"/j/{code}")

    assert reply.status == 404
    assert "There is no workshop with this code." in status(reply)


def test_a_workshop_that_was_closed_or_has_expired_is_over(room: Room) -> None:
    someone = room.phones(1)[0]
    room.place.clock.forward(timedelta(hours=40))
    assert (Phone().get(f"/j/{room.code}").status, someone.get("/w").status) == (410, 410)
    assert Phone().send(f"/j/{room.code}", {"role": "finance"}).status == 410

    close_workshop(room.place.work, room.ann, room.workshop.id)

    assert (Phone().get(f"/j/{room.code}").status, someone.get("/w").status) == (410, 410)
    assert "over" in someone.status()


def test_whoever_joins_twice_in_one_browser_is_one(room: Room) -> None:
    someone = Phone().join(room.code)
    cookie = someone.cookie

    someone.join(room.code)
    again = someone.get(f"/j/{room.code}")

    assert joined(room) == 1
    assert someone.cookie == cookie
    assert (again.status, again.headers["location"]) == (303, "/w")


def test_a_form_that_is_sent_twice_before_its_cookie_has_come_joins_once(room: Room) -> None:
    someone = Phone()
    form = {**someone.form(f"/j/{room.code}"), "role": "legal"}

    cookies = {Phone().post(f"/j/{room.code}", form).headers["set-cookie"] for _ in range(3)}

    assert joined(room) == len(cookies) == 1


def test_the_cookie_is_signed_and_no_script_reads_it(room: Room) -> None:
    reply = Phone().post(f"/j/{room.code}", {"role": "legal"})

    name, *flags = reply.headers["set-cookie"].split("; ")
    assert name.startswith("maturity_voter=")
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(flags)


@pytest.mark.parametrize("role", ["", "Ann Smith", "finance\x00", "ö" * 100])
def test_a_role_that_is_not_on_the_list_joins_nobody(room: Room, role: str) -> None:
    reply = Phone().post(f"/j/{room.code}", {"role": role})

    assert reply.status == 400
    assert "Choose what you speak for" in status(reply)
    assert joined(room) == 0


def test_a_role_of_a_megabyte_joins_nobody(room: Room) -> None:
    reply = Phone().post(f"/j/{room.code}", {"role": "x" * 1_000_000})

    assert reply.status == 413
    assert joined(room) == 0


@pytest.mark.parametrize("headers", [{}, {"sec_fetch_site": "cross-site"}], ids=str)
def test_a_form_of_another_site_joins_nobody(room: Room, headers: dict[str, str]) -> None:
    reply = fetch(APP, f"/j/{room.code}", "POST", headers, b"role=finance")

    assert reply.status == 403
    assert joined(room) == 0


def test_wrong_codes_of_everybody_draw_on_one_budget_and_right_ones_cost_nothing(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maturity.web.routes.join.wrong_codes", Budget(3))
    inside = Phone().join(room.code)
    right = [Phone().get(f"/j/{room.code}").status for _ in range(5)]
    wrong = [Phone().get("/j/ABC234").status for _ in range(5)]

    reply = Phone().get(f"/j/{room.code}")

    assert (right, wrong) == ([200] * 5, [404] * 3 + [429] * 2)
    assert reply.status == 429
    assert "Wait a moment" in status(reply)
    assert inside.get("/w").status == 200


def test_nobody_joins_a_workshop_that_is_full(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maturity.usecases.joining.MOST_PARTICIPANTS", 2)
    room.phones(2)

    reply = Phone().post(f"/j/{room.code}", {"role": "finance"})

    assert reply.status == 409
    assert "no more can" in status(reply)


def test_a_cookie_of_one_workshop_does_not_open_another(front_door: FrontDoor, fresh: None) -> None:
    room = a_room(front_door.place)
    someone = Phone().join(room.code)
    other = someone.cookie[:-2] + ("A" if someone.cookie[-2] != "A" else "B") + someone.cookie[-1]

    assert someone.get("/w").status == 200
    assert Phone(other).get("/w").status == 404
    assert (
        Phone(someone.cookie.replace("maturity_voter", "maturity_person")).get("/w").status == 404
    )


def test_a_database_that_does_not_answer_is_said(room: Room) -> None:
    someone = Phone().join(room.code)
    database = room.place.database
    database.rename(database.with_name("away"))
    database.mkdir()

    replies = [Phone().get(f"/j/{room.code}"), someone.get("/w"), someone.get("/w/state")]
    replies.append(fetch(Starlette(routes=APP.routes), f"/j/{room.code}", "POST", FROM_HERE))

    assert [reply.status for reply in replies] == [503] * 4
    assert "does not answer" in status(replies[0])
