"""What people do on the pages, in their words."""

import re
from collections.abc import Callable
from typing import Protocol

from playwright.sync_api import Locator, Page, expect


class Place(Protocol):
    """A server, a test's own or one that is shared."""

    @property
    def address(self) -> str: ...
    @property
    def owner_link(self) -> str: ...


def settle(page: Page) -> None:
    """Until the server has nothing more to say, and all that it said is drawn."""
    expect(
        page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    ).to_be_visible()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def come_in(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Come in")
    settle(page)


def say_name(page: Page, name: str) -> None:
    """A colleague who was invited into a round, on the way to its first question."""
    page.get_by_label(re.compile("What is your name")).fill(name)
    page.get_by_role("button", name="Go to the questions").click()
    expect(page.get_by_role("heading", name="Policy", level=1)).to_be_visible()


def begin(page: Page, place: Place, organisation: str, nation: str = "England") -> None:
    """The owner comes in, and begins an organisation with its first round."""
    come_in(page, place.owner_link)
    page.get_by_label(re.compile("What is your name")).fill("Ann Lead")
    page.get_by_label(re.compile("organisation called")).fill(organisation)
    page.get_by_text(nation, exact=True).click()
    page.get_by_role("button", name="Start the questions").click()
    expect(page.get_by_role("heading", name="Policy", level=1)).to_be_visible()
    expect(page.get_by_text("0 of 5 questions are done.")).to_be_visible()


def explore(page: Page, place: Place) -> None:
    """The owner looks at the invented organisation, whose second round is answered."""
    come_in(page, place.owner_link)
    page.get_by_role("button", name="Explore").click()
    expect(page.get_by_role("heading", name=re.compile("^Where Rivermouth"))).to_be_visible()


def open_page(page: Page, title: str) -> None:
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    settle(page)


def visit(page: Page, address: str) -> None:
    """By its address, and all of it is drawn."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settle(page)


TURN = """address => {
    history.pushState({}, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
}"""

QUIET = """async () => {
    let changes = 1;
    const looking = new MutationObserver(() => changes++);
    looking.observe(document.body, {subtree: true, childList: true, attributes: true});
    for (let n = 0; changes && n < 100; n++) {
        changes = 0;
        await new Promise(done => setTimeout(done, 100));
    }
    looking.disconnect();
}"""
"""Until nothing has changed for a while: for what comes after the server is done."""


def turn_to(page: Page, address: str) -> None:
    """From one page of a walk to another, as the browser's buttons do: loading costs far more."""
    if page.url == "about:blank":
        return visit(page, address)
    if page.url == address:
        return None
    title = page.title()
    page.evaluate(TURN, address)
    expect(page).not_to_have_title(title)
    settle(page)
    page.evaluate(QUIET)
    return settle(page)


def all_addresses(page: Page, place: Place) -> list[str]:
    """Of every page that this person can get to from the first one."""
    visit(page, place.address)
    links: list[str] = page.get_by_role("link").evaluate_all("all => all.map(link => link.href)")
    ours = [link.split("?")[0] for link in links if link.startswith(place.address)]
    pages = (link for link in ours if "#" not in link and not link.endswith("/sign-out"))
    return list(dict.fromkeys(pages))


def choose(page: Page, beginning: str) -> None:
    """Chooses the option that begins with these words."""
    page.get_by_role("radio", name=re.compile(f"^{re.escape(beginning)}")).check(force=True)


def is_chosen(page: Page, beginning: str) -> None:
    expect(page.get_by_role("radio", name=re.compile(f"^{re.escape(beginning)}"))).to_be_checked()


def until(page: Page, true: Callable[[], bool]) -> None:
    """For what the page does not tell, such as that something more was stored."""
    for _attempt in range(200):
        if true():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come true")


def card(page: Page, title: str) -> Locator:
    """What stands together with the question of this title."""
    heading = page.get_by_role("heading", name=title)
    return page.locator('[data-testid="stLayoutWrapper"]').filter(has=heading).last


def unfold(part: Locator, title: str) -> None:
    part.locator("summary").filter(has_text=title).click()


def unfold_all(page: Page) -> None:
    """Every part that is folded, one after another: what is in it is drawn only then."""
    folded = page.locator("main details:not([open]) > summary")
    while folded.count():
        folded.first.click()
        settle(page)


def is_saved(part: Page | Locator) -> None:
    expect(part.get_by_text(re.compile("^Saved"))).to_be_visible()


def made_link(page: Page, title: str, button: str) -> str:
    """Opens the page, presses the button that makes a link, and reads it."""
    open_page(page, title)
    page.get_by_role("button", name=button).first.click()
    return page.locator("code").inner_text()


def invite(page: Page) -> str:
    """The lead makes a link for a colleague."""
    return made_link(page, "Colleagues", "Make an invitation link")
