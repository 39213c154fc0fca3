"""The widgets of one action of a plan: their keys, and a record from and to their values. Draws
nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from maturity.access import Visitor
from maturity.domain.kept_plan import KeptRecord
from maturity.domain.plan import ActionRecord, Status
from maturity.errors import MaturityError, StoreError
from maturity.usecases.plan_records import GivenRecord, as_stored, record_action
from maturity.usecases.plan_screen import kept_plan
from maturity.usecases.rounds import Round
from maturity.web import session
from maturity.web.autosave import Seen
from maturity.web.context import workplace
from maturity.web.settling import Entry, shown
from maturity.web.typed_day import day_not_read, read_day, written_day

FIELDS = ("owner", "start", "due", "status", "quarter", "reason", "notes", "evidence_link")

PLAN, KEEP, LATER = "plan", "keep:", "later:"
"""What the box of the quarter holds: leave it to the plan, or one of these with a first day."""


@dataclass(frozen=True)
class Noted:
    """A record as widgets hold it. `unread` are days that nobody can read, by field, as typed."""

    record: ActionRecord
    unread: tuple[tuple[str, str], ...] = ()


def key(assessment_id: str, task_id: str, field: str) -> str:
    return f"plan:{assessment_id}:{task_id}:{field}"


def name_of_entry(assessment_id: str, task_id: str) -> str:
    return f"plan:{assessment_id}:{task_id}"


def seen(kept: KeptRecord | None, task_id: str) -> Seen[Noted]:
    if kept is None:
        return Seen(Noted(ActionRecord(task_id)))
    return Seen(Noted(kept.record), kept.version, kept.author_id, kept.recorded_at)


def record_entry(
    who: Visitor | None, found: Round, task_id: str, stored: Seen[Noted]
) -> Entry[Noted]:
    """What is noted about one action, to be settled between screen and store."""
    assessment_id = found.assessment.id

    def save(noted: Noted, version: int) -> Seen[Noted]:
        if noted.unread:
            raise MaturityError(day_not_read(noted.unread[0][1]))
        given = GivenRecord(noted.record, version)
        return seen(record_action(workplace(), who, assessment_id, given), task_id)

    name = name_of_entry(assessment_id, task_id)
    return Entry(
        name=name,
        empty=Noted(ActionRecord(task_id)),
        widget=_widget(assessment_id, task_id, shown(name, stored).value),
        stored=stored,
        show=lambda noted: _show(assessment_id, task_id, noted),
        save=save,
    )


def entries_drawn(who: Visitor | None, found: Round) -> Iterator[tuple[str, Entry[Noted]]]:
    """With their titles, of the actions whose form this browser tab has drawn."""
    drawn: Mapping[str, str] = session.get(_drawn(found), {})
    here = [i for i in drawn if session.has(key(found.assessment.id, i, "status"))]
    if not here:
        return
    stored = _stored(who, found, here)
    for task_id in here:
        yield drawn[task_id], record_entry(who, found, task_id, stored[task_id])


def _stored(
    who: Visitor | None, found: Round, task_ids: Iterable[str]
) -> Mapping[str, Seen[Noted]]:
    """While the database does not answer, what was shown last."""
    assessment_id = found.assessment.id
    try:
        records = kept_plan(workplace(), who, assessment_id).records
    except StoreError:
        return {i: shown(name_of_entry(assessment_id, i), seen(None, i)) for i in task_ids}
    return {i: seen(records.get(i), i) for i in task_ids}


def remember_drawn(found: Round, task_id: str, title: str) -> None:
    drawn: Mapping[str, str] = session.get(_drawn(found), {})
    session.put(_drawn(found), {**drawn, task_id: title})


def _drawn(found: Round) -> str:
    return f"plan:{found.assessment.id}:drawn"


def fill(assessment_id: str, task_id: str, noted: Noted, *, stored: bool) -> None:
    """Before the widgets are drawn: one that is not there gets its value. Days and the quarter that
    are `stored` are shown as they were taken, however they were typed.
    """
    for field, value in _values(noted).items():
        name = key(assessment_id, task_id, field)
        missing = not session.has(name) and value not in {None, ""}
        rewritten = stored and field in {"start", "due", "quarter"} and session.has(name)
        if missing or (rewritten and session.get(name, None) != value):
            session.put(name, value)


def keep_in(day: date) -> str:
    return f"{KEEP}{day.isoformat()}"


def not_before(day: date) -> str:
    return f"{LATER}{day.isoformat()}"


def _widget(assessment_id: str, task_id: str, last: Noted) -> Noted | None:
    """None while nothing is drawn. A box that is not there is as it was shown `last`."""
    names = {field: key(assessment_id, task_id, field) for field in FIELDS}
    if not any(session.has(name) for name in names.values()):
        return None
    values = _values(last)
    held = {f: session.get(name, None) for f, name in names.items() if session.has(name)}
    return _noted(task_id, {**values, **held}, last.record)


def _noted(task_id: str, values: Mapping[str, object], last: ActionRecord) -> Noted:
    """As it will be stored: otherwise what was just saved would look like a change."""
    status = values["status"] if isinstance(values["status"], Status) else last.status
    days = {field: _text(values[field]) for field in ("start", "due")}
    pinned_to, earliest = _quarter(_text(values["quarter"]))
    if status is Status.IN_PROGRESS and pinned_to is None:
        # What has begun stays where it was put when it was stored.
        pinned_to, earliest = last.pinned_to, None
    record = ActionRecord(
        action_id=task_id,
        status=status,
        owner=_text(values["owner"]),
        start=read_day(days["start"]),
        due=read_day(days["due"]),
        notes=_text(values["notes"]),
        evidence_link=_text(values["evidence_link"]),
        reason=_text(values["reason"]),
        pinned_to=pinned_to,
        not_before=earliest,
    )
    unread = tuple((f, text) for f, text in days.items() if text.strip() and not read_day(text))
    return Noted(as_stored(record), unread)


def _quarter(code: str) -> tuple[date | None, date | None]:
    """Where it is kept, and before which it does not begin."""
    if code.startswith(KEEP):
        return date.fromisoformat(code.removeprefix(KEEP)), None
    if code.startswith(LATER):
        return None, date.fromisoformat(code.removeprefix(LATER))
    return None, None


def _show(assessment_id: str, task_id: str, noted: Noted) -> None:
    """Only before they are drawn in a run. What is not there is filled."""
    for field, value in _values(noted).items():
        name = key(assessment_id, task_id, field)
        if session.has(name):
            session.put(name, value)


def _values(noted: Noted) -> dict[str, object]:
    """By field, as widgets hold them."""
    record = noted.record
    quarter = PLAN
    if record.not_before is not None:
        quarter = not_before(record.not_before)
    if record.pinned_to is not None:
        quarter = keep_in(record.pinned_to)
    return {
        "owner": record.owner,
        "start": written_day(record.start),
        "due": written_day(record.due),
        "status": record.status,
        "quarter": quarter,
        "reason": record.reason,
        "notes": record.notes,
        "evidence_link": record.evidence_link,
        **dict(noted.unread),
    }


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
