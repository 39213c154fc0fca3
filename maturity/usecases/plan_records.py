"""What is noted about an action of a plan: who does it, how far it is, and in which quarter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from maturity.access import Permission, Visitor, person_id
from maturity.domain.kept_plan import KeptPlan, KeptRecord
from maturity.domain.plan import ActionRecord, Status
from maturity.domain.quarter import first_day_of_quarter
from maturity.domain.tasks import FIND_OUT
from maturity.errors import Conflict, MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.days import day_of
from maturity.usecases.free_text import kept, require_length
from maturity.usecases.given_text import LONGEST_NAME, one_line
from maturity.usecases.plan_wishes import day_problem
from maturity.usecases.plans import plan_of
from maturity.usecases.rounds import Round, asked_in, require_round
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class GivenRecord:
    """What somebody notes about an action, over the version that they saw (0: none yet)."""

    record: ActionRecord
    based_on: int = 0


@dataclass(frozen=True)
class GivenQuarter:
    """Where somebody puts an action: any day of the quarter, None to leave it to the plan."""

    action_id: str
    day: date | None
    based_on: int = 0


def record_action(
    workplace: Workplace, who: Visitor | None, assessment_id: str, given: GivenRecord
) -> KeptRecord:
    """Stores what is noted about one action. It changes no answer, and no score."""
    return _record(workplace, who, assessment_id, [given])[0]


def record_actions(
    workplace: Workplace, who: Visitor | None, assessment_id: str, given: Sequence[GivenRecord]
) -> tuple[KeptRecord, ...]:
    """All of them or, with a Conflict or a fault in one, none."""
    return _record(workplace, who, assessment_id, given)


def pin(
    workplace: Workplace, who: Visitor | None, assessment_id: str, given: GivenQuarter
) -> KeptRecord:
    """Keeps an action in one quarter, however often the plan is made anew."""
    found = require_round(workplace, who, assessment_id, Permission.ANSWER)
    record = replace(_noted(workplace, found, given), pinned_to=given.day, not_before=None)
    return record_action(workplace, who, assessment_id, GivenRecord(record, given.based_on))


def postpone(
    workplace: Workplace, who: Visitor | None, assessment_id: str, given: GivenQuarter
) -> KeptRecord:
    """Lets an action begin in this quarter at the earliest. One that has begun stays."""
    found = require_round(workplace, who, assessment_id, Permission.ANSWER)
    noted = _noted(workplace, found, given)
    if noted.status is Status.IN_PROGRESS:
        raise MaturityError(
            _("This action is in progress. Set it to 'not started' before you postpone it.")
        )
    record = replace(noted, pinned_to=None, not_before=given.day)
    return record_action(workplace, who, assessment_id, GivenRecord(record, given.based_on))


def action_history(
    workplace: Workplace, who: Visitor | None, assessment_id: str, action_id: str
) -> tuple[KeptRecord, ...]:
    """What was noted about one action, oldest first."""
    found = require_round(workplace, who, assessment_id, Permission.SEE)
    if action_id not in _known(workplace, found):
        raise NotHere
    return tuple(workplace.store.action_history(found.assessment.id, action_id))


def _record(
    workplace: Workplace, who: Visitor | None, assessment_id: str, given: Sequence[GivenRecord]
) -> tuple[KeptRecord, ...]:
    found = require_round(workplace, who, assessment_id, Permission.ANSWER)
    known = _known(workplace, found)
    records: list[KeptRecord] = []
    for each in given:
        if each.record.action_id not in known:
            raise NotHere
        record = _in_its_quarter(workplace, who, found, checked_record(each.record))
        made = KeptRecord(each.based_on + 1, record, person_id(who), workplace.now())
        records.append(made)
    workplace.store.add_action_records(found.assessment.id, records)
    return tuple(records)


def _kept(workplace: Workplace, found: Round) -> KeptPlan:
    return workplace.store.plan(found.assessment.id)


def _known(workplace: Workplace, found: Round) -> set[str]:
    """Every action that the plan of this round may hold, whether it holds it now or not."""
    catalogue = workplace.library.catalogue(found.assessment.questionnaire_id)
    actions = {action.id for action in catalogue.valid_in(found.organisation.nation)}
    unknown = {f"{FIND_OUT}{question.id}" for question in asked_in(found).questions}
    return actions | unknown | _kept(workplace, found).own_actions.keys()


def _noted(workplace: Workplace, found: Round, given: GivenQuarter) -> ActionRecord:
    """What stands about the action now, if that is what the visitor saw."""
    if given.action_id not in _known(workplace, found):
        raise NotHere
    now = _kept(workplace, found).records.get(given.action_id)
    if given.based_on != (0 if now is None else now.version):
        raise Conflict(_("Somebody else changed this action first. Look at both."))
    return ActionRecord(given.action_id) if now is None else now.record


def checked_record(record: ActionRecord) -> ActionRecord:
    """As it would be kept. MaturityError where it cannot be."""
    cleaned = as_stored(record)
    for problem in filter(None, map(day_problem, _days(record))):
        raise MaturityError(problem)
    if cleaned.start and cleaned.due and cleaned.due < cleaned.start:
        raise MaturityError(_("The action would be due before it starts. Change one of the days."))
    if cleaned.status is Status.DROPPED and not cleaned.reason:
        raise MaturityError(_("Say why you drop this action. The reason stays on record."))
    require_length(_("The owner"), cleaned.owner, LONGEST_NAME)
    for field, text in _texts(cleaned):
        require_length(field, text)
    return cleaned


def as_stored(record: ActionRecord) -> ActionRecord:
    """A reason is why an action was dropped, and goes when it is taken up again."""
    dropped = record.status is Status.DROPPED
    return replace(
        record,
        owner=one_line(record.owner),
        notes=kept(record.notes),
        evidence_link=kept(record.evidence_link).strip(),
        reason=kept(record.reason).strip() if dropped else "",
        pinned_to=_first_day(record.pinned_to),
        not_before=_first_day(record.not_before),
    )


def _days(record: ActionRecord) -> tuple[date | None, ...]:
    return (record.start, record.due, record.pinned_to, record.not_before)


def _texts(record: ActionRecord) -> Iterator[tuple[str, str]]:
    yield _("The notes"), record.notes
    yield _("The link to the evidence"), record.evidence_link
    yield _("The reason"), record.reason


def _first_day(day: date | None) -> date | None:
    return None if day is None else first_day_of_quarter(day)


def _in_its_quarter(
    workplace: Workplace, who: Visitor | None, found: Round, record: ActionRecord
) -> ActionRecord:
    """What has begun stays where it is: where it started, where the plan had it, or today."""
    if record.status is not Status.IN_PROGRESS or record.pinned_to is not None:
        return record
    if record.start is not None:
        return replace(record, pinned_to=first_day_of_quarter(record.start))
    plan = plan_of(workplace, who, found).plan
    planned = (s.first for s in plan.scheduled if s.task.id == record.action_id)
    days = [plan.quarters[first].first_day for first in planned]
    day = days[0] if days else day_of(workplace.now())
    return replace(record, pinned_to=first_day_of_quarter(day))
