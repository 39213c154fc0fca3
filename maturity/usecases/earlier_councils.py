"""What those handed in that merged into an organisation, for whoever belongs to it: to be read."""

from dataclasses import dataclass
from datetime import datetime

from maturity.access import Permission, Visitor, require
from maturity.documents.blocks import Block
from maturity.domain.organisation import Membership, Organisation, Role
from maturity.domain.round import Assessment, State
from maturity.errors import NotHere
from maturity.usecases.given_text import given_id
from maturity.usecases.plan_documents import Wanted, plan_file
from maturity.usecases.result_document import result_document
from maturity.usecases.rounds import Round, require_round
from maturity.usecases.successors import predecessors_of
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class EarlierCouncil:
    """`rounds` are those that are handed in now, oldest first: of what is in work, nothing."""

    organisation: Organisation
    since: datetime
    rounds: tuple[Assessment, ...]


def earlier_councils(
    workplace: Workplace, who: Visitor | None, organisation_id: str
) -> tuple[EarlierCouncil, ...]:
    """Councils that merged into the organisation, and those that had merged into them before."""
    known = workplace.store.organisation(given_id(organisation_id))
    organisation = require(who, Permission.SEE, known)
    found = []
    for one in predecessors_of(workplace.store, organisation.id):
        before = workplace.store.organisation(one.organisation_id)
        if before is not None:
            rounds = workplace.store.assessments_of(before.id)
            frozen = tuple(a for a in rounds if a.state is State.SUBMITTED)
            found.append(EarlierCouncil(before, one.agreed_at or one.merged_at, frozen))
    return tuple(found)


def earlier_result(
    workplace: Workplace, who: Visitor | None, organisation_id: str, assessment_id: str
) -> tuple[Block, ...]:
    """The result of a round that such a council handed in."""
    reader, found = _opened(workplace, who, organisation_id, assessment_id)
    return result_document(workplace, reader, found)


def earlier_file(
    workplace: Workplace,
    who: Visitor | None,
    organisation_id: str,
    assessment_id: str,
    wanted: Wanted,
) -> bytes:
    """The plan of a round that such a council handed in, as a file."""
    reader, found = _opened(workplace, who, organisation_id, assessment_id)
    return plan_file(workplace, reader, found, wanted)


def _opened(
    workplace: Workplace, who: Visitor | None, organisation_id: str, assessment_id: str
) -> tuple[Visitor, Round]:
    """The round, and the visitor as a reader of its organisation: for this act and no other."""
    councils = earlier_councils(workplace, who, organisation_id)
    for council in councils:
        if who is not None and assessment_id in {found.id for found in council.rounds}:
            part = Membership(who.person.id, council.organisation.id, Role.READER)
            reader = Visitor(who.person, (part,))
            found = require_round(workplace, reader, assessment_id, Permission.SEE)
            if found.frozen:
                return reader, found
    raise NotHere
