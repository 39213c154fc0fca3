"""Whether the visitor may change the plan. The use cases decide; this only greys the boxes out."""

from maturity.access import Permission, Visitor
from maturity.usecases.rounds import Round
from maturity.web.permissions import may


def may_change(who: Visitor | None, found: Round) -> bool:
    """In a round that was handed in, too: the plan is worked with long after."""
    return may(who, Permission.ANSWER, found)
