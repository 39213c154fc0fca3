"""Answering in a real browser: nothing acknowledged is lost, and nobody's answer is overwritten."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, expect

from maturity.access import Visitor
from maturity.domain.assessment import Answer
from maturity.domain.round import Assessment
from tests.e2e.servers import start_server
from tests.e2e.sites import Site
from tests.e2e.walks import (
    card,
    choose,
    is_chosen,
    is_saved,
    open_page,
    settle,
    unfold,
    until,
    visit,
)

SCOPE = "Where social value applies"
SCOPE_3 = "3, Mature: Your rule reaches at least three quarters"
SCOPE_4 = "4, Leader: Beyond contracts"
CONNECTED = '[data-test-connection-state="CONNECTED"]'
HISTORY = "Who answered, and when"


def at_policy(site: Site, context: BrowserContext, who: Visitor) -> Page:
    site.enter(context, who)
    page = context.new_page()
    visit(page, f"{site.address}/policy")
    return page


def stored(site: Site, begun: Assessment) -> Answer:
    """To the question that these tests answer."""
    return site.place.store.current_answers(begun.id)["policy.scope"].answer


def test_an_answer_is_in_the_database_once_the_page_says_so(
    site: Site, visitor: BrowserContext
) -> None:
    ann, begun = site.council()
    page = at_policy(site, visitor, ann)

    choose(page, SCOPE_3)
    is_saved(card(page, SCOPE))

    assert stored(site, begun).level == 3
    expect(page.get_by_text("1 of 5 questions are done.")).to_be_visible()


def test_an_answer_followed_by_another_page_at_once_is_saved(
    site: Site, visitor: BrowserContext
) -> None:
    ann, begun = site.council()
    page = at_policy(site, visitor, ann)

    choose(page, SCOPE_3)
    open_page(page, "Targeting")

    assert stored(site, begun).level == 3


def test_a_comment_is_saved_by_the_click_that_leads_to_another_page(
    site: Site, visitor: BrowserContext
) -> None:
    """Nobody leaves a box before they click elsewhere. A finger is down for a moment."""
    ann, begun = site.council()
    page = at_policy(site, visitor, ann)
    choose(page, SCOPE_3)
    is_saved(card(page, SCOPE))
    unfold(card(page, SCOPE), "Evidence, comment and target")

    card(page, SCOPE).get_by_label("Comment", exact=True).press_sequentially("See the minutes")
    page.get_by_role("link", name="Targeting", exact=True).first.click(delay=150)

    expect(page.get_by_role("heading", name="Targeting", level=1)).to_be_visible()
    assert stored(site, begun).comment == "See the minutes"


def test_half_a_sentence_survives_a_server_that_dies_and_comes_back(
    visitor: BrowserContext, tmp_path: Path
) -> None:
    """It stands in the page alone, which must not be emptied by the new server."""
    database = tmp_path / "maturity.db"
    site = Site(start_server(database, tmp_path / "server.log"), database)
    ann, begun = site.council()
    page = at_policy(site, visitor, ann)
    choose(page, SCOPE_3)
    is_saved(card(page, SCOPE))
    unfold(card(page, SCOPE), "Evidence, comment and target")
    comment = card(page, SCOPE).get_by_label("Comment", exact=True)
    comment.press_sequentially("Half a sen")

    site.server.kill()
    expect(page.locator(CONNECTED)).to_have_count(0)
    port = urlsplit(site.address).port or 0
    again = start_server(database, tmp_path / "again.log", port=port)
    expect(page.locator(CONNECTED)).to_be_visible()
    page.wait_for_timeout(1_000)  # its first run of the page has to begin before it can end
    settle(page)
    comment.press("End")
    comment.press_sequentially("tence")
    comment.press("Tab")
    expect(comment).to_have_value("Half a sentence")
    is_chosen(page, SCOPE_3)
    until(page, lambda: stored(site, begun).comment == "Half a sentence")
    again.kill()

    assert stored(site, begun).level == 3


def test_an_answer_outlives_a_reload_and_a_new_server(
    site: Site, visitor: BrowserContext, tmp_path: Path
) -> None:
    database = tmp_path / "maturity.db"
    first = Site(start_server(database, tmp_path / "server.log"), database)
    ann = first.council()[0]
    page = at_policy(first, visitor, ann)
    choose(page, SCOPE_3)
    is_saved(card(page, SCOPE))

    first.server.kill()
    second = start_server(database, tmp_path / "again.log")
    visit(page, f"{second.address}/policy")
    second_choice = card(page, SCOPE)

    is_chosen(page, SCOPE_3)
    is_saved(second_choice)
    second.kill()


def test_the_head_of_finance_overwrites_nothing_without_a_choice_and_both_stay_on_record(
    site: Site, visitor: BrowserContext, browser: Browser
) -> None:
    ann, begun = site.council()
    finance = site.member(begun.organisation_id, "Fay Finance")
    other = browser.new_context()
    hers, his = at_policy(site, visitor, ann), at_policy(site, other, finance)
    choose(hers, SCOPE_3)
    is_saved(card(hers, SCOPE))

    choose(his, SCOPE_4)
    asked = card(his, SCOPE).get_by_text("Not saved: Ann Lead answered this meanwhile")
    expect(asked).to_contain_text("3, Mature. On this page: 4, Leader.")
    assert stored(site, begun).level == 3
    his.get_by_role("button", name="Keep what is on this page").click()
    is_saved(card(his, SCOPE))

    visit(hers, f"{site.address}/policy")
    is_chosen(hers, SCOPE_4)
    expect(card(hers, SCOPE).get_by_text("by Fay Finance")).to_be_visible()
    unfold(card(hers, SCOPE), HISTORY)
    lines = card(hers, SCOPE).get_by_text(", by ")
    expect(lines).to_have_count(2)
    assert lines.nth(0).inner_text().endswith("by Fay Finance: 4, Leader")
    assert lines.nth(1).inner_text().endswith("by Ann Lead: 3, Mature")
    other.close()


def test_the_stored_answer_can_be_taken_instead(site: Site, visitor: BrowserContext) -> None:
    ann, begun = site.council()
    ben = site.member(begun.organisation_id, "Ben Colleague")
    page = at_policy(site, visitor, ann)
    site.answer(ben, begun, {"policy.scope": 3})

    choose(page, SCOPE_4)
    page.get_by_role("button", name="Take the stored one").click()

    is_chosen(page, SCOPE_3)
    expect(card(page, SCOPE).get_by_text("by Ben Colleague")).to_be_visible()
    assert stored(site, begun).level == 3


def test_a_colleagues_answer_appears_with_the_next_click(
    site: Site, visitor: BrowserContext
) -> None:
    ann, begun = site.council()
    ben = site.member(begun.organisation_id, "Ben Colleague")
    page = at_policy(site, visitor, ann)
    site.answer(ben, begun, {"policy.scope": 3})

    open_page(page, "Targeting")
    open_page(page, "Policy")

    is_chosen(page, SCOPE_3)
    expect(card(page, SCOPE).get_by_text("by Ben Colleague")).to_be_visible()
