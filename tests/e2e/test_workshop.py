"""A workshop from its joining card to its record: a facilitator with two tabs, three phones, and
three people who hold up cards.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.e2e.faults import faults
from tests.e2e.sites import Site
from tests.e2e.walks import settle, visit

SCOPE = "Where social value applies"
ROLES = ("Finance", "Legal", "Procurement")


@pytest.fixture
def phones(browser: Browser) -> Iterator[list[Page]]:
    contexts = [browser.new_context(viewport={"width": 320, "height": 640}) for _ in ROLES]
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


def prepare(page: Page, site: Site) -> str:
    """The light set, for a day to come; gives the address on the joining card."""
    visit(page, f"{site.address}/workshop")
    page.get_by_label(re.compile("^Day, such as")).fill("14 May 2031")
    page.get_by_role("button", name="Prepare the workshop").click()
    expect(page.get_by_role("heading", name="How people join")).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("^QR code that opens"))).to_be_visible()
    return page.locator("code").inner_text().strip()


def join(phone: Page, address: str, role: str) -> None:
    phone.goto(address)
    phone.get_by_label("What do you speak for?").select_option(label=role)
    phone.get_by_role("button", name="Join").click()


def vote(phone: Page, level: str) -> None:
    phone.get_by_role("radio", name=re.compile(f"^{level}")).check()
    phone.locator("#vote").click()
    expect(phone.get_by_role("status")).to_contain_text("Your vote is in")


def step(page: Page, name: str) -> Locator:
    """Streamlit writes the shortcut behind the name."""
    return page.get_by_role("button", name=re.compile(f"^{name}"))


def hold_up(page: Page, *cards: int) -> None:
    """Typed with the keyboard alone, from the first box to the Enter that hands them in."""
    page.get_by_label("0", exact=True).click()
    for number, count in enumerate(cards):
        if number:
            page.keyboard.press("Tab")
        page.keyboard.type(str(count))
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"{sum(cards)} cards are counted.")).to_be_visible()


def set_level(page: Page, level: str, reason: str) -> None:
    page.get_by_label("Why this level?").fill(reason)
    step(page, "Set this level").click()
    expect(page.get_by_text(f"Agreed level: {level}")).to_be_visible()


def close_and_take(page: Page, site: Site) -> None:
    visit(page, f"{site.address}/workshop")
    page.get_by_text("Yes, this workshop is over.").click()
    step(page, "Close the workshop").click()
    expect(page.get_by_role("cell", name=SCOPE)).to_be_visible()
    step(page, "Take over these levels").click()
    expect(page.get_by_text("1 level was taken over.")).to_be_visible()


def record(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("link", name="Workshop record (web page)").click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_a_room_comes_from_its_joining_card_to_its_record(
    site: Site, visitor: BrowserContext, phones: list[Page]
) -> None:
    ann, begun = site.council("Westmarsh")
    site.enter(visitor, ann)
    page = visitor.new_page()
    address = prepare(page, site)
    for phone, role in zip(phones, ROLES, strict=True):
        join(phone, address, role)
    step(page, "Start the workshop").click()
    expect(page.get_by_text("3 people have joined so far.")).to_be_visible()

    step(page, "Next question").click()
    expect(page.get_by_role("heading", name=SCOPE, level=1)).to_be_focused()
    step(page, "Open the vote").dblclick()
    expect(page.get_by_text("0 of 3 phones have voted.")).to_be_visible()
    for phone, level in zip(phones, "223", strict=True):
        vote(phone, level)
    expect(page.get_by_text("3 of 3 phones have voted.")).to_be_visible()
    hold_up(page, 0, 0, 1, 2)

    second = visitor.new_page()
    visit(second, f"{site.address}/wall")
    expect(second.get_by_text("Median")).to_have_count(0)
    step(second, "Close the vote").click()
    expect(step(page, "Reveal")).to_be_enabled()
    page.keyboard.press("Alt+Shift+V")
    for wall in (page, second):
        expect(wall.get_by_text("Median 2, Developing. 6 of 6 within one level.")).to_be_visible()
        expect(wall.get_by_test_id("stPlotlyChart")).to_be_visible()
    settle(page)
    assert faults(page) == []
    second.close()

    page.set_viewport_size({"width": 1280, "height": 900})
    set_level(page, "2, Developing", "The log has gaps.")
    close_and_take(page, site)
    told = record(page)

    now = site.place.store.current_answers(begun.id)["policy.scope"]
    assert (now.answer.level, now.answer.comment) == (2, "The log has gaps.")
    assert "The log has gaps." in told
    assert all(role in told for role in ROLES)
    phones[0].reload()
    expect(phones[0].get_by_text("This workshop is over")).to_be_visible()
