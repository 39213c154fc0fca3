"""The signed cookie that says who somebody is. Not what they may do: that is loaded each time."""

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.responses import Response

NAME = "maturity_person"
LASTS = 30 * 24 * 3600
"""Seconds. Whoever stays away for longer follows a new link."""

FRESH = 24 * 3600
"""Seconds. A cookie that is older is signed anew when its person comes back."""


def set_person(response: Response, person_id: str, secret: str, *, secure: bool) -> None:
    """Scoped to this host, unreadable by scripts, not sent along from other sites."""
    response.set_cookie(
        NAME,
        _serializer(secret).dumps(person_id),
        max_age=LASTS,
        httponly=True,
        samesite="lax",
        secure=secure,
    )


def person_id(value: str | None, secret: str) -> str | None:
    """Whose cookie this is; None when there is none, it is too old or it was not signed here."""
    if value is None:
        return None
    try:
        found = _serializer(secret).loads(value, max_age=LASTS)
    except BadSignature:
        return None
    return found if isinstance(found, str) else None


def renewed(value: str, secret: str, *, secure: bool) -> str | None:
    """The Set-Cookie header for a valid cookie of yesterday or before; None for all others."""
    person = person_id(value, secret)
    if person is None or _younger_than(FRESH, value, secret):
        return None
    response = Response()
    set_person(response, person, secret, secure=secure)
    return response.headers["set-cookie"]


def _younger_than(seconds: int, value: str, secret: str) -> bool:
    try:
        _serializer(secret).loads(value, max_age=seconds)
    except BadSignature:
        return False
    return True


def _serializer(secret: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt="maturity.person.1")
