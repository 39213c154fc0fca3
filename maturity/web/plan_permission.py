"""Whether the visitor may change the plan. The use cases decide; this only greys the boxes out."""

from maturity.access import ALLOWED, Permission, Visitor
from maturity.usecases.rounds import Round


def may_change(who: Visitor | None, found: Round) -> bool:
    """In a round that was handed in, too: the plan is worked with long after."""
    role = None if who is None else who.role_in(found.organisation.id)
    return role is not None and Permission.ANSWER in ALLOWED[role]
