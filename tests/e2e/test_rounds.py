"""A round as a whole, in a real browser: more questions, handing in, reopening, the next one."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.servers import Server
from tests.e2e.walks import begin, open_page

LIGHT = 5
"""Questions of the light set in a theme. A page draws its cards one after the other."""

THEMES = ("Policy", "Targeting", "Measurement", "Impact")


def answer_everything(page: Page, level: int) -> None:
    for title in THEMES:
        open_page(page, title)
        groups = page.get_by_role("radiogroup")
        expect(groups).to_have_count(LIGHT)
        for number in range(LIGHT):
            groups.nth(number).get_by_role("radio").nth(level).check(force=True)
            expect(page.get_by_text(re.compile("^Saved"))).to_have_count(number + 1)


def test_a_round_is_handed_in_frozen_reopened_and_followed_by_the_next(
    server: Server, visitor: BrowserContext
) -> None:
    page = visitor.new_page()
    begin(page, server, "Rivermouth Borough Council")
    answer_everything(page, 2)
    open_page(page, "This round")

    page.get_by_role("button", name="Hand in this round").click()
    expect(page.get_by_text("This round was handed in.")).to_be_visible()
    open_page(page, "Policy")
    expect(page.get_by_role("radio").first).to_be_disabled()

    open_page(page, "This round")
    page.get_by_label(re.compile("Why do you reopen it")).fill("One answer was wrong.")
    page.get_by_role("button", name="Reopen this round").click()
    page.get_by_role("button", name="Hand in this round").click()
    page.get_by_role("button", name="Start the next round").click()

    expect(page.get_by_text("20 of 20 questions have a response.")).to_be_visible()
    expect(page.get_by_role("button", name="Hand in this round")).to_be_visible()


def test_a_round_with_gaps_says_what_is_missing_and_stays_open(
    server: Server, visitor: BrowserContext
) -> None:
    page = visitor.new_page()
    begin(page, server, "Rivermouth Borough Council")
    open_page(page, "This round")

    page.get_by_role("button", name="Hand in this round").click()

    expect(page.get_by_text("20 questions have no response yet")).to_be_visible()


def test_the_other_sixteen_questions_join_and_what_is_in_scope_is_kept(
    server: Server, visitor: BrowserContext
) -> None:
    page = visitor.new_page()
    begin(page, server, "Rivermouth Borough Council")
    open_page(page, "This round")
    page.get_by_label(re.compile("From what contract value")).fill("£25,000")
    page.get_by_role("button", name="Save").click()

    page.get_by_role("button", name="Continue with all questions").click()

    expect(page.get_by_text("0 of 36 questions have a response.")).to_be_visible()
    page.reload()
    expect(page.get_by_label(re.compile("From what contract value"))).to_have_value("£25,000")
