"""Handing a round in, which freezes it with its result, and taking it back into work."""

import json
from dataclasses import asdict

from maturity.access import Permission, Visitor
from maturity.documents.result_json import result_json
from maturity.domain.content_hash import constants, content_hash
from maturity.domain.round import Assessment, FrozenResult, Reopening, State
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.results import result_of
from maturity.usecases.rounds import Round, asked_in, person_id, require_no_draft, require_round
from maturity.usecases.workplace import Workplace


def submit_round(workplace: Workplace, who: Visitor | None, assessment_id: str) -> Assessment:
    """Freezes the round with its result, the rule's constants and the organisation of today.

    Every question asked needs a response; don't know is one.
    """
    found = require_round(workplace, who, assessment_id, Permission.SUBMIT)
    _require_responses(found)
    frozen = FrozenResult(
        submitted_at=workplace.now(),
        submitted_by=person_id(who),
        result=result_json(result_of(found)),
        constants=json.dumps(constants(found.questionnaire), sort_keys=True),
        content_hash=content_hash(asked_in(found)),
        attributes=json.dumps(asdict(found.organisation), sort_keys=True),
    )
    answers_seen = sum(record.version for record in found.records.values())
    return workplace.store.submit(found.assessment, frozen, answers_seen)


def _require_responses(found: Round) -> None:
    missing = [q.title for q in asked_in(found).questions if not found.responded(q.id)]
    if missing:
        raise MaturityError(
            ngettext(
                "{count} question has no response yet: '{first}'.",
                "{count} questions have no response yet, the first is '{first}'.",
                len(missing),
            ).format(count=len(missing), first=missing[0])
        )


def reopen_round(
    workplace: Workplace, who: Visitor | None, assessment_id: str, reason: str
) -> Assessment:
    """Takes a submitted round back into work, if no other is. The reason stays on record."""
    found = require_round(workplace, who, assessment_id, Permission.SUBMIT)
    if found.assessment.state is State.DRAFT:
        raise MaturityError(_("This round is in work already."))
    require_no_draft(workplace.store.assessments_of(found.organisation.id))
    if not reason.strip():
        raise MaturityError(_("Say why you reopen this round. The reason stays on record."))
    reopening = Reopening(workplace.now(), person_id(who), reason.strip())
    return workplace.store.reopen(found.assessment, reopening)
