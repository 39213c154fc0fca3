"""Requests that a page of another site makes in somebody's name, or under another name of ours:
refused, and nothing has changed.
"""

import re
from urllib.parse import urlencode

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from maturity.domain.organisation import Role
from maturity.usecases.come_in import invite
from maturity.web.routes import ROUTES
from tests.web.apptest import FrontDoor
from tests.web.asgi import fetch
from tests.web.phones import Phone, Room, fresh, room
from tests.web.whole import dump, filled, whole_app

__all__ = ["fresh", "room"]

POSTS = [route.path for route in ROUTES if "POST" in (route.methods or ())]
NOWHERE = "/j/{code:path}"
"""It answers that there is no such code, whoever asks."""

TAKEN = ("/link/{token}", "/j/{code}", "/w/vote", "/w/time")
WITH_A_FORM = ("/account", "/sign-out")
"""Their forms carry a token besides: what they take is tested with signing in."""

ELSEWHERE: dict[str, dict[str, str]] = {
    "nothing said": {},
    "another origin": {"origin": "https://evil.example"},
    "no origin": {"origin": "null"},
    "a name that begins like ours": {"origin": "http://127.0.0.1:8501.evil.example"},
    "another port": {"origin": "http://127.0.0.1:8502"},
    "no address": {"origin": "http://["},
    "cross-site": {"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8501"},
    "same-site": {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1:8501"},
    "typed": {"sec-fetch-site": "none"},
    "two words": {"sec-fetch-site": "same-origin, cross-site"},
    "a referrer alone": {"referer": "http://127.0.0.1:8501/"},
}
HERE = {"sec-fetch-site": "same-origin"}


def invited(room: Room) -> str:
    (theirs,) = room.ann.memberships
    return invite(room.place.work, room.ann, theirs.organisation_id, Role.CONTRIBUTOR)


def asked(room: Room, pattern: str, phone: Phone, headers: dict[str, str]) -> int:
    """The status of a request that would do something, were it sent by a page of ours."""
    token = invited(room)
    hidden = phone.form() if pattern.startswith("/w/") else {"role": "legal"}
    cookie = {"cookie": phone.cookie} if pattern.startswith("/w/") else {}
    body = urlencode({**hidden, "choice": "3"}).encode()
    before = dump(room.place.database)

    reply = fetch(whole_app(), filled(pattern, token, room.code), "POST", headers | cookie, body)

    changed = dump(room.place.database) != before
    assert changed is (reply.status == 303), f"{pattern} was answered with {reply.status}"
    assert ("set-cookie" in reply.headers) <= changed
    return reply.status


@pytest.mark.parametrize("pattern", [path for path in POSTS if path != NOWHERE])
def test_what_a_page_elsewhere_sends_is_refused_and_changes_nothing(
    room: Room, front_door: FrontDoor, pattern: str
) -> None:
    phone = Phone().join(room.code)
    room.open()
    front_door.comes(room.ann)

    statuses = {name: asked(room, pattern, phone, head) for name, head in ELSEWHERE.items()}

    assert statuses == dict.fromkeys(ELSEWHERE, 403)
    if pattern in TAKEN:
        assert asked(room, pattern, phone, HERE) == 303, "and the same from here is taken"


def test_every_address_that_takes_something_was_tried(room: Room) -> None:
    assert sorted(POSTS) == sorted((*TAKEN, *WITH_A_FORM, NOWHERE))
    assert asked(room, NOWHERE, Phone(), HERE) == 404
    assert not {"PUT", "PATCH", "DELETE"} & {m for route in ROUTES for m in route.methods or ()}


def test_looking_changes_nothing(room: Room) -> None:
    phone = Phone().join(room.code)
    phone.headers = {"cookie": phone.cookie}
    room.open()
    token = invited(room)
    fetch(whole_app(), "/healthz")  # the first request of all makes the key that signs cookies
    before = dump(room.place.database)

    for route in ROUTES:
        if "GET" in (route.methods or ()):
            fetch(whole_app(), filled(route.path, token, room.code), headers=phone.headers)

    assert dump(room.place.database) == before


HOSTS = (
    "evil.example",
    "127.0.0.1.evil.example",
    "127.0.0.1@evil.example",
    "evil.example:8501",
    "evil.example#127.0.0.1",
    "localhost.",
    "0.0.0.0",  # noqa: S104 - a name that a request may bring
    "[::1]",
    "",
    "127.0.0.1\t.evil.example",
)


@pytest.mark.parametrize("host", HOSTS)
def test_another_name_of_the_server_opens_nothing_even_if_both_headers_agree(
    front_door: FrontDoor, host: str
) -> None:
    for method, path in (("GET", "/link/guessed"), ("POST", "/link/guessed"), ("GET", "/healthz")):
        headers = {"host": host, "origin": f"http://{host}", "x-forwarded-host": "127.0.0.1"}
        reply = fetch(hosted(host), path, method, headers)

        assert reply.status == 400
        assert "Social Value" not in reply.text


def hosted(host: str) -> ASGIApp:
    """The app, for requests whose only Host header is this one."""
    app = whole_app()

    async def renamed(scope: Scope, receive: Receive, send: Send) -> None:
        others = [(name, value) for name, value in scope["headers"] if name != b"host"]
        await app({**scope, "headers": [(b"host", host.encode()), *others]}, receive, send)

    return renamed


def test_a_redirect_names_no_host_that_a_request_brought(room: Room) -> None:
    phone = Phone()
    form = urlencode({"role": "legal"}).encode()
    tricks = {"x-forwarded-host": "evil.example", "forwarded": "host=evil.example"} | HERE

    replies = [
        fetch(whole_app(), "/j?code=//evil.example/x", headers=tricks),
        fetch(whole_app(), f"/j/{room.code}", "POST", tricks, form),
        fetch(whole_app(), "/site.css/", headers=tricks),
        phone.get("/w/ahead/1"),
    ]

    places = [reply.headers.get("location", "/") for reply in replies]
    assert all(re.match(r"(http://127\.0\.0\.1:8501)?/(?!/)", place) for place in places), places
    assert "evil.example" not in "".join(places).replace("%2F%2Fevil.example", "")
