"""What surrounds every page: who may open a websocket, and who stays in."""

import asyncio
from collections.abc import Mapping

import pytest
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message, Receive, Scope, Send

from maturity.web import cookies, staying_in, strangers
from maturity.web.security import OwnPagesOnly, hosts
from maturity.web.staying_in import StayingIn
from maturity.web.strangers import METRICS, UPLOADS, KeepStrangersOut
from tests.web.asgi import fetch

HERE = "index.example.gov.uk"
SECRET = "a secret of this server"


async def answers(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "http":
        await PlainTextResponse("here")(scope, receive, send)
    else:
        await send({"type": "websocket.accept"})


def opened(**headers: str) -> list[str]:
    """What happens to a websocket that is opened with these headers."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    raw = Headers({"host": HERE, **headers}).raw
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": raw}
    asyncio.run(OwnPagesOnly(answers)(scope, receive, send))
    return [message["type"] for message in sent]


@pytest.mark.parametrize("origin", [{}, {"origin": f"https://{HERE}"}])
def test_our_own_pages_open_a_websocket(origin: dict[str, str]) -> None:
    assert opened(**origin) == ["websocket.accept"]


@pytest.mark.parametrize(
    "origin", ["https://evil.example", f"https://{HERE}.evil.example", "null", "", "http://["]
)
def test_a_page_elsewhere_does_not(origin: str) -> None:
    assert opened(origin=origin) == ["websocket.close"]


def test_a_server_answers_to_this_computer_and_to_its_public_name() -> None:
    assert hosts("") == ["localhost", "127.0.0.1"]
    assert hosts("https://index.example.gov.uk:8443") == ["localhost", "127.0.0.1", HERE]


def cookie() -> str:
    response = Response()
    cookies.set_person(response, "ann", SECRET, secure=False)
    return response.headers["set-cookie"].split(";")[0]


def cookies_of_somebody(sent: Mapping[str, str]) -> bool | None:
    return True if cookies.read(sent.get(cookies.NAME), SECRET) is not None else None


@pytest.fixture
def yesterday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cookie is of yesterday, and signed with this test's secret."""
    monkeypatch.setattr(cookies, "FRESH", -1)
    monkeypatch.setattr(staying_in, "signing_secret", lambda: SECRET)
    monkeypatch.setattr(staying_in, "linked", cookies_of_somebody)


PAGE = {"accept": "text/html,application/xhtml+xml"}


def test_opening_a_page_keeps_somebody_in(yesterday: None) -> None:
    reply = fetch(StayingIn(answers), "/policy", headers=PAGE | {"cookie": cookie()})

    header = reply.headers["set-cookie"]
    assert cookies.person_id(header.split(";")[0].split("=", 1)[1], SECRET) == "ann"


def test_a_cookie_that_lets_nobody_in_any_more_is_not_made_younger(
    yesterday: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staying_in, "linked", lambda _sent: None)

    reply = fetch(StayingIn(answers), "/policy", headers=PAGE | {"cookie": cookie()})

    assert "set-cookie" not in reply.headers


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        ("/policy", "GET", PAGE),
        ("/policy", "GET", PAGE | {"cookie": f"{cookies.NAME}=forged"}),
        ("/static/js/index.js", "GET", {"accept": "*/*", "cookie": cookie()}),
        ("/link/abc", "GET", PAGE | {"cookie": cookie()}),
        ("/policy", "POST", PAGE | {"cookie": cookie()}),
    ],
)
def test_nothing_else_does(
    yesterday: None, path: str, method: str, headers: dict[str, str]
) -> None:
    assert "set-cookie" not in fetch(StayingIn(answers), path, method, headers).headers


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "signing_secret", lambda: SECRET)


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("headers", [{}, {"cookie": f"{cookies.NAME}=forged"}])
def test_a_stranger_leaves_no_file(ours: None, method: str, headers: dict[str, str]) -> None:
    reply = fetch(KeepStrangersOut(answers), f"{UPLOADS}/session/file", method, headers)

    assert reply.status == 403


def test_whoever_is_in_uploads_a_file(ours: None) -> None:
    reply = fetch(KeepStrangersOut(answers), f"{UPLOADS}/a/b", "PUT", {"cookie": cookie()})

    assert (reply.status, reply.text) == (200, "here")


def test_nobody_reads_the_figures_of_streamlit(ours: None) -> None:
    assert fetch(KeepStrangersOut(answers), METRICS, headers={"cookie": cookie()}).status == 404
    assert fetch(KeepStrangersOut(answers), "/policy").status == 200
