"""Headers on whatever answers, and what pages of ours may load."""

import re
from pathlib import Path

import pytest
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.types import Receive, Scope, Send

from maturity.web.routes import ROUTES
from maturity.web.security import (
    SecurityHeaders,
    own_policy,
    security_headers,
    streamlits_policy,
)
from tests.web.apptest import FrontDoor
from tests.web.asgi import Reply, fetch
from tests.web.whole import filled, whole_app

TEMPLATES = sorted((Path(__file__).parents[2] / "maturity" / "web" / "templates").glob("*.html"))
INLINE = re.compile(r"<style|\sstyle=|\son\w+=|javascript:|<script(?! src=\"/[\w.]+\"></script>)")
PUBLIC = "https://index.example.gov.uk"
ADDRESSES = [
    (filled(route.path), method)
    for route in ROUTES
    for method in sorted({*(route.methods or ())} - {"HEAD"})
]


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split(";"))}


def policy_of(reply: Reply) -> dict[str, list[str]]:
    (policy,) = reply.headers.getlist("content-security-policy")
    return directives(policy)


def has_headers(reply: Reply, address: str = "") -> bool:
    wanted = security_headers(address).items()
    return all(reply.headers.getlist(name) == [value] for name, value in wanted)


@pytest.mark.parametrize(("path", "method"), ADDRESSES)
def test_every_route_of_ours_has_the_headers_and_the_strict_policy(
    front_door: FrontDoor, path: str, method: str
) -> None:
    reply = fetch(whole_app(), path, method)

    policy = policy_of(reply)
    assert has_headers(reply)
    assert (policy["default-src"], policy["style-src"]) == (["'none'"], ["'self'"])
    assert policy.get("script-src", []) == (["'self'"] if "<script" in reply.text else [])
    assert {value for values in policy.values() for value in values} <= {"'none'", "'self'"}


@pytest.mark.parametrize(
    ("path", "method", "headers", "status"),
    [
        ("/nothing", "GET", {}, 404),
        ("/healthz", "DELETE", {}, 405),
        ("/site.css/", "GET", {}, 307),
        ("/j?code=abc234", "GET", {}, 303),
        ("/_stcore/metrics", "GET", {}, 404),
        ("/_stcore/upload_file/a/b", "PUT", {}, 403),
    ],
)
def test_refusals_and_redirects_have_them_too(
    front_door: FrontDoor, path: str, method: str, headers: dict[str, str], status: int
) -> None:
    reply = fetch(whole_app(), path, method, headers)

    assert reply.status == status
    assert has_headers(reply)
    assert policy_of(reply)["default-src"] == ["'none'"]


def test_an_error_of_ours_has_them_and_tells_nothing() -> None:
    async def broken(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise ValueError("what somebody typed")

    around = ServerErrorMiddleware(SecurityHeaders(broken, PUBLIC))

    async def server(scope: Scope, receive: Receive, send: Send) -> None:
        with pytest.raises(ValueError, match="typed"):
            await around(scope, receive, send)

    reply = fetch(server, "/")

    assert (reply.status, reply.text) == (500, "broken\n")
    assert has_headers(reply, PUBLIC)


@pytest.mark.parametrize(
    ("address", "wanted"), [(PUBLIC, True), ("http://room.example", False), ("", False)]
)
def test_only_an_address_with_https_keeps_browsers_to_it(address: str, *, wanted: bool) -> None:
    assert ("Strict-Transport-Security" in security_headers(address)) is wanted


def test_on_streamlits_pages_no_text_becomes_a_script() -> None:
    policy = directives(streamlits_policy())

    assert [value[:8] for value in policy["script-src"]] == ["'self'", "'sha256-"]
    assert "unsafe-eval" not in streamlits_policy()
    assert policy["default-src"] == ["'self'"]
    assert "unsafe" not in own_policy(scripts=True)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_nothing_inline(template: Path) -> None:
    assert INLINE.findall(template.read_text(encoding="utf-8")) == []
