"""A server that is gone for a while, as people in a browser see it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from maturity.domain.audit import Event
from tests.e2e.asking import ask
from tests.e2e.servers import Server, free_port, start_server
from tests.e2e.sites import Site
from tests.e2e.test_going import nobody_writes
from tests.e2e.test_numbers import scraped
from tests.e2e.walks import is_saved, settle, until, visit

AWAY = "No connection to the server. What says Saved is kept."


@contextmanager
def running(folder: Path, port: int, log: str, **variables: str) -> Iterator[Server]:
    database = folder / "maturity.db"
    server = start_server(database, folder / log, port=port, variables=variables)
    try:
        yield server
    finally:
        server.kill()


def choose(page: Page, question: int, level: int) -> None:
    card = page.get_by_role("radiogroup").nth(question)
    card.get_by_role("radio").nth(level).check(force=True)


def test_a_page_says_that_its_server_is_away_and_goes_on_by_itself(
    visitor: BrowserContext, tmp_path: Path
) -> None:
    port, page = free_port(), visitor.new_page()
    with running(tmp_path, port, "first.log") as first:
        site = Site(first, tmp_path / "maturity.db")
        ann, begun = site.council()
        site.enter(visitor, ann)
        visit(page, f"{first.address}/policy")
        choose(page, 0, 3)
        is_saved(page)
        first.process.terminate()
        first.process.wait()

    expect(page.locator("#away")).to_contain_text(AWAY)
    for _try in range(6):  # by then Streamlit would ask for the internet
        page.wait_for_event("requestfailed")
    expect(page.get_by_role("dialog")).to_have_count(0)

    with running(tmp_path, port, "second.log"):
        expect(page.locator("#away")).to_have_text("")
        expect(page.get_by_role("radiogroup").nth(0).get_by_role("radio").nth(3)).to_be_checked()
        settle(page)
        choose(page, 1, 4)
        expect(page.get_by_text("Saved").nth(1)).to_be_visible()
    levels = {r.answer.level for r in site.place.store.current_answers(begun.id).values()}
    assert levels == {3, 4}


def test_what_is_pressed_at_a_server_that_is_told_to_end_is_still_done(
    visitor: BrowserContext, tmp_path: Path
) -> None:
    """A browser tells it to no other one."""
    database, numbers = tmp_path / "maturity.db", free_port()
    here = f"http://127.0.0.1:{numbers}"
    with running(tmp_path, free_port(), "log", MATURITY_METRICS=str(numbers)) as server:
        site = Site(server, database)
        ann, begun = site.council()
        site.enter(visitor, ann)
        answering, inviting = visitor.new_page(), visitor.new_page()
        visit(answering, f"{server.address}/policy")
        visit(inviting, f"{server.address}/colleagues")
        with nobody_writes(database):
            choose(answering, 0, 3)
            until(answering, lambda: scraped(here)["maturity_writes_under_way"] == 1)
            server.process.terminate()
            until(answering, lambda: ask(server.address, "/readyz").text == "going\n")
            inviting.get_by_role("button", name="Make an invitation link").click()
            until(inviting, lambda: scraped(here)["maturity_writes_under_way"] == 2)
        server.process.wait()

    assert [r.answer.level for r in site.place.store.current_answers(begun.id).values()] == [3]
    assert Event.INVITED in {entry.note.event for entry in site.place.store.audit_entries()}
