"""What people do on the pages, in their words."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.servers import Server


def settle(page: Page) -> None:
    """Until the server has nothing more to say."""
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()


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


def begin(page: Page, server: Server, organisation: str, nation: str = "England") -> None:
    """The owner comes in, and begins an organisation with its first round."""
    come_in(page, server.owner_link)
    page.get_by_label(re.compile("What is your name")).fill("Ann Lead")
    page.get_by_label(re.compile("organisation called")).fill(organisation)
    page.get_by_text(nation, exact=True).click()
    page.get_by_role("button", name="Start the questions").click()
    expect(page.get_by_role("heading", name="Policy", level=1)).to_be_visible()
    expect(page.get_by_text("0 of 5 questions are done.")).to_be_visible()


def explore(page: Page, server: Server) -> None:
    """The owner looks at the invented organisation, whose second round is answered."""
    come_in(page, server.owner_link)
    page.get_by_role("button", name="Explore").click()
    expect(page.get_by_role("heading", name=re.compile("^Where Rivermouth"))).to_be_visible()


def open_page(page: Page, title: str) -> None:
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    settle(page)


def choose(page: Page, beginning: str) -> None:
    """Chooses the option that begins with these words."""
    page.get_by_role("radio", name=re.compile(f"^{re.escape(beginning)}")).check(force=True)


def is_chosen(page: Page, beginning: str) -> None:
    expect(page.get_by_role("radio", name=re.compile(f"^{re.escape(beginning)}"))).to_be_checked()


def invite(page: Page) -> str:
    """The lead makes a link for a colleague."""
    open_page(page, "Colleagues")
    page.get_by_role("button", name="Make an invitation link").click()
    return page.locator("code").inner_text()
