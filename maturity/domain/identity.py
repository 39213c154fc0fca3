"""Who a provider says that somebody is, and how much of it is believed. Not who they are here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from re import fullmatch
from urllib.parse import urlsplit

from maturity.domain.organisation import Role

LONGEST = 255
"""Characters of an issuer, a subject or an e-mail address."""

GOOGLE = "https://accounts.google.com"
MICROSOFT = ("login.microsoftonline.com", "login.microsoftonline.us", "sts.windows.net")

FRESH = timedelta(minutes=10)
"""A token is this old at most when somebody comes back from their provider with it."""

CLOCKS_APART = timedelta(minutes=2)
"""So much may a provider's clock be ahead of ours."""

TIED_ROLES = (Role.READER, Role.CONTRIBUTOR)
"""What an address alone may make of somebody."""


@dataclass(frozen=True)
class Identity:
    """`issuer` and `subject` name somebody for good; the e-mail address may be another tomorrow.

    `provider` is the one of our settings that was asked. `vouched` means that the provider answers
    for it that the address is theirs.
    """

    provider: str
    issuer: str
    subject: str
    email: str = ""
    vouched: bool = False

    @property
    def domain(self) -> str:
        """Of an address that is vouched for; empty otherwise. Of letters that only become ASCII
        when they are made small, another domain could be written.
        """
        domain = self.email.rpartition("@")[2]
        return domain.casefold() if self.vouched and domain.isascii() else ""


@dataclass(frozen=True)
class SignIn:
    """An identity, and when it signed in here: a session is counted from then."""

    identity: Identity
    at: datetime


@dataclass(frozen=True)
class KeptIdentity:
    """An identity that is a way in for a person. Of two sign-ins, those before `signed_out_at` are
    over; while `closed_at` is set none lets anybody in.
    """

    identity: Identity
    person_id: str
    first_seen: datetime
    last_seen: datetime
    signed_out_at: datetime | None = None
    closed_at: datetime | None = None

    def lets_in(self, signed_in_at: datetime) -> bool:
        if self.closed_at is not None:
            return False
        return self.signed_out_at is None or signed_in_at > self.signed_out_at


@dataclass(frozen=True)
class DomainTie:
    """Who signs in with this provider and has an address of this domain belongs there, once a lead
    of the organisation agreed. A provider vouches for the domains that were tied to it, and for no
    other's.
    """

    provider: str
    domain: str
    organisation_id: str
    role: Role
    made_by: str
    made_at: datetime
    agreed_at: datetime | None = None


def identity_of(provider: str, claims: Mapping[str, object]) -> Identity | None:
    """From the claims of a token that was checked; None where they name nobody."""
    issuer, subject = _text(claims, "iss"), _text(claims, "sub")
    if not issuer or not subject:
        return None
    email = _text(claims, "email")
    email = email if fullmatch(r"[^@\s]+@[^@\s]+", email) else ""
    return Identity(provider, issuer, subject, email, bool(email) and _vouched(issuer, claims))


def is_fresh(claims: Mapping[str, object], now: datetime) -> bool:
    """Whether the token was issued for this very sign-in."""
    issued = claims.get("iat")
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        return False
    try:
        at = datetime.fromtimestamp(issued, UTC)
    except (OverflowError, ValueError, OSError):
        return False
    return now - FRESH <= at <= now + CLOCKS_APART


def is_for(claims: Mapping[str, object], client_id: str) -> bool:
    """Whether the token was made for us. Made for others as well, it has to say that we asked."""
    audience = claims.get("aud")
    if isinstance(audience, list) and len(audience) > 1:
        return client_id in audience and claims.get("azp") == client_id
    return audience in (client_id, [client_id]) and claims.get("azp", client_id) == client_id


def domain_name(text: str) -> str | None:
    """`@Ambridge.gov.uk ` is ambridge.gov.uk; None for what can be no domain of addresses."""
    typed = text.strip().removeprefix("@")
    domain, label = typed.casefold(), r"[a-z0-9]([a-z0-9-]*[a-z0-9])?"
    if not typed.isascii() or len(domain) > LONGEST:
        return None
    return domain if fullmatch(rf"({label}\.)+{label}", domain) else None


def _text(claims: Mapping[str, object], name: str) -> str:
    value = claims.get(name)
    usable = isinstance(value, str) and 0 < len(value) <= LONGEST and value.isprintable()
    return str(value) if usable else ""


def _vouched(issuer: str, claims: Mapping[str, object]) -> bool:
    """Microsoft's address is whatever an administrator typed, unless the claim says that its
    domain's owner was verified. Google's may be of a domain that it does not host: somebody proved
    it once, and may work elsewhere by now.
    """
    if urlsplit(issuer).hostname in MICROSOFT:
        return claims.get("xms_edov") in (True, "1", "true")
    verified = claims.get("email_verified") is True
    return verified and (issuer != GOOGLE or bool(_text(claims, "hd")))
