"""Answering in a real browser: from the link to the result, and nothing acknowledged is lost."""

from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from tests.e2e.servers import Server, start_server
from tests.e2e.walks import begin, choose, come_in, is_chosen, open_page, say_name

SCOPE_3 = "3, Mature: Your rule reaches at least three quarters"
SCOPE_4 = "4, Leader: Beyond contracts"
LEADERSHIP_2 = "2, Developing: A senior officer and"


def test_an_officer_goes_from_the_link_to_a_result(server: Server, visitor: BrowserContext) -> None:
    page = visitor.new_page()
    begin(page, server, "Rivermouth Borough Council")
    open_page(page, "Policy")

    choose(page, SCOPE_3)
    expect(page.get_by_text("Saved")).to_be_visible()
    page.get_by_role("link", name="Results").first.click()

    expect(
        page.get_by_text("This is a first picture: 1 of 20 questions is answered.")
    ).to_be_visible()


def test_an_answer_outlives_a_reload_and_a_server_that_is_killed(
    server: Server, visitor: BrowserContext, tmp_path: Path
) -> None:
    page = visitor.new_page()
    begin(page, server, "Rivermouth Borough Council")
    open_page(page, "Policy")
    choose(page, SCOPE_3)
    expect(page.get_by_text("Saved")).to_be_visible()
    page.reload()
    is_chosen(page, SCOPE_3)

    server.kill()
    again = start_server(tmp_path / "maturity.db", tmp_path / "again.log")
    page.goto(f"{again.address}/policy")

    is_chosen(page, SCOPE_3)
    again.kill()


def test_an_answer_followed_by_another_page_at_once_is_saved(
    server: Server, visitor: BrowserContext
) -> None:
    page = visitor.new_page()
    begin(page, server, "Rivermouth Borough Council")
    open_page(page, "Policy")

    choose(page, SCOPE_3)
    page.get_by_role("link", name="Targeting").first.click()
    expect(page.get_by_role("heading", name="Targeting", level=1)).to_be_visible()
    open_page(page, "Policy")

    is_chosen(page, SCOPE_3)


def test_two_colleagues_see_each_others_answers_and_neither_is_overwritten(
    server: Server, visitor: BrowserContext
) -> None:
    ann = visitor.new_page()
    begin(ann, server, "Rivermouth Borough Council")
    open_page(ann, "Colleagues")
    ann.get_by_role("button", name="Make an invitation link").click()
    link = ann.locator("code").inner_text()
    browser = visitor.browser
    assert browser is not None
    other = browser.new_context()
    ben = other.new_page()
    come_in(ben, link)
    say_name(ben, "Ben Colleague")

    open_page(ann, "Policy")
    open_page(ben, "Policy")
    choose(ann, SCOPE_3)
    expect(ann.get_by_text("Saved")).to_be_visible()
    choose(ben, SCOPE_4)

    expect(ben.get_by_text("A colleague answered this meanwhile: 3.")).to_be_visible()
    ben.get_by_role("button", name="Keep mine").click()
    expect(ben.get_by_text("Saved")).to_be_visible()
    ann.reload()
    is_chosen(ann, SCOPE_4)
    other.close()


def test_a_link_lets_in_one_person_and_looking_at_it_uses_nothing_up(
    server: Server, visitor: BrowserContext
) -> None:
    page = visitor.new_page()
    link = server.owner_link
    page.goto(link)
    page.goto(link)
    come_in(page, link)

    page.goto(link)
    page.get_by_role("button", name="Come in").click()

    expect(page.get_by_text("This link was used already, and each works once.")).to_be_visible()


def test_without_a_link_nobody_is_anybody(server: Server, visitor: BrowserContext) -> None:
    page = visitor.new_page()
    page.goto(f"{server.address}/policy")

    expect(page.get_by_text("To come in, open the link that a colleague sent you.")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)
