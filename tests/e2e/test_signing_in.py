"""Signing in with a real provider on loopback, in a real browser: who comes in, who does not, and
what is left of it.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from starlette.responses import Response

from maturity.domain.identity import Identity, SignIn
from maturity.domain.organisation import Role
from maturity.usecases.come_in import invite
from maturity.usecases.domains import agree_to_domain
from maturity.usecases.sign_in import cookie_secret
from maturity.usecases.signing_in import use_work_account
from maturity.usecases.work_accounts import set_work_account_closed, tie_domain
from maturity.web import account_cookie, cookies
from tests.e2e.faults import faults
from tests.e2e.providers import Provider, start_provider
from tests.e2e.servers import free_port, start_server
from tests.e2e.sites import Site
from tests.e2e.walks import come_in, open_page, settle, visit

HOURS = 12
WIDE = ViewportSize(width=1280, height=900)
WELCOME = re.compile("Social Value Maturity Index")
NOT_IN = "You are not signed in"
BUTTON = "Sign in with Council account"
CLOSE = re.compile("^Close the way in")
USE = "Use my work account from now on"


@pytest.fixture(scope="module")
def provider_and_site(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Provider, Site]]:
    folder, port = tmp_path_factory.mktemp("signing-in"), free_port()
    address = f"http://127.0.0.1:{port}"
    provider = start_provider(folder, free_port(), f"{address}/oauth2callback")
    variables = {"MATURITY_ADDRESS": address, "MATURITY_SIGN_IN": str(provider.settings)}
    try:
        log = folder / "server.log"
        running = start_server(folder / "maturity.db", log, port=port, variables=variables)
        yield provider, Site(running, folder / "maturity.db")
        running.kill()
    finally:
        provider.kill()


@pytest.fixture
def provider(provider_and_site: tuple[Provider, Site]) -> Iterator[Provider]:
    """Honest, before and after."""
    yield provider_and_site[0]
    provider_and_site[0].play()


@pytest.fixture
def site(provider_and_site: tuple[Provider, Site]) -> Site:
    return provider_and_site[1]


def sign_in(page: Page, account: str, button: str = BUTTON) -> str:
    """As far as the provider sends them. The address to which it did, with its code."""
    page.get_by_role("button", name=button).click()
    return give_account(page, account)


def give_account(page: Page, account: str) -> str:
    page.get_by_label("Account").fill(account)
    with page.expect_request(re.compile("/oauth2callback")) as asked:
        page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    url: str = asked.value.url
    return url


def held(context: BrowserContext, site: Site) -> dict[str, dict[str, object]]:
    """The browser's cookies for our server, by name."""
    return {str(cookie["name"]): dict(cookie) for cookie in context.cookies(site.address)}


def tied(site: Site, domain: str, role: Role = Role.CONTRIBUTOR) -> str:
    """A council whose people come in by their address. Its id."""
    ann, begun = site.council(f"Council of {domain}")
    operator = site.person("Olga", owner=True)
    tie_domain(site.place, operator, begun.organisation_id, ("council", domain, role))
    agree_to_domain(site.place, ann, begun.organisation_id, "council", domain)
    return begun.organisation_id


def people_in(site: Site, organisation_id: str) -> dict[str, Role]:
    """Role by id of everybody who may come in."""
    found = site.place.store.members(organisation_id)
    return {part.person_id: part.role for part in found if part.is_open}


def test_an_address_of_a_tied_domain_lets_in_and_signing_out_ends_it_everywhere(
    site: Site, provider: Provider, visitor: BrowserContext
) -> None:
    there = tied(site, "ambridge.gov.uk")
    page = visitor.new_page()
    visit(page, site.address)

    sign_in(page, "bea@ambridge.gov.uk")

    settle(page)
    expect(page.get_by_role("link", name="Colleagues")).to_be_visible()
    assert list(people_in(site, there).values()).count(Role.CONTRIBUTOR) == 1
    kept = held(visitor, site)
    assert not [name for name in kept if name.startswith(("_streamlit_user", cookies.NAME))]
    ours = kept[account_cookie.NAME]
    assert (ours["httpOnly"], ours["sameSite"]) == (True, "Lax")
    left = float(str(ours["expires"])) - datetime.now(UTC).timestamp()
    assert HOURS * 3600 - 600 < left <= HOURS * 3600
    other = visitor.new_page()
    visit(other, site.address)
    page.get_by_role("link", name="Sign out").click()
    assert faults(page) == []
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    there_too = page.get_by_role("link", name="Sign out there as well")
    assert (there_too.get_attribute("href") or "").startswith(f"{provider.address}/session/end")
    assert account_cookie.NAME not in held(visitor, site)
    other.get_by_role("link", name="Colleagues").click()
    expect(other.get_by_role("heading", name=WELCOME, level=1)).to_be_visible()


