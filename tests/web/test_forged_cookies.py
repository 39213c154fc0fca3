"""Every kind of cookie and token, forged, cut, aged and swapped: it opens nothing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import TimestampSigner, URLSafeSerializer, URLSafeTimedSerializer
from starlette.responses import Response

from maturity.domain.identity import Identity, SignIn
from maturity.web import account_cookie, cookies, voter_cookie

NOW, HOURS = datetime(2026, 11, 22, 9, tzinfo=UTC), timedelta(hours=12)
SECRET, OTHERS = "a secret of this server", "a secret of another server"


def person(value: str | None) -> str | None:
    return cookies.person_id(value, SECRET)


def voter(value: str | None) -> str | None:
    return voter_cookie.voter_token(value, SECRET)


def account(value: str | None) -> str | None:
    found = account_cookie.sign_in_of(value, SECRET, NOW + timedelta(hours=1), HOURS)
    return None if found is None else found.identity.subject


def value_of(response: Response) -> str:
    return response.headers["set-cookie"].split(";")[0].split("=", 1)[1]


def of_person(secret: str = SECRET) -> str:
    response = Response()
    cookies.set_person(response, "ann", secret, secure=True)
    return value_of(response)


def of_voter(secret: str = SECRET) -> str:
    response = Response()
    voter_cookie.set_voter(response, "workshop.token", secret, secure=True)
    return value_of(response)


def of_account(secret: str = SECRET, at: datetime = NOW) -> str:
    response, who = Response(), Identity("p", "https://issuer.example", "ann", "ann@example.org")
    account_cookie.set_sign_in(response, SignIn(who, at), secret, HOURS, secure=True)
    return value_of(response)


KINDS: dict[str, tuple[Callable[[str | None], str | None], Callable[..., str], str]] = {
    "person": (person, of_person, "ann"),
    "voter": (voter, of_voter, "workshop.token"),
    "account": (account, of_account, "ann"),
}
every_kind = pytest.mark.parametrize("kind", KINDS)


@every_kind
def test_one_that_was_signed_here_is_read(kind: str) -> None:
    read, make, wanted = KINDS[kind]

    assert read(make()) == wanted


@every_kind
def test_one_of_another_server_or_of_another_kind_is_nobodys(kind: str) -> None:
    read, make, _ = KINDS[kind]
    others = [other for name, (_, other, _) in KINDS.items() if name != kind]

    assert read(make(OTHERS)) is None
    assert [read(other()) for other in others] == [None] * len(others)


@every_kind
def test_one_that_was_cut_or_has_one_other_character_is_nobodys(kind: str) -> None:
    read, make, _ = KINDS[kind]
    value = make()

    cut = [value[:end] for end in range(len(value))] + [value[start:] for start in range(1, 20)]
    swapped = [
        f"{value[:at]}{'A' if value[at] != 'A' else 'B'}{value[at + 1 :]}"
        for at in range(len(value) - 1)  # the last character has bits that mean nothing
    ]

    assert {read(text) for text in (*cut, *swapped, value * 2, f"{value}.", f" {value}")} == {None}


@every_kind
@given(text=st.text(max_size=200))
def test_nothing_that_somebody_makes_up_is_read(kind: str, text: str) -> None:
    read, make, _ = KINDS[kind]
    tail = make().rpartition(".")[2]

    assert read(text) is None
    assert read(f"{text}.{tail}") is None


def test_a_cookie_cannot_be_made_younger(monkeypatch: pytest.MonkeyPatch) -> None:
    now = TimestampSigner.get_timestamp(TimestampSigner("x"))
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _self: now - cookies.LASTS - 10)
    old = of_person()
    monkeypatch.undo()
    body, _, signature = old.split(".")
    young = of_person().split(".")[1]

    assert person(old) is None
    assert person(f"{body}.{young}.{signature}") is None


@pytest.mark.parametrize("hours", [-13, -11.01, 1.1])
def test_a_sign_in_that_is_over_or_has_not_been_yet_is_nobodys(hours: float) -> None:
    assert account(of_account(at=NOW + timedelta(hours=hours))) is None


@pytest.mark.parametrize("inside", [None, 1, ["ann"], {"id": "ann"}, True])
def test_what_is_signed_and_no_text_is_nobodys(inside: object) -> None:
    assert (
        person(str(URLSafeTimedSerializer(SECRET, salt="maturity.person.1").dumps(inside))) is None
    )
    assert voter(str(URLSafeSerializer(SECRET, salt="maturity.voter.1").dumps(inside))) is None


def test_a_form_of_one_participant_is_none_of_another() -> None:
    token = voter_cookie.form_token("workshop.token", SECRET)

    assert voter_cookie.is_form_token(token, "workshop.token", SECRET)
    for given_token in ("", token[:-1], token.upper(), "\u00e9" * 64, "workshop.token"):
        assert not voter_cookie.is_form_token(given_token, "workshop.token", SECRET)
    assert not voter_cookie.is_form_token(token, "workshop.another", SECRET)
    assert not voter_cookie.is_form_token(token, "workshop.token", OTHERS)


def test_no_two_cookies_share_a_name() -> None:
    names = [cookies.NAME, voter_cookie.NAME, account_cookie.NAME]

    assert len(set(names)) == len(names)
