"""Links: whom they let in, once, until they expire or are revoked. Not their tokens."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from maturity.domain.organisation import Membership, Person, Role


class Purpose(Enum):
    """What following a link does."""

    OWNER = "owner"
    """Lets the owner of the server in."""
    INVITATION = "invitation"
    """Makes somebody a member of an organisation."""
    DEVICE = "device"
    """Lets a person in on another device."""


class Refusal(Enum):
    """Why a link no longer works, or not for this person."""

    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"
    BEGUN = "begun"
    """It was for the first lead of an organisation, which has somebody by now."""
    SHUT_OUT = "shut-out"
    """Whoever follows it was shut out of its organisation."""


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


@dataclass(frozen=True)
class Entry:
    """What following a link leads to: who is in, and their part in the link's organisation."""

    person: Person
    membership: Membership | None = None


@dataclass(frozen=True)
class Following:
    """A link that `person` follows, and all that decides about it, as it is at one moment.

    `makers_part` and `own_part` are memberships in the link's organisation, of who made the link
    and of who follows it. `begun` means that somebody belongs there, or did.
    """

    link: Link
    person: Person
    maker: Person | None = None
    makers_part: Membership | None = None
    own_part: Membership | None = None
    begun: bool = False

    def refusal(self, now: datetime) -> Refusal | None:
        """Why it lets this person in no more, or None while it does."""
        found = self.link.refusal(now)
        return found if found or self.link.organisation_id is None else self._refusal_there()

    def _refusal_there(self) -> Refusal | None:
        """Whoever was shut out stays so until a lead lets them back in: neither an old invitation
        is a way round it, nor one that they made themselves, which a browser without their cookie
        could follow as somebody new. An owner who never belonged lets in the first lead alone.
        """
        if self.makers_part is None and self.maker is not None and self.maker.owner:
            return Refusal.BEGUN if self.begun else None
        if self.makers_part is None or self.makers_part.shut_out:
            return Refusal.REVOKED
        return Refusal.SHUT_OUT if self.own_part is not None and self.own_part.shut_out else None

    def entry(self) -> Entry:
        """A lead who follows an invitation for contributors stays a lead."""
        link, person = self.link, self.person
        if link.purpose is Purpose.OWNER:
            person = replace(person, owner=True)
        if link.organisation_id is None or link.role is None:
            return Entry(person)
        leads = self.own_part is not None and self.own_part.leads
        role = Role.LEAD if leads else link.role
        return Entry(person, Membership(person.id, link.organisation_id, role))
