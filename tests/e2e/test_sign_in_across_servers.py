"""Two servers on one database: who begins to sign in on one may come back to the other."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from maturity.web import account_cookie
from tests.e2e.providers import start_provider
from tests.e2e.servers import Server, free_port, start_server
from tests.e2e.sites import Site
from tests.e2e.test_signing_in import held, sign_in, tied
from tests.e2e.walks import settle, visit


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Server, Server]]:
    """Both send people to the address of the second. Of an own secret, the database has none."""
    back = free_port()
    address = f"http://127.0.0.1:{back}"
    with ExitStack() as stack:
        provider = start_provider(tmp_path, free_port(), f"{address}/oauth2callback")
        stack.callback(provider.kill)
        variables = {
            "MATURITY_ADDRESS": address,
            "MATURITY_SIGN_IN": str(provider.settings),
            "MATURITY_SECRET": "of every server the same, and long",
        }
        servers: list[Server] = []
        for port in (free_port(), back):
            log = tmp_path / f"{port}.log"
            server = start_server(tmp_path / "maturity.db", log, port=port, variables=variables)
            stack.callback(server.kill)
            servers.append(server)
        yield servers[0], servers[1]


def test_who_signs_in_comes_back_to_another_server(
    two: tuple[Server, Server], visitor: BrowserContext, tmp_path: Path
) -> None:
    first, second = two
    site = Site(second, tmp_path / "maturity.db")
    tied(site, "ambridge.gov.uk")
    page = visitor.new_page()
    visit(page, first.address)

    url = sign_in(page, "bea@ambridge.gov.uk")

    assert url.startswith(second.address)
    settle(page)
    expect(page.get_by_role("link", name="Colleagues")).to_be_visible()
    assert account_cookie.NAME in held(visitor, site)
    with closing(sqlite3.connect(site.database)) as database:
        assert database.execute("SELECT name FROM secret").fetchall() == []
    visit(page, first.address)
    expect(page.get_by_role("link", name="Colleagues")).to_be_visible()
