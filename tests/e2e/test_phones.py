"""Phones in a workshop, in Chromium at 320 px: with our script, without, and with no network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.e2e.faults import faults, what_the_policy_refuses
from tests.e2e.rooms import Room, a_room
from tests.e2e.servers import free_port, start_server
from tests.e2e.sites import Site

ROOM_HOST = "room.test"
PHONE = {"width": 320, "height": 640}


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def join(page: Page, address: str, room: Room, role: str = "Finance") -> Page:
    """By typing the code in small letters."""
    page.goto(f"{address}/j")
    page.get_by_label("Code on the wall").fill(f"{room.code[:3]}-{room.code[3:]}".lower())
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("What do you speak for?").select_option(label=role)
    page.get_by_role("button", name="Join").click()
    expect(status(page)).to_be_visible()
    return page


def vote(page: Page, choice: str) -> None:
    page.get_by_role("radio", name=choice).check()
    page.locator("#vote").click()
    expect(status(page)).to_contain_text("Your vote is in: ")
    expect(page.get_by_role("radio", name=choice)).to_be_checked()


@pytest.fixture
def room(site: Site) -> Room:
    found = a_room(site)
    found.start()
    return found


@pytest.fixture
def phones(browser: Browser) -> Iterator[list[BrowserContext]]:
    contexts = [browser.new_context(viewport=PHONE) for _ in range(3)]
    refused = [what_the_policy_refuses(context) for context in contexts]
    yield contexts
    for context in contexts:
        context.close()
    assert refused == [[], [], []]


def test_three_phones_follow_the_wall_by_themselves(
    site: Site, room: Room, phones: list[BrowserContext]
) -> None:
    one, two, three = (join(phone.new_page(), site.address, room) for phone in phones)
    expect(status(one)).to_have_text("Wait here for the next question.")

    room.open()
    for page in (one, two, three):
        expect(page.get_by_role("heading", level=1)).to_have_text("Where social value applies")
        expect(status(page)).to_have_text("Voting is open. Nobody sees your vote.")
    vote(one, "3, Mature")
    vote(one, "2, Developing")
    vote(two, "Don't know")
    vote(three, "Abstain")
    three.get_by_role("button", name="I need more time").click()
    expect(status(three)).to_contain_text("You asked for more time.")
    assert room.want_time() == 1
    room.cards([0, 1, 3, 0, 0, 0])
    room.reveal()

    for page in (one, two, three):
        expect(status(page)).to_contain_text("Median 2, Developing. 5 of 5 within one level.")
        row = page.get_by_role("row", name="2, Developing")
        expect(row.get_by_role("cell")).to_have_text("4")
    room.close()
    expect(status(one)).to_have_text("This workshop is over, and nobody can vote in it any more.")


def test_reload_and_back_and_another_tab_keep_the_vote_and_the_participant(
    site: Site, room: Room, phones: list[BrowserContext]
) -> None:
    room.open()
    page = join(phones[0].new_page(), site.address, room)
    vote(page, "4, Leader")

    page.reload()
    expect(page.get_by_role("radio", name="4, Leader")).to_be_checked()
    page.go_back()
    expect(page.get_by_role("radio", name="4, Leader")).to_be_checked()
    other = phones[0].new_page()
    other.goto(f"{site.address}/j/{room.code}")
    expect(other.get_by_role("radio", name="4, Leader")).to_be_checked()

    assert room.voted() == [4]
    assert sum(site.place.store.joined(room.id).values()) == 1


def test_a_vote_without_a_network_is_sent_once_there_is_one(
    site: Site, room: Room, phones: list[BrowserContext]
) -> None:
    room.open()
    page = join(phones[0].new_page(), site.address, room)
    phones[0].set_offline(True)
    page.get_by_role("radio", name="1, Minimum").check()
    page.get_by_role("button", name="Vote").click()
    expect(status(page)).to_have_text("No connection. This page sends it again by itself.")
    page.get_by_role("radio", name="5, Innovator").check()
    page.get_by_role("button", name="Vote").click()
    page.get_by_role("button", name="I need more time").click()

    phones[0].set_offline(False)

    expect(status(page)).to_contain_text("Your vote is in: 5, Innovator.")
    assert room.voted() == [5]


def test_a_choice_that_is_not_sent_yet_stays_while_the_facilitator_works(
    site: Site, room: Room, phones: list[BrowserContext]
) -> None:
    room.open()
    page = join(phones[0].new_page(), site.address, room)
    page.get_by_role("radio", name="3, Mature").check()
    before = page.locator("#now").get_attribute("data-number")
    assert before

    room.cards([0, 1, 0, 0, 0, 0])

    expect(page.locator("#now")).not_to_have_attribute("data-number", before)
    expect(page.get_by_role("radio", name="3, Mature")).to_be_checked()
    expect(page.get_by_role("radio", name="3, Mature")).to_be_focused()


def test_a_phone_that_hears_nothing_says_so_and_keeps_what_is_chosen(
    site: Site, room: Room, phones: list[BrowserContext]
) -> None:
    room.open()
    page = join(phones[0].new_page(), site.address, room)
    said = status(page).inner_text()
    page.get_by_role("radio", name="3, Mature").check()

    phones[0].set_offline(True)
    expect(status(page)).to_contain_text("Votes that are in are kept.")
    phones[0].set_offline(False)

    expect(status(page)).to_have_text(said)
    expect(page.get_by_role("radio", name="3, Mature")).to_be_checked()


@pytest.fixture
def guest_wifi(tmp_path: Path) -> Iterator[Site]:
    """A server that phones reach by plain http: browsers say less of where a form comes from."""
    port = free_port()
    address = {"MATURITY_ADDRESS": f"http://{ROOM_HOST}:{port}"}
    database = tmp_path / "maturity.db"
    server = start_server(database, tmp_path / "log", port=port, variables=address)
    yield Site(server, database)
    server.kill()


def test_without_javascript_and_on_plain_http_a_phone_votes_and_looks_again(
    guest_wifi: Site, browser: Browser
) -> None:
    room = a_room(guest_wifi)
    room.start()
    phone = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = join(phone.new_page(), guest_wifi.address.replace("127.0.0.1", ROOM_HOST), room)
    room.open()
    page.get_by_role("link", name="Look again").click()
    vote(page, "3, Mature")
    page.get_by_text("More about level 0").click()
    expect(page.get_by_text("Purchases go ahead")).to_be_visible()
    vote(page, "2, Developing")
    page.get_by_role("button", name="I need more time").click()
    expect(status(page)).to_contain_text("You asked for more time.")
    page.go_back()
    expect(page.get_by_role("radio", name="2, Developing")).to_be_checked()

    room.close_vote()
    page.get_by_role("button", name="Change my vote").click()

    expect(status(page)).to_contain_text("This vote is closed.")
    assert room.voted() == [2]
    phone.close()


def test_a_keyboard_votes_and_focus_stays_where_it_was(
    site: Site, room: Room, phones: list[BrowserContext]
) -> None:
    room.open()
    page = join(phones[0].new_page(), site.address, room)
    page.get_by_role("radio", name="0, Not in place").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(status(page)).to_contain_text("Your vote is in: 1, Minimum.")
    expect(page.get_by_role("radio", name="1, Minimum")).to_be_focused()
    room.close_vote()
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_no_page_of_a_phone_breaks_a_rule(
    site: Site, room: Room, phones: list[BrowserContext]
) -> None:
    page = phones[0].new_page()
    wrong: dict[str, list[str]] = {}

    def look(name: str, path: str) -> None:
        page.goto(f"{site.address}{path}")
        wrong[name] = faults(page)

    look("code", "/j")
    look("wrong code", "/j/ABC234")
    look("nobody", "/w")
    look("join", f"/j/{room.code}")
    join(page, site.address, room)
    room.open()
    look("ballot", "/w")
    room.cards([0, 1, 3, 0, 0, 2])
    room.reveal()
    look("reveal", "/w")
    ahead = a_room(site, vote_ahead=True)
    join(page, site.address, ahead)
    look("ahead", "/w")
    look("ahead ballot", "/w/ahead/1")

    assert {name: found for name, found in wrong.items() if found} == {}
