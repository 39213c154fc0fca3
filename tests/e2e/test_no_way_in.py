"""Addresses that lead out of a folder, and what waits at Streamlit's own ones: nothing of ours."""

import asyncio
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus

from tests.e2e.asking import ask
from tests.e2e.councils import cookie
from tests.e2e.sites import Site
from tests.e2e.streamlit_client import Tab

ROOT = Path(__file__).parents[2]
OUTSIDE = ("app.py", ".streamlit/config.toml", "maturity/access.py", "../maturity.db")
UP = (
    "../" * 8,
    "..%2f" * 8,
    "%2e%2e/" * 8,
    "....//" * 8,
    "..%5c" * 8,
    "%252e%252e/" * 8,
    "..;/" * 8,
)
BEFORE = (
    "/",
    "/static/",
    "/static/js/",
    "/media/",
    "/component/x/",
    "/app/static/",
    "/j/",
    "/link/",
)


def raw(address: str, path: str) -> bytes:
    """As it stands: no client puts the path in order first."""
    where = urlsplit(address)
    with socket.create_connection((where.hostname, where.port), timeout=30) as line:
        request = f"GET {path} HTTP/1.1\r\nHost: {where.netloc}\r\nConnection: close\r\n\r\n"
        line.sendall(request.encode())
        return b"".join(iter(lambda: line.recv(65_536), b""))


@pytest.mark.parametrize("up", UP)
def test_no_address_leads_out_of_a_folder(site: Site, up: str) -> None:
    inside = (
        b"The ASGI app: Streamlit's pages",
        b"postScriptGC",
        b"Every use case begins with",
        b"SQLite format 3",
        b"root:x:0:0",
    )
    for before in BEFORE:
        for file in (*OUTSIDE, "etc/passwd", f"{ROOT}/app.py", str(site.database)):
            answer = raw(site.address, f"{before}{up}{file}")
            assert not [mark for mark in inside if mark in answer], f"{before}{up}{file}"


@pytest.mark.parametrize(
    "name", ["../../x.csv", "..%2f..%2fx", "a/b", "x" * 5_000, "%00", "%E2%80%AE"]
)
def test_the_name_of_an_upload_names_no_file_on_the_server(site: Site, name: str) -> None:
    who = {"Cookie": cookie(site.place, site.council()[0].person.id)}

    answer = ask(site.address, f"/_stcore/upload_file/{name}/{name}", "PUT", who)

    assert 400 <= answer.status < 500
    folders = (ROOT, ROOT.parent, site.database.parent, site.database.parent.parent)
    assert [found for folder in folders for found in folder.glob("x*.csv")] == []
    assert not any((folder / "b").exists() for folder in folders)


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_a_page_of_another_site_opens_no_connection_in_somebodys_name(
    site: Site, origin: str
) -> None:
    ann = site.council()[0]

    async def opened() -> None:
        tab = Tab(cookie(site.place, ann.person.id))
        tab.how = {"origin": origin}
        await tab.connect(site.address)

    with pytest.raises(InvalidStatus) as caught:
        asyncio.run(opened())

    assert caught.value.response.status_code == 403
