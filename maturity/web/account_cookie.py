"""The signed cookie of somebody who signed in with a provider: whom it named, and when. Not who
that is here, nor whether it still lets them in: both are looked up each time.
"""

from datetime import datetime, timedelta

from itsdangerous import BadSignature, URLSafeSerializer
from starlette.responses import Response

from maturity.domain.identity import Identity, SignIn

NAME = "maturity_account"


def set_sign_in(
    response: Response, sign_in: SignIn, secret: str, lasts: timedelta, *, secure: bool
) -> None:
    """It is never renewed: a session has an end, however busy it was."""
    identity = sign_in.identity
    named = [identity.provider, identity.issuer, identity.subject, identity.email]
    response.set_cookie(
        NAME,
        _serializer(secret).dumps([*named, sign_in.at.isoformat()]),
        max_age=int(lasts.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=secure,
    )


def sign_in_of(value: str | None, secret: str, now: datetime, lasts: timedelta) -> SignIn | None:
    """None when there is none, its time is over, or it was not signed here."""
    if value is None:
        return None
    try:
        provider, issuer, subject, email, at = _serializer(secret).loads(value)
    except BadSignature:
        return None
    sign_in = SignIn(Identity(provider, issuer, subject, email), datetime.fromisoformat(at))
    return sign_in if sign_in.at <= now < sign_in.at + lasts else None


def _serializer(secret: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt="maturity.account.1")
