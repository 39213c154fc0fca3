"""Signing in as pages show it, and that they show nothing of it where no provider is set up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from maturity.domain.organisation import Role
from maturity.usecases.signing_in import sign_in_with, use_work_account
from maturity.web import account_cookie
from maturity.web.visitors import sign_in_of
from tests.web.accounts import BEA, account, forget_secret, now, with_provider
from tests.web.apptest import FrontDoor, page_test, press, run
from tests.web.visible import texts_of

BUTTON = "Sign in with Microsoft"


@pytest.fixture
def provider(
    front_door: FrontDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    with_provider(tmp_path, monkeypatch)
    forget_secret()
    yield
    forget_secret()


def said(tab: object) -> str:
    return "\n".join(texts_of(tab))  # type: ignore[arg-type]


def test_without_a_provider_nothing_is_said_of_signing_in(front_door: FrontDoor) -> None:
    owner = front_door.place.person("Olga", owner=True)

    stranger = page_test(front_door)
    organisations = page_test(front_door, "organisations", owner)
    colleagues = page_test(front_door, "colleagues", owner)

    assert [button.label for button in stranger.button] == []
    assert "domain" not in said(organisations)
    assert "work account" not in said(colleagues)


def test_a_stranger_has_a_button_for_each_provider(front_door: FrontDoor, provider: None) -> None:
    tab = page_test(front_door)

    assert [button.label for button in tab.button] == [BUTTON]


def test_whoever_signed_in_and_was_never_invited_is_told_so(
    front_door: FrontDoor, provider: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sign_in_of(account(now(front_door)))
    monkeypatch.setattr(account_cookie, "sign_in_of", lambda *_: session)

    tab = page_test(front_door)

    assert "nobody has invited you yet" in said(tab)
    assert [button.label for button in tab.button] == []


def test_every_page_but_the_wall_has_the_way_out(front_door: FrontDoor) -> None:
    ann = front_door.place.lead(front_door.place.organisation())

    tab = page_test(front_door, "colleagues", ann)

    assert "You are in as Ann." in said(tab)
    assert "Sign out" in said(tab).splitlines()
    assert "Sign out" not in said(page_test(front_door)).splitlines()


def test_colleagues_see_with_what_they_sign_in(front_door: FrontDoor, provider: None) -> None:
    ann = front_door.place.lead(front_door.place.organisation())
    session = sign_in_of(account(now(front_door)))
    assert session is not None
    use_work_account(front_door.place.work, ann, session)

    tab = page_test(front_door, "colleagues", ann)

    assert "You can sign in as bea" in said(tab)
    assert "Use my work account from now on: Microsoft" in [b.label for b in tab.button]


def test_who_has_a_work_account_is_offered_no_link_for_another_device(
    front_door: FrontDoor, provider: None
) -> None:
    ann = front_door.place.lead(front_door.place.organisation())
    link = "Make a link for another device"
    before = page_test(front_door, "colleagues", ann)
    session = sign_in_of(account(now(front_door)))
    assert session is not None
    use_work_account(front_door.place.work, ann, session)

    after = page_test(front_door, "colleagues", ann)

    assert link in [button.label for button in before.button]
    assert link not in [button.label for button in after.button]
    assert "Sign in there with your work account" in said(after)


def test_the_operator_ties_a_domain_and_unties_it(front_door: FrontDoor, provider: None) -> None:
    olga = front_door.place.person("Olga", owner=True)
    there = front_door.place.organisation()
    tab = page_test(front_door, "organisations", olga)
    tab.text_input(key="tie-to").set_value("ambridge")
    tab = run(tab)
    domain = next(box for box in tab.text_input if box.label.startswith("Domain"))
    domain.set_value("ambridge.gov.uk")
    next(box for box in tab.radio if box.label == "What may they do?").set_value(Role.CONTRIBUTOR)

    tab = press(tab, "Tie this domain")

    (tie,) = front_door.place.work.store.domain_ties()
    found = (tie.provider, tie.domain, tie.organisation_id, tie.role)
    assert found == ("entra", "ambridge.gov.uk", there.id, Role.CONTRIBUTOR)
    press(tab, next(b.label for b in tab.button if b.label.startswith("Untie")))
    assert front_door.place.work.store.domain_ties() == []


def test_the_operator_closes_and_opens_an_account(front_door: FrontDoor, provider: None) -> None:
    olga = front_door.place.person("Olga", owner=True)
    ann = front_door.place.lead(front_door.place.organisation())
    session = sign_in_of(account(now(front_door)))
    assert session is not None
    use_work_account(front_door.place.work, ann, session)
    tab = page_test(front_door, "organisations", olga)
    tab.text_input(key="account").set_value("bea@ambridge.gov.uk")
    tab = run(tab)

    tab = press(tab, "Close this way in")

    with pytest.raises(Exception, match="was closed"):
        sign_in_with(front_door.place.work, BEA, None)
    press(tab, "Open this way in again")
    sign_in_with(front_door.place.work, BEA, None)


def test_an_address_that_nobody_has_is_said(front_door: FrontDoor, provider: None) -> None:
    olga = front_door.place.person("Olga", owner=True)
    tab = page_test(front_door, "organisations", olga)
    tab.text_input(key="account").set_value("nobody@ambridge.gov.uk")

    assert "Nobody has signed in with this address." in said(run(tab))
