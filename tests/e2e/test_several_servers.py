"""Three servers on one PostgreSQL, behind nginx with the file that we ship: a browser stays with
one of them, everything else goes to any, and losing one is a moment's wait.
"""

import asyncio
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from maturity.domain.organisation import Role
from maturity.usecases.come_in import invite
from tests.e2e.asking import Answer, ask
from tests.e2e.councils import cookie, levels
from tests.e2e.proxies import Proxy, need_nginx, start_proxy
from tests.e2e.rooms import Room, a_room
from tests.e2e.servers import Server
from tests.e2e.sites import Site
from tests.e2e.streamlit_client import NO_TOKEN, Tab, follow_link
from tests.e2e.voters import voters
from tests.e2e.walks import card, choose, is_chosen, is_saved, visit
from tests.postgres import Cluster

SCOPE, LEADERSHIP = "Where social value applies", "Leaders answer for results"
SCOPE_3 = "3, Mature: Your rule reaches at least three quarters"
LEADERSHIP_2 = "2, Developing: A senior officer"
BROWSERS, TABS = 12, 5
MANY = 60
"""Browsers: of so many, a third of which are due to a server, none of three gets none by chance."""
FORM = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
ESTABLISHED = "01"
LARGE = 3_000_000


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory, postgres: Cluster) -> Iterator[Proxy]:
    need_nginx()
    running = start_proxy(tmp_path_factory.mktemp("several"), postgres.fresh(), 3)
    yield running
    running.kill()


@pytest.fixture
def site(proxy: Proxy) -> Site:
    """As people reach it."""
    return Site(replace(proxy.server, address=proxy.address), proxy.database)


@pytest.fixture
def officer(browser: Browser) -> Iterator[BrowserContext]:
    """Nobody signed the certificate of a test."""
    context = browser.new_context(ignore_https_errors=True)
    yield context
    context.close()


def requests(proxy: Proxy, method: str, route: str = "") -> Counter[int]:
    """How many each server answered by now."""
    return Counter(
        {n: len(lines_of(server, method, route)) for n, server in enumerate(proxy.servers)}
    )


def lines_of(server: Server, method: str, route: str) -> list[dict[str, object]]:
    lines = server.log.read_text(encoding="utf-8").splitlines()
    notes = [json.loads(line) for line in lines if line.startswith("{")]
    return [n for n in notes if n.get("method") == method and n.get("route", "").startswith(route)]


async def open_again_and_again(proxy: Proxy) -> Counter[int]:
    """The websocket of one browser, whose cookie is of its first page."""
    before = requests(proxy, "WEBSOCKET")
    mine = cookie_in(proxy.ask("/"), "maturity_server")
    for _tab in range(TABS):
        line = await connect(
            f"{proxy.address.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit"), Subprotocol(NO_TOKEN)],
            origin=proxy.address,  # type: ignore[arg-type]
            additional_headers={"Cookie": mine},
            **proxy.how,  # type: ignore[arg-type]
        )
        await line.close()
    while (found := requests(proxy, "WEBSOCKET") - before).total() < TABS:  # noqa: ASYNC110
        await asyncio.sleep(0.02)  # until each server has written its line
    return found


def test_a_browser_stays_with_one_server(proxy: Proxy) -> None:
    found = [asyncio.run(open_again_and_again(proxy)) for _browser in range(BROWSERS)]

    assert [max(servers.values()) for servers in found] == [TABS] * BROWSERS


def test_new_browsers_spread_over_all_servers(proxy: Proxy) -> None:
    before = requests(proxy, "GET")

    for _browser in range(MANY):
        proxy.ask("/")

    while (found := requests(proxy, "GET") - before).total() < MANY:
        time.sleep(0.02)  # until each server has written its line
    assert len(found) == 3


def test_the_cookie_of_the_proxy_is_for_pages_alone_and_lasts_half_a_day(proxy: Proxy) -> None:
    cookies = proxy.ask("/").headers["Set-Cookie"]

    assert re.fullmatch(
        r"maturity_server=[\w+/=]+; expires=[^;]+; path=/; secure; httponly; samesite=lax", cookies
    )
    assert all(proxy.ask(path).headers["Set-Cookie"] is None for path in ("/j", "/w"))


async def vote_by_any_server(proxy: Proxy, code: str) -> None:
    """A new connection each time, as after a phone was put away."""
    phones = await voters(proxy.address, code, 12, proxy.how)
    for number, phone in enumerate(phones):
        await phone.look()
        phone.leave()
        await phone.vote(number % 6)
        phone.leave()


async def on_the_wall(proxy: Proxy, site: Site, room: Room) -> str:
    """What the facilitator reads."""
    tab = Tab(cookie(site.place, room.ann.person.id), how=proxy.how)
    await tab.connect(proxy.address, "wall")
    await tab.close()
    return " ".join(tab.texts())


def test_votes_land_on_all_servers_and_the_wall_counts_each(proxy: Proxy, site: Site) -> None:
    room = a_room(site)
    room.start()
    room.open()

    asyncio.run(vote_by_any_server(proxy, room.code))

    assert room.voted() == sorted([0, 1, 2, 3, 4, 5] * 2)
    assert len(+requests(proxy, "POST", "/w/vote")) == 3
    assert "12 of 12 phones have voted." in asyncio.run(on_the_wall(proxy, site, room))


