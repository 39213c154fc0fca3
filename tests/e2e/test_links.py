"""Links, cookies and headers as a server that runs sends them, and who is nobody to it."""

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from maturity.domain.organisation import Role
from maturity.usecases.come_in import invite
from maturity.web.security import security_headers
from tests.e2e.asking import Answer, ask
from tests.e2e.councils import cookie
from tests.e2e.faults import what_the_policy_refuses
from tests.e2e.sites import Site
from tests.e2e.walks import until, visit

OURS = ("/", "/policy", "/healthz", "/link/guessed", "/site.css", "/page.js", "/_stcore/health")

MONTH = 30 * 24 * 3600


def invited(site: Site) -> str:
    ann, begun = site.council()
    return invite(site.place, ann, begun.organisation_id, Role.CONTRIBUTOR)


def follow(site: Site, token: str, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(site.address, f"/link/{token}", "POST", {"Content-Length": "0", **named})


@pytest.mark.parametrize("path", [*OURS, "/nothing/here", "/_stcore/nothing"])
def test_every_answer_has_the_headers_that_keep_browsers_safe(site: Site, path: str) -> None:
    answer = ask(site.address, path)

    assert {name: answer.headers[name] for name in security_headers()} == security_headers()
    assert "unsafe-eval" not in answer.headers["Content-Security-Policy"]


def test_a_page_that_breaks_its_policy_would_be_noticed(site: Site, browser: Browser) -> None:
    context = browser.new_context()
    refused = what_the_policy_refuses(context)
    page = context.new_page()
    page.goto(f"{site.address}/link/guessed")

    page.evaluate(
        "document.body.innerHTML = '<p style=\"color: red\">a</p><img src=x onerror=a()>'"
    )
    until(page, lambda: len(refused) > 1)

    context.close()


@pytest.mark.parametrize(
    ("token", "status"),
    [("%00", 400), ("..%2F..", 400), ("%F0%9F%A4%96", 404), ("x" * 5_000, 404)],
    ids=["no letter", "a path", "a picture", "long"],
)
def test_a_link_that_nobody_made_lets_nobody_in(site: Site, token: str, status: int) -> None:
    answer = follow(site, token, Origin=site.address)

    assert answer.status == status
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", OURS)
def test_a_request_for_another_host_gets_nothing(site: Site, path: str) -> None:
    answer = ask(site.address, path, headers={"Host": "evil.example"})

    assert answer.status == 400
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "Social Value" not in answer.text


def test_a_cookie_is_for_this_host_and_a_month_and_no_script_reads_it(site: Site) -> None:
    answer = follow(site, invited(site), Origin=site.address)

    assert answer.status == 303
    assert answer.headers["Location"] == "/"
    name, *flags = answer.headers["Set-Cookie"].split("; ")
    assert name.startswith("maturity_person=")
    assert sorted(flag.lower() for flag in flags) == [
        "httponly",
        f"max-age={MONTH}",
        "path=/",
        "samesite=lax",
    ]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site", "Origin": "https://evil.example"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none"},
        {},
    ],
    ids=str,
)
def test_a_form_of_another_site_is_refused_and_uses_nothing_up(
    site: Site, headers: dict[str, str]
) -> None:
    token = invited(site)

    answer = follow(site, token, **headers)

    assert answer.status == 403
    assert answer.headers["Set-Cookie"] is None
    assert follow(site, token, Origin=site.address).status == 303


def test_what_a_link_says_is_kept_by_no_browser_or_proxy(site: Site) -> None:
    assert ask(site.address, f"/link/{invited(site)}").headers["Cache-Control"] == "no-store"
    refused = follow(site, "guessed", Origin=site.address)
    assert (refused.status, refused.headers["Cache-Control"]) == (404, "no-store")


def test_without_a_cookie_every_page_is_the_welcome_page(
    site: Site, visitor: BrowserContext
) -> None:
    page = visitor.new_page()
    tricks = {"X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1", "X-Forwarded-Host": "x"}
    begun = site.council()[1]

    for headers in ({}, tricks):
        page.set_extra_http_headers(headers)
        for path in ("", "policy", "results", "round", "colleagues", "organisations"):
            visit(page, f"{site.address}/{path}?round={begun.id}")
            expect(page.get_by_role("heading", name="Come in")).to_be_visible()
            expect(page.get_by_role("dialog")).to_have_count(0)
            expect(page.get_by_role("radio")).to_have_count(0)
            assert "Rivermouth" not in page.content()


def test_a_cookie_with_one_other_character_is_nobodys(site: Site, visitor: BrowserContext) -> None:
    ann = site.council()[0]
    name, value = cookie(site.place, ann.person.id).split("=", maxsplit=1)
    other = value[:-2] + ("A" if value[-2] != "A" else "B") + value[-1]
    page = visitor.new_page()

    visitor.add_cookies([{"name": name, "value": other, "url": site.address}])
    visit(page, site.address)
    expect(page.get_by_role("heading", name="Come in")).to_be_visible()
    visitor.add_cookies([{"name": name, "value": value, "url": site.address}])
    visit(page, site.address)

    expect(page.get_by_role("heading", name="Rivermouth")).to_be_visible()


def test_a_round_of_another_organisation_is_not_here(site: Site, visitor: BrowserContext) -> None:
    ann, theirs = site.council("Somebody else's council")[0], site.council("A secret council")[1]
    site.enter(visitor, ann)
    page = visitor.new_page()

    visit(page, f"{site.address}/?round={theirs.id}")

    expect(page.get_by_text("This page is not here, or not for you.")).to_be_visible()
    expect(page.get_by_role("heading", name="Somebody else's council")).to_be_visible()
    assert "A secret council" not in page.content()
