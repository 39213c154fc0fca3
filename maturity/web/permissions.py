"""What the visitor may do in a round, for pages: what is not for them is grey, or not there.

The use cases decide.
"""

from maturity.access import Permission, Visitor
from maturity.usecases.rounds import Round


def may(who: Visitor | None, permission: Permission, found: Round) -> bool:
    return who is not None and who.may(permission, found.organisation.id)


def answers_locked(who: Visitor | None, found: Round) -> bool:
    """For everybody once the round was handed in, and for a reader at all times."""
    return found.frozen or not may(who, Permission.ANSWER, found)


def sees(who: Visitor | None, found: Round) -> bool:
    """A facilitator does not: they see its workshops."""
    return may(who, Permission.SEE, found)


def reads_only(who: Visitor | None, found: Round) -> bool:
    return may(who, Permission.SEE, found) and not may(who, Permission.ANSWER, found)