def test_nobody_knows_somebody_until_they_are_invited(
    site: Site, provider: Provider, visitor: BrowserContext
) -> None:
    ann, begun = site.council()
    page = visitor.new_page()
    visit(page, site.address)
    sign_in(page, "eve@elsewhere.example")
    settle(page)
    expect(page.get_by_text("nobody has invited you yet")).to_be_visible()
    assert not site.place.store.identities_by_email("eve@elsewhere.example")
    token = invite(site.place, ann, begun.organisation_id, Role.CONTRIBUTOR)

    come_in(page, site.link(token))

    (kept,) = site.place.store.identities_by_email("eve@elsewhere.example")
    assert people_in(site, begun.organisation_id)[kept.person_id] is Role.CONTRIBUTOR
    assert cookies.NAME not in held(visitor, site)


def test_a_links_holder_becomes_one_with_whom_they_sign_in_as(
    site: Site, provider: Provider, visitor: BrowserContext, browser: Browser
) -> None:
    there = tied(site, "borchester.gov.uk", Role.READER)
    page = visitor.new_page()
    visit(page, site.address)
    sign_in(page, "cas@borchester.gov.uk")
    settle(page)
    (kept,) = site.place.store.identities_by_email("cas@borchester.gov.uk")
    visitor.clear_cookies()
    ann, begun = site.council("Felpersham")
    site.enter(visitor, ann)
    visit(page, f"{site.address}/colleagues")

    sign_in(page, "cas@borchester.gov.uk", f"{USE}: Council account")

    expect(page.get_by_text("You are here by a link, as Ann Lead.")).to_be_visible()
    assert faults(page) == []
    page.set_viewport_size(WIDE)
    assert people_in(site, begun.organisation_id) == {ann.person.id: Role.LEAD}
    page.get_by_role("button", name=USE).click()
    settle(page)
    assert people_in(site, begun.organisation_id) == {kept.person_id: Role.LEAD}
    assert people_in(site, there)[kept.person_id] is Role.READER
    assert cookies.NAME not in held(visitor, site)
    open_page(page, "Colleagues")
    expect(page.get_by_role("heading", name="Felpersham")).to_be_visible()


OTHERS = {
    "for another client": {"claims": {"aud": "another"}},
    "for another client, as if we had asked for it": {
        "claims": {"aud": "another", "azp": "maturity"}
    },
    "from another issuer": {"claims": {"iss": "https://login.example"}},
    "for another sign-in": {"claims": {"nonce": "another"}},
    "issued too long ago": {"seconds": -20 * 60},
    "expired": {"claims": {"exp": 1_700_000_000}},
}


def test_a_token_that_is_not_for_this_moment_lets_nobody_in(
    site: Site, provider: Provider, visitor: BrowserContext
) -> None:
    there = tied(site, "penny-hassett.gov.uk")
    page = visitor.new_page()
    visit(page, site.address)
    with page.expect_request(re.compile("/auth/login")) as begun:
        page.get_by_role("button", name=BUTTON).click()
    expect(page.get_by_label("Account")).to_be_visible()
    before = people_in(site, there)

    for case, trick in OTHERS.items():
        provider.play(**trick)
        page.goto(begun.value.url)
        give_account(page, "dan@penny-hassett.gov.uk")
        assert page.get_by_role("heading", level=1).text_content() == NOT_IN, case
        provider.play()

    assert account_cookie.NAME not in held(visitor, site)
    assert people_in(site, there) == before


