"""PostgreSQL starts anew while people work: pages say that it is away, and go on by themselves."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from maturity.store.postgres import PostgresAdapter
from maturity.store.sql import SqlStore
from tests.e2e.asking import ask
from tests.e2e.councils import begin_councils, levels, workplace_on
from tests.e2e.servers import Server, start_server
from tests.e2e.test_server_away import choose
from tests.e2e.walks import is_saved, visit
from tests.postgres import MISSING, Own, own_cluster, programs


@pytest.fixture
def own() -> Iterator[Own]:
    folder = programs()
    if folder is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    with own_cluster(folder) as cluster:
        yield cluster


@pytest.fixture
def there(own: Own, tmp_path: Path) -> Iterator[tuple[Server, PostgresAdapter]]:
    address = own.cluster.fresh()
    variables = {"MATURITY_DATABASE": address.whole}
    server, adapter = (
        start_server(tmp_path, tmp_path / "log", variables=variables),
        PostgresAdapter(address),
    )
    yield server, adapter
    adapter.close()
    server.kill()


def test_pages_say_that_the_database_is_away_and_go_on_by_themselves(
    own: Own, there: tuple[Server, PostgresAdapter], visitor: BrowserContext
) -> None:
    server, adapter = there
    place = workplace_on(SqlStore(adapter))
    council = begin_councils(place, 1)[0]
    name, _is, value = council.cookies[0].partition("=")
    visitor.add_cookies([{"name": name, "value": value, "url": server.address}])
    page, late = visitor.new_page(), visitor.new_page()
    visit(page, f"{server.address}/policy")
    choose(page, 0, 3)
    is_saved(page)

    own.stop()
    choose(page, 1, 4)
    late.goto(f"{server.address}/targeting")
    ready, lives = ask(server.address, "/readyz"), ask(server.address, "/healthz")
    assert (ready.status, ready.text, lives.status) == (503, "database\n", 200)
    expect(late.get_by_text("This page tries again by itself.")).to_be_visible()
    expect(page.get_by_text("Not saved yet.")).to_be_visible()
    own.start()

    expect(page.get_by_text("Not saved yet.")).to_have_count(0)
    expect(late.get_by_role("heading", name="Targeting", level=1)).to_be_visible()
    expect(page.get_by_role("radiogroup").nth(1).get_by_role("radio").nth(4)).to_be_checked()
    found = levels(place, council.assessment_id)
    assert sorted(found.values()) == [3, 4]
    assert "Traceback" not in server.log.read_text(encoding="utf-8")
