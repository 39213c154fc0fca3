"""What the rows of an action sheet change in a plan, and what is wrong. Nothing is stored here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from maturity.documents.action_sheet import (
    Noted,
    actions_name,
    columns,
    default_owner,
    noted_rows,
    statuses,
)
from maturity.documents.figures import day
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.task_text import numbered, status_name
from maturity.domain.plan import ActionRecord, Status
from maturity.errors import MaturityError
from maturity.exchange.action_sheet import EditedRow, SheetEdits, SheetForm
from maturity.locale import available, language, speaking, translations
from maturity.locale import gettext as _
from maturity.usecases.given_text import one_line
from maturity.usecases.plan_records import checked_record

REASON = "reason"
"""It goes with the status: why an action was dropped."""


@dataclass(frozen=True)
class SheetChange:
    """One thing that a file would change. `field` is the heading of its column.

    `fields` are those of the action's record that become another.
    """

    id: str
    action_id: str
    title: str
    field: str
    before: str
    after: str
    fields: Mapping[str, Any]

    def over(self, record: ActionRecord) -> ActionRecord:
        return replace(record, **self.fields)


def sheet_forms() -> dict[str, SheetForm]:
    """The sheet in every language that it may have been downloaded in."""
    here = language()
    found = {here: _form()}
    for other in available():
        if other != here:
            with speaking(translations(other)):
                found[other] = _form()
    return found


def _form() -> SheetForm:
    open_ = [column for column in columns() if column.editable]
    return SheetForm(
        sheet=actions_name(),
        headings={column.key: column.title for column in columns()},
        texts={column.key: column.most for column in open_ if column.kind == "text"},
        days=tuple(column.key for column in open_ if column.kind == "day"),
        status=next(column.key for column in open_ if column.kind == "status"),
        statuses=statuses(),
    )


def found_changes(
    edits: SheetEdits, paper: PlanPaper
) -> tuple[tuple[SheetChange, ...], tuple[str, ...]]:
    """All changes in the order of the rows, and all problems."""
    shown = _shown(edits, paper)
    changes: list[SheetChange] = []
    problems = list(edits.problems)
    for row in edits.rows:
        noted = shown.get(row.id)
        if noted is None:
            what = _("the plan has no action with this id. Give the row back the id it had.")
            problems.append(edits.fault(row.number, "id", what))
        elif not edits.problems:
            found = tuple(_changes(row, noted, paper))
            problems += _problems(edits, row, noted, paper, found)
            changes += found
    return tuple(changes), tuple(problems)


def _shown(edits: SheetEdits, paper: PlanPaper) -> dict[str, Noted]:
    """As the sheet showed it: roles were named in its language."""
    if edits.stamp.language == language():
        return noted_rows(paper)
    with speaking(translations(edits.stamp.language)):
        return noted_rows(paper)


def _changes(row: EditedRow, noted: Noted, paper: PlanPaper) -> Iterator[SheetChange]:
    titles = {column.key: column.title for column in columns()}
    record = paper.record(row.id)
    for key, fields in _fields(row.values, noted, record):
        after = replace(record, **fields)
        yield SheetChange(
            id=f"{row.id}/{key}",
            action_id=row.id,
            title=numbered(paper, row.id),
            field=titles[key],
            before=_words(key, record, noted, paper),
            after=_words(key, after, None, paper),
            fields=fields,
        )


def _fields(
    values: Mapping[str, Any], noted: Noted, record: ActionRecord
) -> Iterator[tuple[str, dict[str, Any]]]:
    """What of a row is another than it was, by column, with what becomes of the record.

    To empty a cell that shows what the plan has leaves it to the plan, as before.
    """
    owner = one_line(values["owner"])
    if owner != (one_line(noted.owner) if owner else record.owner):
        yield "owner", {"owner": owner}
    for key in ("start", "due"):
        if values[key] != getattr(noted if values[key] else record, key):
            yield key, {key: values[key]}
    status, reason = values["status"], values[REASON]
    dropped = status is Status.DROPPED and reason != _plain(noted.reason)
    if status is not noted.status or dropped:
        yield "status", {"status": status, REASON: reason}
    for key in ("notes", "evidence_link"):
        if values[key] != _plain(getattr(noted, key)):
            yield key, {key: values[key]}


def _plain(text: str) -> str:
    """Blanks at the ends and the kind of line break are no change: spreadsheets alter them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _words(key: str, record: ActionRecord, noted: Noted | None, paper: PlanPaper) -> str:
    """What stands there; where nobody noted anything, what the plan has."""
    if key == "owner":
        return record.owner or default_owner(paper.tasks[record.action_id])
    if key in ("start", "due"):
        on: date | None = getattr(record if noted is None else noted, key)
        return _("as the plan has it") if on is None else day(on)
    if key == "status":
        word = status_name(record.status)
        return f"{word}: {record.reason}" if record.reason else word
    return str(getattr(record, key))


def _problems(
    edits: SheetEdits,
    row: EditedRow,
    noted: Noted,
    paper: PlanPaper,
    changes: tuple[SheetChange, ...],
) -> Iterator[str]:
    """What only shows once the cells are laid over what was noted before."""
    status, reason = row.values["status"], row.values[REASON]
    changed = {change.id.rpartition("/")[2] for change in changes}
    if status is Status.DROPPED and not reason:
        what = _("say why you drop this action. The reason stays on record.")
        yield edits.fault(row.number, REASON, what)
    elif reason and status is not Status.DROPPED:
        what = _("a reason is kept only of an action that is dropped. Choose that, or empty it.")
        yield edits.fault(row.number, REASON, what)
    elif changed & {"start", "due"} and _ends_before(row, noted):
        what = _("the action would be due before it starts. Change one of the days.")
        yield edits.fault(row.number, "due", what)
    else:
        yield from _unkept(edits, row, paper, changes)


def _ends_before(row: EditedRow, noted: Noted) -> bool:
    """Also where only one of the days was changed, and the plan has the other."""
    start = row.values["start"] or noted.start
    due = row.values["due"] or noted.due
    return isinstance(start, date) and isinstance(due, date) and due < start


def _unkept(
    edits: SheetEdits, row: EditedRow, paper: PlanPaper, changes: tuple[SheetChange, ...]
) -> Iterator[str]:
    record = paper.record(row.id)
    for change in changes:
        record = change.over(record)
    try:
        checked_record(record)
    except MaturityError as fault:
        yield edits.fault(row.number, "id", str(fault))