def test_a_link_that_was_followed_on_one_server_and_signing_out_hold_on_each(
    proxy: Proxy, site: Site
) -> None:
    ann, begun = site.council("Rivermouth on three servers")
    token = invite(site.place, ann, begun.organisation_id, Role.CONTRIBUTOR)
    addresses = [server.address for server in proxy.servers]
    came_in = {"Cookie": follow_link(addresses[0], token)}

    def leaving() -> list[Answer]:
        return [ask(address, "/sign-out", headers=came_in) for address in addresses]

    used, inside = proxy.ask(f"/link/{token}", "POST", FORM), leaving()
    fields = dict(re.findall(r'name="(token)" value="([^"]+)"', inside[1].text)) | {"do": "leave"}
    left = proxy.ask("/sign-out", "POST", came_in | FORM, urlencode(fields).encode())

    assert used.status == 410
    assert "You are signed out." in left.text
    assert [answer.status for answer in inside] == [200] * 3
    assert [answer.status for answer in leaving()] == [303] * 3


def of_the_page(proxy: Proxy) -> int:
    """Which server has the one page that is open."""
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    open_at = {line.split()[1].split(":")[1] for line in lines if line.split()[3] == ESTABLISHED}
    ports = [f"{urlsplit(server.address).port:04X}" for server in proxy.servers]
    (found,) = [number for number, port in enumerate(ports) if port in open_at]
    return found


def not_here(proxy: Proxy) -> int:
    """How often a server was given a file for a page that is open on another."""
    logs = [server.log.read_text(encoding="utf-8") for server in proxy.servers]
    return len(re.findall(r'"method": "PUT", .*"status": 404', "".join(logs)))


def take_over(page: Page, question_id: str, level: int) -> None:
    """By a file that is uploaded."""
    text = f"question,level\n{question_id},{level}\n".encode()
    file = {"name": "ours.csv", "mimeType": "text/csv", "buffer": text}
    page.locator('input[type="file"]').set_input_files(files=file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Take over this 1 answer").click()
    expect(page.get_by_text("1 answer was taken over.")).to_be_visible()


def test_an_officer_answers_uploads_and_downloads_with_one_server(
    proxy: Proxy, site: Site, officer: BrowserContext
) -> None:
    ann, begun = site.council("Rivermouth with one server")
    site.enter(officer, ann)
    page, before = officer.new_page(), not_here(proxy)
    visit(page, f"{site.address}/policy")

    choose(page, SCOPE_3)
    is_saved(card(page, SCOPE))
    visit(page, f"{site.address}/files")
    with page.expect_download() as waiting:
        page.get_by_text("Download your answers").click()
    take_over(page, "policy.leadership", 2)

    assert "policy.scope,3" in waiting.value.path().read_text(encoding="utf-8-sig")
    assert levels(site.place, begun.id) == {"policy.scope": 3, "policy.leadership": 2}
    assert not_here(proxy) == before


def test_an_officer_whose_server_is_killed_goes_on_at_another(
    proxy: Proxy, site: Site, officer: BrowserContext
) -> None:
    ann, begun = site.council("Rivermouth with two servers")
    site.enter(officer, ann)
    page = officer.new_page()
    visit(page, f"{site.address}/policy")
    choose(page, SCOPE_3)
    is_saved(card(page, SCOPE))
    lost = of_the_page(proxy)

    proxy.servers[lost].kill()
    expect(radio(page, LEADERSHIP_2)).to_be_disabled()
    expect(radio(page, LEADERSHIP_2)).to_be_enabled()
    choose(page, LEADERSHIP_2)
    is_saved(card(page, LEADERSHIP))
    other = of_the_page(proxy)
    proxy.start_again(lost)

    is_chosen(page, SCOPE_3)
    assert other != lost
    assert levels(site.place, begun.id) == {"policy.scope": 3, "policy.leadership": 2}


def radio(page: Page, beginning: str) -> Locator:
    return page.get_by_role("radio", name=re.compile(f"^{beginning}"))


async def upload_by_each_server(proxy: Proxy, person: str) -> list[int]:
    """For one page, with the cookies of browsers that are with others."""
    tab = Tab(person, how=proxy.how)
    await tab.connect(proxy.address, "files")
    found = [upload(proxy, person, tab.session) for _browser in range(BROWSERS)]
    await tab.close()
    return found


def upload(proxy: Proxy, person: str, session: str) -> int:
    token = cookie_in(proxy.ask("/_stcore/health"), "_streamlit_xsrf")
    mine = cookie_in(proxy.ask("/"), "maturity_server")
    headers = {
        "Cookie": f"{person}; {token}; {mine}",
        "X-Xsrftoken": token.partition("=")[2],
        "Content-Type": "multipart/form-data; boundary=b",
    }
    parts = '--b\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n'
    body = parts.encode() + b"x" * LARGE + b"\r\n--b--\r\n"
    return proxy.ask(f"/_stcore/upload_file/{session}/a", "PUT", headers, body).status


def cookie_in(answer: Answer, name: str) -> str:
    return re.findall(rf"{name}=[^;]+", str(answer.headers))[0]


def test_a_file_finds_the_server_of_its_page_although_the_cookie_names_another(
    proxy: Proxy, site: Site
) -> None:
    ann, _begun = site.council()
    before = not_here(proxy)

    found = asyncio.run(upload_by_each_server(proxy, cookie(site.place, ann.person.id)))

    assert found == [204] * BROWSERS
    assert not_here(proxy) > before
