"""What people do on the pages, in their words."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.servers import Server


def come_in(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("heading", name="Start", level=1)).to_be_visible()


def say_name(page: Page, name: str) -> None:
    page.get_by_label(re.compile("What is your name")).fill(name)
    page.get_by_role("button", name="That is me").click()


def begin(page: Page, server: Server, organisation: str) -> None:
    """The owner comes in, begins an organisation and starts its first round."""
    come_in(page, server.owner_link)
    say_name(page, "Ann Lead")
    page.get_by_label(re.compile("organisation called")).fill(organisation)
    page.get_by_text("England", exact=True).click()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Start the questions").click()
    expect(page.get_by_text("0 of 20 questions have a response.")).to_be_visible()


def open_page(page: Page, title: str) -> None:
    page.get_by_role("link", name=title).first.click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()


def choose(page: Page, beginning: str) -> None:
    """Chooses the option that begins with these words."""
    page.get_by_role("radio", name=re.compile(f"^{re.escape(beginning)}")).check(force=True)


def is_chosen(page: Page, beginning: str) -> None:
    expect(page.get_by_role("radio", name=re.compile(f"^{re.escape(beginning)}"))).to_be_checked()
