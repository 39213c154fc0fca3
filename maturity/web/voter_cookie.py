"""The signed cookie of somebody who votes. It opens nothing but voting, and names nobody."""

from hmac import compare_digest, new

from itsdangerous import BadSignature, URLSafeSerializer
from starlette.responses import Response

NAME = "maturity_voter"
LASTS = 33 * 24 * 3600
"""Seconds: longer than any code works. What it opens is over when the workshop is."""


def set_voter(response: Response, token: str, secret: str, *, secure: bool) -> None:
    """Scoped to this host, unreadable by scripts, not sent along from other sites."""
    response.set_cookie(
        NAME,
        _serializer(secret).dumps(token),
        max_age=LASTS,
        httponly=True,
        samesite="lax",
        secure=secure,
    )


def voter_token(value: str | None, secret: str) -> str | None:
    """None when there is no cookie, or it was not signed here."""
    if value is None:
        return None
    try:
        found = _serializer(secret).loads(value)
    except BadSignature:
        return None
    return found if isinstance(found, str) else None


def seat(form: str, secret: str) -> str:
    """A form for joining takes one seat, however often and to whichever server it is sent. Empty
    for a form without a number of its own.
    """
    key = f"maturity.seat.1:{secret}".encode()
    return new(key, form.encode(errors="replace"), "sha256").hexdigest() if form else ""


def form_token(token: str, secret: str) -> str:
    """What the forms of this participant carry: nobody else can make it, and it tells nothing of
    the cookie.
    """
    return new(f"maturity.form.1:{secret}".encode(), token.encode(), "sha256").hexdigest()


def is_form_token(given: str, token: str, secret: str) -> bool:
    return compare_digest(given.encode(), form_token(token, secret).encode())


def workshop_id(token: str) -> str:
    """A secret begins with the workshop that it is for."""
    return token.partition(".")[0]


def _serializer(secret: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt="maturity.voter.1")
