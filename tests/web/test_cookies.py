"""The cookie that says who somebody is."""

import pytest
from itsdangerous import URLSafeTimedSerializer
from starlette.responses import Response

from maturity.web import cookies

SECRET = "a secret of this server"


def value_of(response: Response) -> str:
    return value_in(response.headers["set-cookie"])


def value_in(header: str) -> str:
    return header.split(";", maxsplit=1)[0].split("=", 1)[1]


def test_a_cookie_that_was_signed_here_names_its_person() -> None:
    response = Response()
    cookies.set_person(response, "ann", SECRET, secure=False)

    assert cookies.person_id(value_of(response), SECRET) == "ann"


def test_scripts_and_other_sites_cannot_use_it() -> None:
    response = Response()
    cookies.set_person(response, "ann", SECRET, secure=True)

    header = response.headers["set-cookie"].lower()
    assert "httponly" in header
    assert "samesite=lax" in header
    assert "secure" in header
    assert "max-age=2592000" in header


@pytest.mark.parametrize("value", [None, "", "ann", "a.b.c", "\u00fc", "ann" * 5000])
def test_whatever_was_not_signed_here_is_nobody(value: str | None) -> None:
    assert cookies.person_id(value, SECRET) is None


def test_another_secret_and_another_purpose_are_nobody() -> None:
    response = Response()
    cookies.set_person(response, "ann", SECRET, secure=False)
    other = URLSafeTimedSerializer(SECRET, salt="something.else").dumps("ann")

    assert cookies.person_id(value_of(response), "another secret") is None
    assert cookies.person_id(other, SECRET) is None


def test_after_thirty_days_it_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    response = Response()
    cookies.set_person(response, "ann", SECRET, secure=False)
    monkeypatch.setattr(cookies, "LASTS", -1)

    assert cookies.person_id(value_of(response), SECRET) is None


def test_a_fresh_cookie_is_not_signed_anew() -> None:
    response = Response()
    cookies.set_person(response, "ann", SECRET, secure=False)

    assert cookies.renewed(value_of(response), SECRET, secure=False) is None


def test_yesterdays_cookie_is_signed_anew_for_the_same_person(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    response = Response()
    cookies.set_person(response, "ann", SECRET, secure=False)
    monkeypatch.setattr(cookies, "FRESH", -1)

    header = cookies.renewed(value_of(response), SECRET, secure=True)

    assert header is not None
    assert "Secure" in header
    old, new = (cookies.read(v, SECRET) for v in (value_of(response), value_in(header)))
    assert old is not None
    assert new is not None
    assert (new.person_id, new.browser) == ("ann", old.browser)


def test_two_browsers_of_one_person_are_told_apart() -> None:
    responses = Response(), Response()
    for response in responses:
        cookies.set_person(response, "ann", SECRET, secure=False)

    one, other = (cookies.read(value_of(response), SECRET) for response in responses)

    assert one is not None
    assert other is not None
    assert one.browser != other.browser


def test_a_cookie_of_a_version_without_browsers_still_names_its_person() -> None:
    value = str(URLSafeTimedSerializer(SECRET, salt="maturity.person.1").dumps("ann"))

    held = cookies.read(value, SECRET)

    assert held is not None
    assert held.person_id == "ann"
    assert held.browser


@pytest.mark.parametrize("value", ["", "ann", "a.b.c"])
def test_a_cookie_that_was_not_signed_here_is_never_renewed(value: str) -> None:
    assert cookies.renewed(value, SECRET, secure=False) is None


def test_a_cookie_that_is_too_old_is_never_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    response = Response()
    cookies.set_person(response, "ann", SECRET, secure=False)
    monkeypatch.setattr(cookies, "LASTS", -1)

    assert cookies.renewed(value_of(response), SECRET, secure=False) is None
