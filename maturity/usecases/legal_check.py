"""The legal check of the organisation's nation: what it asks, and what was answered. Not scored."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from maturity.access import Permission, Visitor, person_id
from maturity.domain.law import LegalCheck
from maturity.domain.legal_answer import LegalAnswer, LegalRecord
from maturity.errors import NotHere
from maturity.locale import gettext as _
from maturity.usecases.free_text import kept, require_length
from maturity.usecases.rounds import Round, require_open, require_round
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class GivenLegalAnswer:
    """An answer as somebody gives it, over the version that they saw (0: none yet)."""

    check_id: str
    answer: LegalAnswer
    based_on: int = 0


def legal_checks(found: Round) -> tuple[LegalCheck, ...]:
    """The items of the organisation's nation, in their order."""
    nation = found.organisation.nation
    return tuple(check for check in found.questionnaire.legal_checks if check.nation == nation)


def legal_answers(
    workplace: Workplace, who: Visitor | None, assessment_id: str
) -> Mapping[str, LegalRecord]:
    """What was answered last, by the id of the item."""
    found = require_round(workplace, who, assessment_id, Permission.SEE)
    return workplace.store.legal_answers(found.assessment.id)


def answer_legal_check(
    workplace: Workplace, who: Visitor | None, assessment_id: str, given: GivenLegalAnswer
) -> LegalRecord:
    """Stores one answer over the version it was based on. Conflict if a newer one is there."""
    found = require_round(workplace, who, assessment_id, Permission.ANSWER)
    if given.check_id not in {check.id for check in legal_checks(found)}:
        raise NotHere
    require_open(found)
    answer = replace(given.answer, note=kept(given.answer.note))
    require_length(_("The note"), answer.note)
    record = LegalRecord(
        check_id=given.check_id,
        version=given.based_on + 1,
        answer=answer,
        author_id=person_id(who),
        answered_at=workplace.now(),
    )
    workplace.store.add_legal_answer(found.assessment.id, record)
    return record
