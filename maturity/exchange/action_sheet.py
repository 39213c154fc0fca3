"""An edited action sheet to what its rows say now. Every problem of it is found in one go.

Which plan it belongs to, and what its rows change, is not known here.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from maturity.domain.plan import Status
from maturity.domain.sheet_stamp import SheetStamp, stamp_in
from maturity.errors import SheetError
from maturity.exchange.action_cells import read_day, read_status, read_text
from maturity.exchange.answer_cells import FaultyCell
from maturity.exchange.text_file import shown
from maturity.exchange.workbook_file import FoundCell, FoundSheet, read_workbook
from maturity.locale import gettext as _

Value = str | date | Status | None
T = TypeVar("T")

LOOKED_THROUGH = 30
"""Rows above the header, which people use for a title or a note."""

RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")


@dataclass(frozen=True)
class SheetForm:
    """What a sheet is called and says in one language. Keys are those of the fields of a record.

    `headings` are those of all columns by key, the id's among them. Of the keys, `texts` may be
    changed and has the most characters of each; `days` and `status` may be changed too.
    """

    sheet: str
    headings: Mapping[str, str]
    texts: Mapping[str, int]
    days: tuple[str, ...]
    status: str
    statuses: Mapping[str, Status]

    @property
    def needed(self) -> tuple[str, ...]:
        return ("id", *self.texts, *self.days, self.status)


@dataclass(frozen=True)
class EditedRow:
    """`values` has what may be changed, by key. `number` is Excel's."""

    number: int
    id: str
    values: Mapping[str, Value]


@dataclass(frozen=True)
class SheetEdits:
    """`problems` is empty where every cell could be read."""

    file: str
    form: SheetForm
    stamp: SheetStamp
    rows: tuple[EditedRow, ...]
    problems: tuple[str, ...]

    def fault(self, row: int, key: str, what: str) -> str:
        """A sentence about one cell."""
        return _place(self.file, self.form.sheet, row, self.form.headings[key]) + what


def read_action_sheet(data: bytes, file: str, forms: Mapping[str, SheetForm]) -> SheetEdits:
    """`file` is what the user calls it, `forms` the sheet in each language that there is.

    SheetError where nothing at all can be said of the rows.
    """
    sheets = read_workbook(file, data)
    stamp = _stamp(sheets)
    if stamp is None or stamp.language not in forms:
        raise SheetError(
            (
                _(
                    "{file}: the stamp of the plan is missing. Use the action sheet as you "
                    "downloaded it, with its sheet 'Read me'."
                ).format(file=file),
            )
        )
    reading = _Reading(file, forms[stamp.language])
    rows = tuple(_rows(sheets, reading))
    return SheetEdits(file, reading.form, stamp, rows, tuple(reading.problems))


def _stamp(sheets: Mapping[str, FoundSheet]) -> SheetStamp | None:
    texts = (
        cell.value
        for sheet in sheets.values()
        for row in sheet.cells.values()
        for cell in row.values()
        if cell.kind == "s"
    )
    return next(filter(None, (stamp_in(str(text)) for text in texts)), None)


@dataclass
class _Reading:
    """What has been found so far: the row of each id, and the problems."""

    file: str
    form: SheetForm
    ids: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def fault(self, row: int, key: str, cell: FoundCell | None, what: str) -> None:
        place = _place(self.file, self.form.sheet, row, self.form.headings[key])
        seen = "" if cell is None else f"'{shown(str(cell.value))}': "
        self.problems.append(f"{place}{seen}{what}")

    def sheet_fault(self, what: str) -> None:
        self.problems.append(
            _("{file}, sheet {sheet}: {what}").format(
                file=self.file, sheet=self.form.sheet, what=what
            )
        )


def _place(file: str, sheet: str, row: int, column: str) -> str:
    return _("{file}, sheet {sheet}, row {row}, column {column}: ").format(
        file=file, sheet=sheet, row=row, column=column
    )


def _rows(sheets: Mapping[str, FoundSheet], reading: _Reading) -> Iterator[EditedRow]:
    sheet = sheets.get(reading.form.sheet)
    if sheet is None:
        reading.sheet_fault(_("it is missing. Give it its name back, or download the file again."))
        return
    header = _header_row(sheet, reading.form)
    columns = {} if header is None else _columns(sheet, header, reading)
    missing = [key for key in reading.form.needed if key not in columns]
    if header is None or missing:
        for key in missing:
            what = _("the column '{column}' is missing. Take the columns as you downloaded them.")
            reading.sheet_fault(what.format(column=reading.form.headings[key]))
        return
    _look_for_merged(sheet, header, columns, reading)
    if sheet.longer is not None:
        what = _("there is something in row {row}, far below the actions. Empty the rows there.")
        reading.sheet_fault(what.format(row=sheet.longer))
    for number in sorted(number for number in sheet.cells if number > header):
        yield from _row(number, _named(sheet.cells[number], columns), reading)


