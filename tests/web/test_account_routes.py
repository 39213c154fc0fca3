"""Signing out, and becoming one: the forms of both, who may send them, and what they leave."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from maturity.domain.identity import Identity
from maturity.domain.organisation import Role
from maturity.usecases.come_in import invite
from maturity.usecases.signing_in import follow_signed_in, signed_in
from maturity.usecases.work_accounts import set_work_account_closed
from maturity.web import account_cookie, cookies
from maturity.web.routes import ROUTES
from maturity.web.strangers import KeepStrangersOut
from maturity.web.visitors import sign_in_of, who_sends
from tests.web.accounts import BEA, FROM_HERE, account, forget_secret, now, sent, with_provider
from tests.web.apptest import FrontDoor
from tests.web.asgi import Reply, fetch

APP = Starlette(routes=ROUTES)
OTHERS = ({}, {"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"})


@pytest.fixture(autouse=True)
def _provider(
    front_door: FrontDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    with_provider(tmp_path, monkeypatch)
    forget_secret()
    yield
    forget_secret()


def get(path: str, held: Mapping[str, str]) -> Reply:
    return fetch(APP, path, headers=sent(held))


def token_on(path: str, held: Mapping[str, str]) -> str:
    found = re.search(r'name="token" value="(\w+)"', get(path, held).text)
    assert found
    return found[1]


def post(
    path: str, held: Mapping[str, str], headers: Mapping[str, str] = FROM_HERE, **form: str
) -> Reply:
    body = urlencode(form).encode()
    return fetch(APP, path, "POST", {**sent(held), **headers}, body)


def deleted(reply: Reply) -> set[str]:
    gone = (c for c in reply.headers.getlist("set-cookie") if "Max-Age=0" in c)
    return {cookie.partition("=")[0] for cookie in gone}


def signed_in_member(front_door: FrontDoor) -> Mapping[str, str]:
    """Bea, invited while she was signed in. Her cookies."""
    place = front_door.place
    ann = place.lead(place.organisation())
    held = account(now(front_door))
    sign_in = sign_in_of(held)
    assert sign_in is not None
    follow_signed_in(place.work, invite(place.work, ann, "ambridge", Role.CONTRIBUTOR), sign_in)
    return held


def test_somebody_who_signed_in_is_somebody_on_routes_and_pages(front_door: FrontDoor) -> None:
    held = signed_in_member(front_door)

    found = who_sends(held)

    assert found is not None
    assert found.role_in("ambridge") is Role.CONTRIBUTOR


def test_signing_out_ends_the_session_and_deletes_both_cookies(front_door: FrontDoor) -> None:
    held = signed_in_member(front_door)

    reply = post("/sign-out", held, token=token_on("/sign-out", held), do="leave")

    assert "You are signed out." in reply.text
    assert "Microsoft may still know you" in reply.text
    assert deleted(reply) == {account_cookie.NAME, cookies.NAME}
    assert who_sends(held) is None


def test_a_links_holder_is_forgotten_in_tabs_that_were_open(front_door: FrontDoor) -> None:
    front_door.comes(front_door.place.lead(front_door.place.organisation()))
    held = {cookies.NAME: "signed"}
    assert who_sends(held) is not None

    reply = post("/sign-out", held, token=token_on("/sign-out", held), do="leave")

    assert deleted(reply) == {account_cookie.NAME, cookies.NAME}
    assert who_sends(held) is None


@pytest.mark.parametrize("headers", OTHERS, ids=str)
@pytest.mark.parametrize("path", ["/sign-out", "/account"])
def test_a_form_of_another_site_changes_nothing(
    path: str, headers: Mapping[str, str], front_door: FrontDoor
) -> None:
    held = signed_in_member(front_door)
    token = token_on("/sign-out", held)

    reply = post(path, held, headers, token=token, do="leave")

    assert (reply.status, deleted(reply)) == (403, set())
    assert who_sends(held) is not None


@pytest.mark.parametrize("token", ["", "x", "\u00e4", "0" * 64])
def test_a_form_without_its_token_changes_nothing(token: str, front_door: FrontDoor) -> None:
    held = signed_in_member(front_door)

    reply = post("/sign-out", held, token=token, do="leave")

    assert (reply.status, deleted(reply)) == (403, set())
    assert who_sends(held) is not None


def test_a_token_of_somebody_elses_form_is_of_no_use(front_door: FrontDoor) -> None:
    held = signed_in_member(front_door)
    theirs = token_on("/sign-out", account(now(front_door), Identity("entra", "i", "eve")))

    assert post("/sign-out", held, token=theirs).status == 403


def test_a_form_that_is_too_long_is_not_read(front_door: FrontDoor) -> None:
    assert post("/sign-out", {}, token="x" * 5_000).status == 413


@pytest.mark.parametrize("path", ["/sign-out", "/account"])
def test_there_is_nothing_to_ask_a_stranger(path: str, front_door: FrontDoor) -> None:
    reply = get(path, {})

    assert (reply.status, reply.headers["location"]) == (303, "/")


def both(front_door: FrontDoor) -> Mapping[str, str]:
    """Ann, who came by a link, and signed in."""
    front_door.comes(front_door.place.lead(front_door.place.organisation()))
    return {cookies.NAME: "signed", **account(now(front_door))}


def test_both_are_shown_before_they_become_one(front_door: FrontDoor) -> None:
    held = both(front_door)

    reply = get("/account", held)

    assert "You are here by a link, as Ann." in reply.text
    assert "You have signed in as bea@ambridge.gov.uk." in reply.text
    assert signed_in(front_door.place.work, sign_in_of(held)) is None


def test_whoever_says_so_signs_in_from_now_on(front_door: FrontDoor) -> None:
    held = both(front_door)

    reply = post("/account", held, token=token_on("/account", held), do="join")

    assert (reply.status, deleted(reply)) == (303, {cookies.NAME})
    found = signed_in(front_door.place.work, sign_in_of(held))
    assert found is not None
    assert found.person.name == "Ann"


@pytest.mark.parametrize(("do", "gone"), [("stay", {account_cookie.NAME}), ("", set())])
def test_whoever_does_not_say_so_stays_who_they_are(
    do: str, gone: set[str], front_door: FrontDoor
) -> None:
    held = both(front_door)

    reply = post("/account", held, token=token_on("/account", held), do=do)

    assert (reply.status, deleted(reply)) == (303, gone)
    assert signed_in(front_door.place.work, sign_in_of(held)) is None


def test_a_refusal_is_said_as_it_is(front_door: FrontDoor) -> None:
    held = both(front_door)
    token = token_on("/account", held)
    post("/account", held, token=token, do="join")
    olga = front_door.place.person("Olga", owner=True)
    work = front_door.place.work
    set_work_account_closed(work, olga, BEA.issuer, BEA.subject, closed=True)
    again = {cookies.NAME: "signed anew", account_cookie.NAME: held[account_cookie.NAME]}

    reply = post("/account", again, token=token_on("/account", again), do="join")

    assert reply.status == 403
    assert "The way in of this account was closed." in reply.text


def test_a_database_that_does_not_answer_is_said(front_door: FrontDoor) -> None:
    held = both(front_door)
    get("/account", held)
    database = front_door.place.database
    database.rename(database.with_name("away"))
    database.mkdir()

    assert get("/account", held).status == 503


def test_an_invitation_lets_in_whoever_is_signed_in_without_a_cookie_that_lasts_longer(
    front_door: FrontDoor,
) -> None:
    place = front_door.place
    ann, cas = place.lead(place.organisation()), place.lead(place.organisation("Borchester"), "Cas")
    held = account(now(front_door))

    for lead, there in ((ann, "ambridge"), (cas, "borchester")):
        token = invite(place.work, lead, there, Role.CONTRIBUTOR)
        reply = post(f"/link/{token}", held)
        assert (reply.status, reply.headers.getlist("set-cookie")) == (303, [])

    bea = who_sends(held)
    assert bea is not None
    assert (bea.role_in("ambridge"), bea.role_in("borchester")) == (Role.CONTRIBUTOR,) * 2


def test_an_account_that_is_nobodys_brings_no_files(front_door: FrontDoor) -> None:
    app = KeepStrangersOut(Starlette())

    stranger = fetch(app, "/_stcore/upload_file/x", "PUT", sent(account(now(front_door))))
    member = fetch(app, "/_stcore/upload_file/x", "PUT", sent(signed_in_member(front_door)))

    assert (stranger.status, member.status) == (403, 404)