def test_coming_back_twice_or_in_another_browser_lets_nobody_in(
    site: Site, provider: Provider, visitor: BrowserContext, browser: Browser
) -> None:
    tied(site, "darrington.gov.uk")
    page = visitor.new_page()
    visit(page, site.address)
    page.get_by_role("button", name=BUTTON).click()
    expect(page.get_by_label("Account")).to_be_visible()
    state = held(visitor, site)["_streamlit_session"]
    back = give_account(page, "eli@darrington.gov.uk")
    settle(page)
    elsewhere = browser.new_context()
    with_state = browser.new_context()
    with_state.add_cookies(
        [{"name": "_streamlit_session", "value": str(state["value"]), "url": site.address}]
    )

    for context in (elsewhere, with_state):
        again = context.new_page()
        again.goto(back)
        expect(again.get_by_role("heading", level=1)).to_have_text(NOT_IN)
        assert account_cookie.NAME not in held(context, site)
        context.close()
    page.goto(back)
    expect(page.get_by_role("heading", level=1)).to_have_text(NOT_IN)


def test_a_session_ends_by_itself_and_when_the_operator_closes_it(
    site: Site, provider: Provider, visitor: BrowserContext
) -> None:
    tied(site, "loxley.gov.uk")
    page = visitor.new_page()
    visit(page, site.address)
    sign_in(page, "fay@loxley.gov.uk")
    settle(page)
    (kept,) = site.place.store.identities_by_email("fay@loxley.gov.uk")
    operator = site.person("Olga", owner=True)
    issuer, subject = kept.identity.issuer, kept.identity.subject

    old = cookie_of(site, kept.identity, datetime.now(UTC) - timedelta(hours=HOURS, minutes=1))
    young = held(visitor, site)[account_cookie.NAME]["value"]
    for value, inside in ((old, False), (str(young), True)):
        visitor.add_cookies([{"name": account_cookie.NAME, "value": value, "url": site.address}])
        visit(page, site.address)
        assert bool(page.get_by_role("link", name="Colleagues").count()) is inside
    set_work_account_closed(site.place, operator, issuer, subject, closed=True)
    page.get_by_role("link", name="Colleagues").click()
    expect(page.get_by_role("heading", name=WELCOME, level=1)).to_be_visible()
    visitor.clear_cookies()
    visit(page, site.address)
    sign_in(page, "fay@loxley.gov.uk")
    expect(page.get_by_text("The way in of this account was closed.")).to_be_visible()


def test_no_page_about_signing_in_breaks_a_rule(
    site: Site, provider: Provider, visitor: BrowserContext
) -> None:
    there = tied(site, "hollerton.gov.uk")
    ann = site.again(next(iter(site.place.store.people_of(there))))
    identity = Identity("council", provider.address, "gus", "gus@hollerton.gov.uk")
    use_work_account(site.place, ann, SignIn(identity, datetime.now(UTC)))
    page = visitor.new_page()
    visit(page, site.address)
    wrong = {"stranger": faults(page)}
    site.enter(visitor, site.person("Olga", owner=True))
    page.set_viewport_size(WIDE)
    visit(page, f"{site.address}/organisations")
    for label, words in ((re.compile("^Tie a domain"), "hollerton"), (CLOSE, identity.email)):
        page.get_by_label(label).fill(words)
        page.get_by_label(label).press("Enter")
        settle(page)
    expect(page.get_by_role("button", name="Close this way in")).to_be_visible()
    wrong["organisations"] = faults(page)
    site.enter(visitor, ann)
    page.set_viewport_size(WIDE)
    visit(page, f"{site.address}/colleagues")
    expect(page.get_by_text("You can sign in as gus")).to_be_visible()
    wrong["colleagues"] = faults(page)

    assert wrong == {"stranger": [], "organisations": [], "colleagues": []}


def cookie_of(site: Site, identity: Identity, at: datetime) -> str:
    """As our server signed it then."""
    response = Response()
    account_cookie.set_sign_in(
        response,
        SignIn(identity, at),
        cookie_secret(site.place),
        timedelta(hours=HOURS),
        secure=False,
    )
    return response.headers["set-cookie"].split(";")[0].split("=", maxsplit=1)[1]
