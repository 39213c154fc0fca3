"""From the result to a plan that is worked with, in a real browser: by keyboard, and by two."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from maturity.access import Visitor
from maturity.domain.plan import Status
from tests.e2e.plans import action, council_with_plan, fill_plan, kept, plan
from tests.e2e.servers import start_server
from tests.e2e.sites import Site
from tests.e2e.test_keyboard import tab_to
from tests.e2e.walks import settle, until, visit

OWNER = "Owner: a role or a team"
DUE = "Due, such as 30 June 2027"


def on_page(site: Site, context: BrowserContext, who: Visitor, path: str) -> Page:
    site.enter(context, who)
    page = context.new_page()
    visit(page, f"{site.address}/{path}")
    return page


def go_on(page: Page, words: str, title: str) -> None:
    """By the keyboard, to the page of this title."""
    tab_to(page, words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    settle(page)


def test_from_results_to_a_plan_whose_owner_and_due_day_are_set_by_keyboard_and_stay(
    site: Site, visitor: BrowserContext
) -> None:
    ann, begun = council_with_plan(site)
    first = plan(site, ann, begun).scheduled[0].task
    title = first.action.title if first.action else ""
    page = on_page(site, visitor, ann, "results")

    go_on(page, "Make our plan", "Priorities and capacity")
    go_on(page, "Go on: Targets", "Targets")
    go_on(page, "Go on: Plan", "Plan")
    tab_to(page, title, "SUMMARY")
    page.keyboard.press("Enter")
    expect(page.get_by_label(OWNER)).to_be_visible()
    settle(page)
    tab_to(page, OWNER, "INPUT")
    page.keyboard.type("Buying team")
    page.keyboard.press("Tab")
    until(page, lambda: first.id in kept(site, begun).records)
    tab_to(page, DUE, "INPUT")
    page.keyboard.type("1/3/27")
    page.keyboard.press("Tab")
    until(page, lambda: kept(site, begun).records[first.id].record.due == date(2027, 3, 1))
    page.reload()

    expect(page.get_by_role("cell", name="Buying team").first).to_be_visible()
    expect(page.get_by_role("cell", name="1 March 2027").first).to_be_visible()
    part = action(page, title)
    expect(part.get_by_label(OWNER)).to_have_value("Buying team")
    expect(part.get_by_label(DUE)).to_have_value("1 March 2027")
    expect(part.get_by_text(re.compile("^Saved"))).to_be_visible()


def test_two_colleagues_on_one_action_are_asked_whose_note_stands(
    site: Site, visitor: BrowserContext, browser: Browser
) -> None:
    ann, begun = council_with_plan(site)
    bob = site.member(begun.organisation_id, "Bob Buyer")
    first = plan(site, ann, begun).scheduled[0].task
    title = first.action.title if first.action else ""
    other = browser.new_context()
    anns, bobs = (
        action(on_page(site, context, who, "plan"), title)
        for context, who in ((visitor, ann), (other, bob))
    )

    bobs.get_by_label(OWNER).fill("Finance")
    bobs.get_by_label(OWNER).press("Enter")
    until(bobs.page, lambda: first.id in kept(site, begun).records)
    anns.get_by_label(OWNER).fill("Legal")
    anns.get_by_label(OWNER).press("Enter")

    question = anns.get_by_text(re.compile("Not saved: Bob Buyer changed this action meanwhile"))
    expect(question).to_contain_text("Owner: Finance. On this page: Owner: Legal.")
    assert kept(site, begun).records[first.id].record.owner == "Finance"
    anns.get_by_role("button", name="Keep what is on this page").click()
    until(anns.page, lambda: kept(site, begun).records[first.id].record.owner == "Legal")
    other.close()


def test_an_action_stays_unfolded_while_its_status_moves_it_and_its_boxes_keep_their_focus(
    site: Site, visitor: BrowserContext
) -> None:
    ann, begun = council_with_plan(site)
    first = plan(site, ann, begun).scheduled[0].task
    title = first.action.title if first.action else ""
    page = on_page(site, visitor, ann, "plan")
    part = action(page, title)
    expect(part.get_by_label("Status", exact=True)).to_be_visible()
    settle(page)

    part.get_by_label("Status", exact=True).focus()
    page.keyboard.type("In progress")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    until(page, lambda: first.id in kept(site, begun).records)
    settle(page)

    assert kept(site, begun).records[first.id].record.status is Status.IN_PROGRESS
    expect(page.get_by_role("cell", name="(in progress)").first).to_be_visible()
    expect(part.get_by_label("Status", exact=True)).to_be_visible()
    expect(part.get_by_label("Status", exact=True)).to_be_focused()


@pytest.mark.parametrize(
    ("link", "beginning"),
    [
        ("Full plan (web page)", b"<!"),
        ("Members' page (PDF)", b"%PDF"),
        ("Policy (Word)", b"PK"),
        ("Evidence (PDF)", b"%PDF"),
        ("Action sheet (Excel)", b"PK"),
        ("Receipt (JSON)", b"{"),
    ],
)
def test_a_document_is_made_at_the_click(
    site: Site, visitor: BrowserContext, link: str, beginning: bytes
) -> None:
    ann, begun = council_with_plan(site)
    fill_plan(site, ann, begun)
    page = on_page(site, visitor, ann, "documents")

    with page.expect_download() as waiting:
        page.get_by_role("link", name=link).click()

    assert waiting.value.path().read_bytes().startswith(beginning)
    assert waiting.value.suggested_filename.startswith("Rivermouth-round-1-")


def test_what_was_acknowledged_outlasts_a_server_that_is_killed(
    tmp_path: Path, visitor: BrowserContext
) -> None:
    database = tmp_path / "maturity.db"
    site = Site(start_server(database, tmp_path / "log"), database)
    try:
        ann, begun = council_with_plan(site)
        first = plan(site, ann, begun).scheduled[0].task
        part = action(
            on_page(site, visitor, ann, "plan"), first.action.title if first.action else ""
        )
        part.get_by_label("Notes").fill("Agreed with the director")
        part.get_by_label("Notes").press("Control+Enter")
        expect(part.get_by_text(re.compile("^Saved"))).to_be_visible()
    finally:
        site.server.kill()
    again = Site(start_server(database, tmp_path / "log again"), database)
    again.server.kill()

    assert kept(again, begun).records[first.id].record.notes == "Agreed with the director"
