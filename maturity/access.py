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
        """Their role there; None for a stranger and for somebody who was shut out."""
        for membership in self.memberships:
            if membership.organisation_id == organisation_id and not membership.shut_out:
                return membership.role
        return None


def require(
    visitor: Visitor | None, permission: Permission, organisation: Organisation | None
) -> Organisation:
    """The organisation, if the visitor may do this there.

    To a stranger an organisation that is not theirs does not exist: NotHere, as for a wrong id.
    Somebody who belongs there but may not do this is told so: NotAllowed.
    """
    if visitor is None or organisation is None:
        raise NotHere
    role = visitor.role_in(organisation.id)
    if role is None:
        raise NotHere
    if permission not in ALLOWED[role]:
        raise NotAllowed
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
    """For the few acts that belong to no organisation, such as beginning one."""
    if visitor is None:
        raise NotHere
    if not visitor.person.owner:
        raise NotAllowed
    return visitor
