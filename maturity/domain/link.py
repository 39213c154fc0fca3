"""Links that let somebody in: once, until they expire or are revoked. Not their tokens."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from maturity.domain.organisation import Role


class Purpose(Enum):
    """What following a link does."""

    OWNER = "owner"
    """Lets the owner of the server in."""
    INVITATION = "invitation"
    """Makes somebody a member of an organisation."""
    DEVICE = "device"
    """Lets a person in on another device."""


class Refusal(Enum):
    """Why a link no longer works."""

    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Link:
    """A link is kept by the hash of its token: who reads the database cannot follow it.

    An invitation names an organisation and a role, a device link the person it lets in.
    """

    token_hash: str
    purpose: Purpose
    made_by: str | None
    made_at: datetime
    expires_at: datetime
    organisation_id: str | None = None
    role: Role | None = None
    person_id: str | None = None
    used_at: datetime | None = None
    used_by: str | None = None
    revoked_at: datetime | None = None

    def refusal(self, now: datetime) -> Refusal | None:
        """Why it does not work at `now`, or None while it does."""
        if self.revoked_at is not None:
            return Refusal.REVOKED
        if self.used_at is not None:
            return Refusal.USED
        return Refusal.EXPIRED if now >= self.expires_at else None
