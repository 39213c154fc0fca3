"""Files in a real browser: the page stays alive, any server makes them, and an error leads back."""

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, WebSocket, expect

from maturity.usecases.organisations import set_shut_out
from tests.e2e.faults import faults
from tests.e2e.plans import council_with_plan
from tests.e2e.servers import start_server
from tests.e2e.sites import Site
from tests.e2e.test_keyboard import tab_to
from tests.e2e.walks import settle, visit

RECEIPT = "Receipt (JSON)"


def taken(page: Page) -> bytes:
    """The receipt, by the keyboard."""
    tab_to(page, RECEIPT)
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    return waiting.value.path().read_bytes()


def test_a_page_stays_alive_while_its_file_is_taken_and_another_server_makes_the_same(
    site: Site, visitor: BrowserContext, tmp_path: Path
) -> None:
    ann, begun = council_with_plan(site)
    site.enter(visitor, ann)
    page = visitor.new_page()
    sockets: list[WebSocket] = []
    page.on("websocket", lambda socket: sockets.append(socket))  # noqa: PLW0108
    visit(page, f"{site.address}/documents?round={begun.id}")

    file = taken(page)
    page.get_by_text("Say how near the plan is").click()

    full = page.get_by_role("link", name="Full plan (PDF)")
    expect(full).to_have_attribute("href", re.compile("optimal=1$"))
    assert len(sockets) == 1
    assert not sockets[0].is_closed()
    link = page.get_by_role("link", name=RECEIPT).get_attribute("href")
    other = start_server(site.database, tmp_path / "log")
    try:
        again = visitor.request.get(f"{other.address}{link}")
        assert again.status == 200
        assert again.body() == file
    finally:
        other.kill()


def test_whoever_is_out_reads_a_sentence_and_finds_the_way_back(
    site: Site, visitor: BrowserContext
) -> None:
    ann, begun = council_with_plan(site)
    bob = site.member(begun.organisation_id, "Bob")
    site.enter(visitor, bob)
    page = visitor.new_page()
    visit(page, f"{site.address}/documents?round={begun.id}")
    set_shut_out(site.place, ann, begun.organisation_id, bob.person.id, shut_out=True)

    page.get_by_role("link", name=RECEIPT).click()

    expect(page.get_by_role("heading", name="There is no file", level=1)).to_be_visible()
    expect(page.get_by_text("not here, or not for you")).to_be_visible()
    assert faults(page) == []
    set_shut_out(site.place, ann, begun.organisation_id, bob.person.id, shut_out=False)
    page.get_by_role("link", name="Back to where you were").click()
    expect(page.get_by_role("heading", name="Documents", level=1)).to_be_visible()
    settle(page)
    expect(page.get_by_role("link", name=RECEIPT)).to_be_visible()
