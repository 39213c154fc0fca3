"""Links: whom they let in, once, until they expire or are revoked. Not their tokens."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from maturity.domain.identity import KeptIdentity
from maturity.domain.organisation import Membership, Person, Role


class Purpose(Enum):
    """What following a link does."""

    OWNER = "owner"
    """Makes somebody an operator of the server, and of the taskforce."""
    TASKFORCE = "taskforce"
    """Makes somebody of the taskforce."""
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
    """It was for the lead of an organisation without one, which has one by now."""
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
    """What following a link leads to: who is in, and their part in the link's organisation. With
    `identity`, the account with which they sign in from now on.
    """

    person: Person
    membership: Membership | None = None
    identity: KeptIdentity | None = None


@dataclass(frozen=True)
class Following:
    """A link that `person` follows, and all that decides about it, as it is at one moment.

    `makers_part` and `own_part` are memberships in the link's organisation, of who made the link
    and of who follows it. `led` means that the organisation has a lead who may come in.
    """

    link: Link
    person: Person
    maker: Person | None = None
    makers_part: Membership | None = None
    own_part: Membership | None = None
    led: bool = False

    def refusal(self, now: datetime) -> Refusal | None:
        """Why it lets this person in no more, or None while it does."""
        found = self.link.refusal(now)
        if found is not None:
            return found
        if self.link.purpose is Purpose.TASKFORCE and not self._by_operator:
            return Refusal.REVOKED
        return None if self.link.organisation_id is None else self._refusal_there()

    @property
    def _by_operator(self) -> bool:
        return self.maker is not None and self.maker.owner

    def _refusal_there(self) -> Refusal | None:
        """Whoever was shut out stays so until a lead lets them back in: neither an old invitation
        is a way round it, nor one that they made themselves, which a browser without their cookie
        could follow as somebody new. So it is with who led once and does not any more. An operator
        who does not lead lets in a lead alone, and only where there is none. A link that nobody
        made was made by a command, where the database itself can be read.
        """
        leads = self.makers_part is not None and self.makers_part.leads
        if self.link.made_by is not None and not leads:
            if not self._by_operator or self.link.role is not Role.LEAD:
                return Refusal.REVOKED
            if self.led:
                return Refusal.BEGUN
        return Refusal.SHUT_OUT if self.own_part is not None and self.own_part.shut_out else None

    def entry(self) -> Entry:
        """Who has a part there already keeps it, unless the invitation gives a larger one."""
        link, person = self.link, self._with_duty()
        if link.organisation_id is None or link.role is None:
            return Entry(person)
        own = self.own_part
        if own is not None and own.is_open and not is_larger(link.role, own.role):
            return Entry(person, own)
        return Entry(person, Membership(person.id, link.organisation_id, link.role))

    def _with_duty(self) -> Person:
        """One person who starts a server can do everything: whoever needs two gives one away."""
        if self.link.purpose is Purpose.OWNER:
            return replace(self.person, owner=True, taskforce=True)
        if self.link.purpose is Purpose.TASKFORCE:
            return replace(self.person, taskforce=True)
        return self.person


def is_larger(given: Role, own: Role) -> bool:
    sizes = {Role.READER: 0, Role.FACILITATOR: 0, Role.CONTRIBUTOR: 1, Role.LEAD: 2}
    return sizes[given] > sizes[own]
