"""The sheet of a plan that people work on outside: its columns, its rows and what may be changed.

Every word of it stands here or in read_me_text.py; what it looks like as a file, in xlsx.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from maturity.documents.plan_paper import PlanPaper
from maturity.documents.plan_reasons import reasons
from maturity.documents.roles import role_name
from maturity.documents.task_text import money_words, numbered, quarter_name, status_name
from maturity.domain.due import due_day, start_day
from maturity.domain.plan import Scheduled, Status, Task
from maturity.domain.sheet_stamp import check_of
from maturity.locale import gettext as _

LONGEST_OWNER = 200
LONGEST_TEXT = 10_000
"""Characters that are kept of a note, as on the page of the plan."""

Kind = Literal["id", "text", "number", "day", "status"]
Value = str | int | date | None

NO_SHEET_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
LONGEST_SHEET_NAME = 31


@dataclass(frozen=True)
class Column:
    """`width` is in characters. `most` is how many characters come back from a text."""

    key: str
    title: str
    width: int
    kind: Kind = "text"
    editable: bool = False
    most: int = LONGEST_TEXT


@dataclass(frozen=True)
class Noted:
    """What of an action may be changed, as its row shows it: what somebody noted or, where nobody
    did, what the plan has.
    """

    owner: str
    start: date | None
    due: date | None
    status: Status
    reason: str
    notes: str
    evidence_link: str


@dataclass(frozen=True)
class SheetRow:
    """A task of the plan. `cells` are in the order of the columns."""

    id: str
    cells: tuple[Value, ...]


def sheet_name(title: str) -> str:
    """As spreadsheets allow it."""
    return title.translate(NO_SHEET_NAME).strip()[:LONGEST_SHEET_NAME]


def actions_name() -> str:
    return sheet_name(_("Actions"))


def columns() -> tuple[Column, ...]:
    return (
        Column("id", _("Id"), 7, "id"),
        Column("action", _("Action"), 30),
        Column("quarter", _("Quarter"), 14),
        Column("owner", _("Owner"), 17, editable=True, most=LONGEST_OWNER),
        Column("start", _("Start"), 12, "day", editable=True),
        Column("due", _("Due"), 12, "day", editable=True),
        Column("status", _("Status"), 12, "status", editable=True),
        Column("reason", _("Why dropped"), 16, editable=True),
        Column("days", _("Staff days"), 7, "number"),
        Column("money", _("Money"), 11),
        Column("why", _("Why it is here"), 36),
        Column("done_when", _("Done when"), 30),
        Column("measure", _("Success measure"), 24),
        Column("notes", _("Notes"), 32, editable=True),
        Column("evidence_link", _("Link to the evidence"), 22, editable=True),
    )


def statuses() -> dict[str, Status]:
    """By the word that stands in the sheet."""
    return {status_name(status): status for status in Status}


def sheet_rows(paper: PlanPaper) -> tuple[SheetRow, ...]:
    """What is planned, quarter by quarter, and then what is done."""
    planned = [_row(paper, one.task, one) for one in paper.in_order]
    return (*planned, *(_row(paper, task, None) for task in paper.plan.finished))


def noted_rows(paper: PlanPaper) -> dict[str, Noted]:
    """What may be changed, by the id of the task."""
    planned = {one.task.id: _noted(paper, one.task, one) for one in paper.in_order}
    return planned | {task.id: _noted(paper, task, None) for task in paper.plan.finished}


def check(paper: PlanPaper) -> str:
    """Another one as soon as what may be changed, or the choice of actions, is another."""
    return check_of(
        part
        for task_id, noted in noted_rows(paper).items()
        for part in _said(paper, task_id, noted)
    )


def _said(paper: PlanPaper, task_id: str, noted: Noted) -> Iterator[str]:
    """The same in every language: the name of a role is not among them."""
    yield task_id
    yield paper.record(task_id).owner
    yield from (str(noted.start), str(noted.due), noted.status.value)
    yield from (noted.notes, noted.evidence_link)


def _noted(paper: PlanPaper, task: Task, scheduled: Scheduled | None) -> Noted:
    record = paper.record(task.id)
    return Noted(
        owner=record.owner or default_owner(task),
        start=record.start if scheduled is None else start_day(paper.plan, scheduled),
        due=record.due if scheduled is None else due_day(paper.plan, scheduled),
        status=record.status,
        reason=record.reason,
        notes=record.notes,
        evidence_link=record.evidence_link,
    )


def default_owner(task: Task) -> str:
    """Who does it where nobody is named: the role, if the plan knows one."""
    return "" if task.owner is None else role_name(task.owner)


def _row(paper: PlanPaper, task: Task, scheduled: Scheduled | None) -> SheetRow:
    noted = _noted(paper, task, scheduled)
    cells: dict[str, Value] = {
        "id": task.id,
        "action": numbered(paper, task.id),
        "quarter": _("Done") if scheduled is None else _quarter(paper, scheduled),
        **vars(noted),
        "status": status_name(noted.status),
        "days": task.days.likely,
        "money": money_words(task.money),
        "why": "" if scheduled is None else reasons(paper, scheduled),
        "done_when": _done_when(task),
        "measure": "" if task.action is None else task.action.measure.text,
    }
    return SheetRow(task.id, tuple(cells[column.key] for column in columns()))


def _quarter(paper: PlanPaper, scheduled: Scheduled) -> str:
    return quarter_name(paper.plan.quarters[scheduled.first])


def _done_when(task: Task) -> str:
    if task.action is not None:
        return task.action.done_when
    return _("The question has a level.") if task.question else ""
