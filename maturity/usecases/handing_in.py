"""Handing a round in, which freezes it with its result, and taking it back into work."""

import json
from dataclasses import asdict, dataclass, replace
from itertools import zip_longest

from maturity.access import Permission, Visitor, person_id
from maturity.documents.result_json import result_json
from maturity.domain.audit import Event
from maturity.domain.content_hash import constants, content_hash
from maturity.domain.organisation import Organisation
from maturity.domain.round import Assessment, FrozenResult, Reopening, State
from maturity.errors import MaturityError
from maturity.locale import ENGLISH, ngettext, speaking, translations
from maturity.locale import gettext as _
from maturity.store import Store
from maturity.usecases.audit_trail import noted_of
from maturity.usecases.free_text import kept, require_length
from maturity.usecases.results import result_of
from maturity.usecases.rounds import Round, asked_in, require_open, require_round
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class Submission:
    """A result as it was handed in, and why the round was opened again after it, if it was."""

    result: FrozenResult
    reopening: Reopening | None


def submit_round(workplace: Workplace, who: Visitor | None, assessment_id: str) -> Assessment:
    """Freezes the round with its result, the rule's constants and the organisation of today.

    Every question asked needs a response; don't know is one. A carried answer needs a look.
    """
    found = require_round(workplace, who, assessment_id, Permission.SUBMIT)
    require_open(found)
    _require_responses(found)
    _require_confirmations(found)
    frozen = FrozenResult(
        submitted_at=workplace.now(),
        submitted_by=person_id(who),
        result=_scored(workplace, found),
        constants=json.dumps(constants(found.questionnaire), sort_keys=True),
        content_hash=content_hash(asked_in(found)),
        attributes=json.dumps(asdict(found.organisation), sort_keys=True),
    )
    answers_seen = sum(record.version for record in found.records.values())
    store = _noting(workplace, who, found, Event.ROUND_SUBMITTED, submitting=1)
    return store.submit(found.assessment, frozen, answers_seen)


def _noting(
    workplace: Workplace, who: Visitor | None, found: Round, event: Event, submitting: int = 0
) -> Store:
    """Nobody can overtake the count: each submission changes the version that this is based on."""
    number = len(workplace.store.frozen_results(found.assessment.id)) + submitting
    return noted_of(
        workplace,
        who,
        event,
        found.organisation,
        round=found.assessment.id,
        submission=str(number),
    )


def _scored(workplace: Workplace, found: Round) -> str:
    """In the language that the questions were written in, whoever hands in."""
    original = workplace.library.questionnaire(found.assessment.questionnaire_id)
    with speaking(translations(ENGLISH)):
        return result_json(result_of(replace(found, questionnaire=original)))


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


def _require_confirmations(found: Round) -> None:
    carried = [q.title for q in asked_in(found).questions if found.carried(q.id)]
    if carried:
        raise MaturityError(
            ngettext(
                "{count} answer comes from an earlier round: '{first}'. "
                "Confirm or change it before you hand in.",
                "{count} answers come from an earlier round, the first is '{first}'. "
                "Confirm or change them before you hand in.",
                len(carried),
            ).format(count=len(carried), first=carried[0])
        )


def reopen_round(
    workplace: Workplace, who: Visitor | None, assessment_id: str, reason: str
) -> Assessment:
    """Takes a submitted round back into work, if no other is. The reason stays on record."""
    found = require_round(workplace, who, assessment_id, Permission.SUBMIT)
    if found.assessment.state is State.DRAFT:
        raise MaturityError(_("This round is in work already."))
    reason = kept(reason).strip()
    if not reason:
        raise MaturityError(_("Say why you reopen this round. The reason stays on record."))
    require_length(_("The reason"), reason)
    reopening = Reopening(workplace.now(), person_id(who), reason)
    store = _noting(workplace, who, found, Event.ROUND_REOPENED)
    return store.reopen(found.assessment, reopening)


def submissions_of(
    workplace: Workplace, who: Visitor | None, assessment_id: str
) -> tuple[Submission, ...]:
    """Every time that the round was handed in, oldest first."""
    found = require_round(workplace, who, assessment_id, Permission.SEE)
    results = workplace.store.frozen_results(found.assessment.id)
    reopenings = workplace.store.reopenings(found.assessment.id)
    return tuple(Submission(*pair) for pair in zip_longest(results, reopenings))


def as_handed_in(workplace: Workplace, who: Visitor | None, found: Round) -> bool:
    """Whether scoring the answers of a submitted round today gives its stored result, byte for
    byte. False for a round in work, which has no result that stands.
    """
    now = require_round(workplace, who, found.assessment.id, Permission.SEE)
    results = workplace.store.frozen_results(now.assessment.id)
    return now.frozen and bool(results) and results[-1].result == _scored(workplace, now)


def organisation_then(frozen: FrozenResult) -> Organisation:
    """The organisation as it was on the day of handing in: a register may rename it later."""
    return Organisation(**json.loads(frozen.attributes))
