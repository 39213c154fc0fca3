"""Who may do what. Every use case begins with `require`; hiding a button is never enough."""

from dataclasses import dataclass
from enum import Enum

from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.errors import NotAllowed, NotHere


class Permission(Enum):
    """What somebody may do in one organisation."""

    SEE = "see"
    ANSWER = "answer"
    SUBMIT = "submit"
    INVITE = "invite"
    SEE_WORKSHOP = "see workshop"
    """Its agenda, its day and its record."""
    RUN_WORKSHOP = "run workshop"
    """Take it from question to question."""
    HOLD_WORKSHOP = "hold workshop"
    """Prepare it, start it and close it."""
    LEAD_GROUP = "lead group"
    """Do what the organisation does as a shared service: say who is served, and look at those who
    agreed to it."""


class Duty(Enum):
    """What somebody may do who has a part in the running of the server, in no organisation."""

    OPERATOR = "operator"
    """Begins organisations and keeps the database. No content of any organisation."""
    TASKFORCE = "taskforce"
    """Contributions as counts, and releases. No organisation's answers."""


class Open(Enum):
    """What asks for no permission and for no duty."""

    MEMBER = "member"
    """Whoever has a role in the organisation, whichever it is."""
    SOMEBODY = "somebody"
    """Whoever came in: what was published, and what is their own."""
    STRANGER = "stranger"
    """Everybody: following a link decides for itself."""


ALLOWED: dict[Role, frozenset[Permission]] = {
    Role.READER: frozenset({Permission.SEE, Permission.SEE_WORKSHOP}),
    Role.CONTRIBUTOR: frozenset(
        {
            Permission.SEE,
            Permission.ANSWER,
            Permission.SEE_WORKSHOP,
            Permission.RUN_WORKSHOP,
        }
    ),
    Role.FACILITATOR: frozenset(
        {Permission.SEE_WORKSHOP, Permission.RUN_WORKSHOP, Permission.HOLD_WORKSHOP}
    ),
    Role.LEAD: frozenset(Permission),
}


@dataclass(frozen=True)
class Visitor:
    """Somebody who came in, and where they belong. Loaded anew for every act."""

    person: Person
    memberships: tuple[Membership, ...] = ()

    def role_in(self, organisation_id: str) -> Role | None:
        """Their role there; None for a stranger, and for who left or was shut out."""
        for membership in self.memberships:
            if membership.organisation_id == organisation_id and membership.is_open:
                return membership.role
        return None

    def may(self, permission: Permission, organisation_id: str) -> bool:
        """For pages, which show what somebody may do. Use cases `require`."""
        role = self.role_in(organisation_id)
        return role is not None and permission in ALLOWED[role]


def require(
    visitor: Visitor | None, permission: Permission, organisation: Organisation | None
) -> Organisation:
    """The organisation, if the visitor may do this there.

    To a stranger an organisation that is not theirs does not exist: NotHere, as for a wrong id.
    Somebody who belongs there but may not do this is told so: NotAllowed.
    """
    if visitor is None or organisation is None:
        raise NotHere
    if visitor.role_in(organisation.id) is None:
        raise NotHere
    if not visitor.may(permission, organisation.id):
        raise NotAllowed
    return organisation


def require_part(visitor: Visitor | None, organisation: Organisation | None) -> Organisation:
    """For what everybody may do who has a role there, whichever it is: going, for one."""
    if visitor is None or organisation is None or visitor.role_in(organisation.id) is None:
        raise NotHere
    return organisation


def person_id(visitor: Visitor | None) -> str:
    """Who acts, for the record of what was done."""
    if visitor is None:
        raise NotHere
    return visitor.person.id


def require_visitor(visitor: Visitor | None) -> Visitor:
    """For what is open to everybody who came in, such as what was published."""
    if visitor is None:
        raise NotHere
    return visitor


def require_owner(visitor: Visitor | None) -> Visitor:
    """For the operator's acts, which belong to no organisation, such as beginning one."""
    if visitor is None:
        raise NotHere
    if not visitor.person.owner:
        raise NotAllowed
    return visitor


def require_taskforce(visitor: Visitor | None) -> Visitor:
    """For contributions as counts, and for releases."""
    if visitor is None:
        raise NotHere
    if not visitor.person.taskforce:
        raise NotAllowed
    return visitor
