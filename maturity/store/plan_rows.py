"""What is kept of a plan to statement parameters, and back from rows. No statement."""

import json
from datetime import date

from maturity.domain.kept_plan import KeptOwnAction, KeptRecord, KeptTarget, KeptWishes, Wishes
from maturity.domain.plan import ActionRecord, OwnAction, Status
from maturity.store.rows import Parameters, Row, instant, instant_of


def wishes_parameters(assessment_id: str, kept: KeptWishes) -> Parameters:
    wishes = kept.wishes
    return {
        "assessment_id": assessment_id,
        "version": kept.version,
        "start_day": wishes.start.isoformat(),
        "quarters": wishes.quarters,
        "days_a_quarter": wishes.days_a_quarter,
        "most_parallel": wishes.parallel,
        "most_actions": wishes.most_actions,
        "priorities": json.dumps(wishes.priorities),
        "preset": wishes.preset,
        "author_id": kept.author_id,
        "asked_at": instant(kept.asked_at),
    }


def wishes_of(row: Row) -> KeptWishes:
    version, start, quarters, days, parallel, most, priorities, preset, author, asked_at = row
    wishes = Wishes(
        start=date.fromisoformat(start),
        quarters=quarters,
        days_a_quarter=days,
        parallel=parallel,
        most_actions=most,
        priorities=tuple(json.loads(priorities)),
        preset=preset,
    )
    return KeptWishes(version, wishes, author, instant_of(asked_at))


def target_parameters(assessment_id: str, kept: KeptTarget) -> Parameters:
    return {
        "assessment_id": assessment_id,
        "question_id": kept.question_id,
        "version": kept.version,
        "target": kept.level,
        "author_id": kept.author_id,
        "chosen_at": instant(kept.chosen_at),
    }


def target_of(row: Row) -> KeptTarget:
    question, version, level, author, chosen_at = row
    return KeptTarget(question, version, level, author, instant_of(chosen_at))


def record_parameters(assessment_id: str, kept: KeptRecord) -> Parameters:
    record = kept.record
    return {
        "assessment_id": assessment_id,
        "action_id": record.action_id,
        "version": kept.version,
        "status": record.status.value,
        "owner": record.owner,
        "start_day": _text(record.start),
        "due_day": _text(record.due),
        "notes": record.notes,
        "evidence_link": record.evidence_link,
        "reason": record.reason,
        "pinned_to": _text(record.pinned_to),
        "not_before": _text(record.not_before),
        "author_id": kept.author_id,
        "recorded_at": instant(kept.recorded_at),
    }


def record_of(row: Row) -> KeptRecord:
    action, version, status, owner, start, due, *words, pinned, not_before, author, recorded = row
    notes, evidence_link, reason = words
    record = ActionRecord(
        action_id=action,
        status=Status(status),
        owner=owner,
        start=_day(start),
        due=_day(due),
        notes=notes,
        evidence_link=evidence_link,
        reason=reason,
        pinned_to=_day(pinned),
        not_before=_day(not_before),
    )
    return KeptRecord(version, record, author, instant_of(recorded))


def own_action_parameters(assessment_id: str, kept: KeptOwnAction) -> Parameters:
    return {
        "assessment_id": assessment_id,
        "action_id": kept.action.id,
        "version": kept.version,
        "title": kept.action.title,
        "days": kept.action.days,
        "author_id": kept.author_id,
        "worded_at": instant(kept.worded_at),
    }


def own_action_of(row: Row) -> KeptOwnAction:
    action, version, title, days, author, worded_at = row
    return KeptOwnAction(version, OwnAction(action, title, days), author, instant_of(worded_at))


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
