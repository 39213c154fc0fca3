"""What a provider says of itself, asked on loopback: what is wrong is said, and where it stands."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from maturity.providers import Provider
from maturity.usecases import provider_check
from maturity.usecases.provider_check import faults_of_provider, sign_out_address

HTTPS = "https://login.example"
WELL = {
    "issuer": HTTPS,
    "authorization_endpoint": f"{HTTPS}/a",
    "token_endpoint": f"{HTTPS}/t",
    "jwks_uri": f"{HTTPS}/k",
    "end_session_endpoint": f"{HTTPS}/end",
}


class Teller(BaseHTTPRequestHandler):
    """Says what the test put into its server."""

    said: dict[str, tuple[int, bytes]] = {}

    def do_GET(self) -> None:
        status, body = self.said.get(self.path, (404, b""))
        self.send_response(status)
        if status == 302:
            self.send_header("Location", body.decode())
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the test looks at what comes of it."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Teller)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def provider(address: str, path: str = "/x") -> Provider:
    return Provider("council", "Council account", f"{address}{path}", "us", "hush")


def says(found: object, status: int = 200) -> None:
    body = found if isinstance(found, bytes) else json.dumps(found).encode()
    Teller.said = {"/x": (status, body), "/y": (200, json.dumps(WELL).encode())}


def test_a_provider_that_is_well_has_no_fault_and_a_way_out(address: str) -> None:
    says(WELL)

    assert list(faults_of_provider(provider(address))) == []
    assert sign_out_address(provider(address)) == f"{HTTPS}/end?client_id=us"


def test_a_way_out_that_asks_something_already_is_asked_more(address: str) -> None:
    says(WELL | {"end_session_endpoint": f"{HTTPS}/end?policy=x"})

    assert sign_out_address(provider(address)) == f"{HTTPS}/end?policy=x&client_id=us"


@pytest.mark.parametrize(
    ("found", "status", "fault"),
    [
        (WELL, 500, "it answers 500"),
        (b"/y", 302, "it answers 302"),
        (b"<html>", 200, "is not JSON"),
        (b"\xff", 200, "is not JSON"),
        ([], 200, "it does not say its issuer"),
        (WELL | {"jwks_uri": 7}, 200, "it does not say its jwks_uri"),
        (WELL | {"token_endpoint": "http://login.example/t"}, 200, "token_endpoint is not https"),
    ],
)
def test_what_keeps_people_from_signing_in_is_said(
    found: object, status: int, fault: str, address: str
) -> None:
    says(found, status)

    faults = list(faults_of_provider(provider(address)))

    assert fault in faults[0]
    assert "Council account" in faults[0]
    assert "hush" not in faults[0]


@pytest.mark.parametrize("end", ["", "javascript:alert(1)", "http://login.example/end"])
def test_a_way_out_that_is_not_safe_is_none(end: str, address: str) -> None:
    says(WELL | {"end_session_endpoint": end})

    assert sign_out_address(provider(address)) == ""


def test_nobody_there_is_said_soon(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provider_check, "PATIENCE", 0.2)
    nobody = provider("http://127.0.0.1:9")

    assert "cannot be reached" in next(faults_of_provider(nobody))
    assert sign_out_address(nobody) == ""