def _header_row(sheet: FoundSheet, form: SheetForm) -> int | None:
    wanted = _plain(form.headings["id"])
    return next(
        (
            number
            for number in sorted(sheet.cells)[:LOOKED_THROUGH]
            if wanted in [_plain(str(cell.value)) for cell in sheet.cells[number].values()]
        ),
        None,
    )


def _columns(sheet: FoundSheet, header: int, reading: _Reading) -> dict[str, int]:
    """The place of each column of ours. Others, which people add for themselves, are left alone."""
    keys = {_plain(heading): key for key, heading in reading.form.headings.items()}
    found: dict[str, int] = {}
    for place, cell in sheet.cells[header].items():
        key = keys.get(_plain(str(cell.value)))
        if key is not None and key in found:
            what = _("this column stands there twice. Keep one of the two.")
            reading.fault(header, key, None, what)
        elif key is not None:
            found[key] = place
    return found


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()


def _look_for_merged(
    sheet: FoundSheet, header: int, columns: Mapping[str, int], reading: _Reading
) -> None:
    """Only the first of merged cells has a value: the others would be taken for emptied ones."""
    ours = {columns[key] for key in reading.form.needed}
    for merged in sheet.merged:
        if _touches(merged, header, ours):
            what = _("the cells {cells} are merged. Split them, and fill in each.")
            reading.sheet_fault(what.format(cells=shown(merged)))


def _touches(merged: str, header: int, columns: set[int]) -> bool:
    found = RANGE.fullmatch(merged)
    if found is None:
        return True
    first, _top, last, bottom = found.groups()
    places = range(_place_of(first), _place_of(last or first) + 1)
    return int(bottom or found[2]) > header and any(place in places for place in columns)


def _place_of(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place


def _named(row: Mapping[int, FoundCell], columns: Mapping[str, int]) -> dict[str, FoundCell]:
    return {key: row[place] for key, place in columns.items() if place in row}


def _row(number: int, row: dict[str, FoundCell], reading: _Reading) -> Iterator[EditedRow]:
    if not any(str(cell.value).strip() for cell in row.values()):
        return
    _look_for_formulas(number, row, reading)
    task_id = _read(number, row, "id", reading, read_text)
    if task_id is None:
        return
    if not task_id:
        what = _(
            "this row has no id. To add an action of your own, use the page of the plan. A row of "
            "the plan needs the id back that it had."
        )
        reading.fault(number, "id", None, what)
    elif task_id in reading.ids:
        what = _("this id stands in row {row} already. Keep one of the two rows.")
        reading.fault(number, "id", row["id"], what.format(row=reading.ids[task_id]))
    else:
        reading.ids[task_id] = number
        yield EditedRow(number, task_id, dict(_values(number, row, reading)))


def _look_for_formulas(number: int, row: dict[str, FoundCell], reading: _Reading) -> None:
    """Also where nothing is read: whoever wrote one there expects that it counts."""
    for key, cell in row.items():
        if key not in reading.form.needed and cell.kind == "f":
            what = _("this is a formula, in a column that comes from the plan. Put back its text.")
            reading.fault(number, key, cell, what)


def _values(
    number: int, row: dict[str, FoundCell], reading: _Reading
) -> Iterator[tuple[str, Value]]:
    """What may be changed. A cell that cannot be read is empty here, and noted as a problem."""
    form = reading.form
    for key, most in form.texts.items():
        text = _read(number, row, key, reading, read_text)
        if text is not None and len(text) > most:
            what = _("the text has {count} characters. At most {most} are kept: shorten it.")
            counted = what.format(count=f"{len(text):,}", most=f"{most:,}")
            reading.fault(number, key, None, counted)
        yield key, text
    for key in form.days:
        yield key, _read(number, row, key, reading, read_day)
    yield (
        form.status,
        _read(number, row, form.status, reading, lambda c: read_status(c, form.statuses)),
    )


def _read(
    number: int,
    row: dict[str, FoundCell],
    key: str,
    reading: _Reading,
    read: Callable[[FoundCell | None], T],
) -> T | None:
    try:
        return read(row.get(key))
    except FaultyCell as fault:
        reading.fault(number, key, row.get(key), f"{fault}.")
        return None
