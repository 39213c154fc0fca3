"""The signed cookie that says who somebody is. Not what they may do: that is loaded each time."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.responses import Response

NAME = "maturity_person"
LASTS = 30 * 24 * 3600
"""Seconds. Whoever stays away for longer follows a new link."""

FRESH = 24 * 3600
"""Seconds. A cookie that is older is signed anew when its person comes back."""


@dataclass(frozen=True)
class Held:
    """What a valid cookie says. `browser` is a random number that stays when it is signed anew, so
    that one who signs out is out in tabs that hold an older cookie too.
    """

    person_id: str
    browser: str
    signed_at: datetime


def set_person(
    response: Response, person_id: str, secret: str, *, secure: bool, browser: str | None = None
) -> None:
    """Scoped to this host, unreadable by scripts, not sent along from other sites."""
    response.set_cookie(
        NAME,
        _serializer(secret).dumps(f"{person_id} {browser or token_urlsafe(9)}"),
        max_age=LASTS,
        httponly=True,
        samesite="lax",
        secure=secure,
    )


def read(value: str | None, secret: str) -> Held | None:
    """None when there is no cookie, it is too old or it was not signed here."""
    if value is None:
        return None
    try:
        found, at = _serializer(secret).loads(value, max_age=LASTS, return_timestamp=True)
    except BadSignature:
        return None
    if not isinstance(found, str):
        return None
    person, _space, browser = found.rpartition(" ")
    if not person:  # cookies of the first versions name no browser
        return Held(found, sha256(value.encode()).hexdigest(), at)
    return Held(person, browser, at)


def person_id(value: str | None, secret: str) -> str | None:
    """Whose cookie this is; None as above."""
    held = read(value, secret)
    return None if held is None else held.person_id


def renewed(value: str, secret: str, *, secure: bool) -> str | None:
    """The Set-Cookie header for a valid cookie of yesterday or before; None for all others."""
    held = read(value, secret)
    if held is None or _younger_than(FRESH, value, secret):
        return None
    response = Response()
    set_person(response, held.person_id, secret, secure=secure, browser=held.browser)
    return response.headers["set-cookie"]


def _younger_than(seconds: int, value: str, secret: str) -> bool:
    try:
        _serializer(secret).loads(value, max_age=seconds)
    except BadSignature:
        return False
    return True


def _serializer(secret: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt="maturity.person.1")
