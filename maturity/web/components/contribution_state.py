"""Whether a round's figures were sent to the benchmark, and whether the visitor could send them."""

from maturity.access import ALLOWED, Permission, Visitor
from maturity.domain.contribution import KeptContribution
from maturity.errors import StoreError
from maturity.usecases.contributing import contributed
from maturity.usecases.handing_in import submissions_of
from maturity.usecases.rounds import Round
from maturity.web.context import workplace


def leads(who: Visitor | None, found: Round) -> bool:
    """The use cases decide; this only says what to draw."""
    role = None if who is None else who.role_in(found.organisation.id)
    return role is not None and Permission.SUBMIT in ALLOWED[role]


def standing_contribution(who: Visitor | None, found: Round) -> KeptContribution | None:
    """What counts of the organisation. None after it was withdrawn."""
    given = contributed(workplace(), who, found.organisation.id)
    return None if given is None or given.withdrawn_at is not None else given


def is_of_round(given: KeptContribution, who: Visitor | None, found: Round) -> bool:
    """A record does not say which round it is of: what was sent after handing in is of this one."""
    submissions = submissions_of(workplace(), who, found.assessment.id)
    return bool(submissions) and given.taken_at >= submissions[-1].result.submitted_at


def may_contribute_now(who: Visitor | None, found: Round) -> bool:
    """A pointer for the lead: nobody waits for the database because of it."""
    if not found.frozen or found.organisation.invented or not leads(who, found):
        return False
    try:
        given = standing_contribution(who, found)
        return given is None or not is_of_round(given, who, found)
    except StoreError:
        return False
