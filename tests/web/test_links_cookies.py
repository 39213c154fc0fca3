"""Cookies of links, as they are signed: when they end in tabs and devices that still hold one."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from itsdangerous import TimestampSigner
from starlette.responses import Response

from maturity.domain.identity import SignIn
from maturity.domain.organisation import Role
from maturity.usecases.come_in import invite
from maturity.usecases.signing_in import BROWSERS_KEPT, use_work_account
from maturity.web import cookies
from maturity.web.visitors import signing_secret, who_sends
from tests.web.accounts import BEA, account, forget_secret, now, with_provider
from tests.web.apptest import FrontDoor
from tests.web.test_account_routes import post, token_on

READ = cookies.read


@pytest.fixture
def real(
    front_door: FrontDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[FrontDoor]:
    """Cookies are read as they are: nobody comes in by the test's word."""
    with_provider(tmp_path, monkeypatch)
    monkeypatch.setattr(cookies, "read", READ)
    forget_secret()
    yield front_door
    forget_secret()


def signed(person_id: str, age: timedelta, monkeypatch: pytest.MonkeyPatch) -> str:
    """The cookie of somebody who came by a link so long ago."""
    at = int((datetime.now(UTC) - age).timestamp())
    response = Response()
    with monkeypatch.context() as then:
        then.setattr(TimestampSigner, "get_timestamp", lambda _self: at)
        cookies.set_person(response, person_id, signing_secret(), secure=True)
    return response.headers["set-cookie"].split(";")[0].partition("=")[2]


def test_who_signs_out_is_out_in_tabs_from_before_the_cookie_was_signed_anew(
    real: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = real.place.lead(real.place.organisation())
    old = {cookies.NAME: signed(ann.person.id, timedelta(days=2), monkeypatch)}
    elsewhere = {cookies.NAME: signed(ann.person.id, timedelta(days=2), monkeypatch)}
    header = cookies.renewed(old[cookies.NAME], signing_secret(), secure=True)
    assert header is not None
    new = {cookies.NAME: header.split(";")[0].partition("=")[2]}
    assert who_sends(old) is not None

    post("/sign-out", new, token=token_on("/sign-out", new), do="leave")

    assert [who_sends(held) for held in (new, old)] == [None, None]
    assert who_sends(elsewhere) is not None


def test_it_is_remembered_for_longer_than_any_cookie_lasts() -> None:
    assert timedelta(seconds=cookies.LASTS) < BROWSERS_KEPT


def test_following_another_link_keeps_the_browser(
    real: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, there = real.place.lead(real.place.organisation()), real.place.organisation("Borchester")
    cas = real.place.lead(there, "Cas")
    old = {cookies.NAME: signed(ann.person.id, timedelta(hours=1), monkeypatch)}
    reply = post(f"/link/{invite(real.place.work, cas, there.id, Role.READER)}", old)
    new = {cookies.NAME: reply.headers["set-cookie"].split(";")[0].partition("=")[2]}

    post("/sign-out", new, token=token_on("/sign-out", new), do="leave")

    assert who_sends(old) is None


def test_nobody_fills_the_database_by_signing_out_with_made_up_cookies(real: FrontDoor) -> None:
    held = {cookies.NAME: "made.up", **account(now(real))}

    reply = post("/sign-out", held, token=token_on("/sign-out", held), do="leave")

    assert reply.status == 200
    kept = sqlite3.connect(real.place.database).execute("SELECT * FROM signed_out_browser")
    assert kept.fetchall() == []


def test_a_work_account_ends_older_cookies_of_links_on_every_device(
    real: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = real.place.lead(real.place.organisation())
    elsewhere = {cookies.NAME: signed(ann.person.id, timedelta(days=2), monkeypatch)}
    assert who_sends(elsewhere) is not None
    sign_in = SignIn(BEA, datetime.now(UTC))
    real.place.clock.instant = datetime.now(UTC)

    use_work_account(real.place.work, ann, sign_in)

    assert who_sends(elsewhere) is None
