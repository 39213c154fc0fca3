"""Action sheets as somebody edits them: made by us, changed with openpyxl, and read back."""

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from maturity.documents.action_sheet import SheetRow, Value, columns, statuses
from maturity.documents.read_me_text import Line
from maturity.documents.workbook import Workbook as OurWorkbook
from maturity.documents.xlsx import xlsx
from maturity.domain.plan import Status
from maturity.domain.sheet_stamp import SheetStamp, stamp_text
from maturity.errors import SheetError
from maturity.exchange.action_sheet import EditedRow, SheetEdits, SheetForm, read_action_sheet
from maturity.usecases.sheet_changes import sheet_forms

APRIL, JUNE = date(2027, 4, 1), date(2027, 6, 30)
STAMP = SheetStamp("en", "plan-1", 2, 7, "0123456789abcdef")
FILE = "ours.xlsx"

FIRST: Mapping[str, Value] = {
    "id": "pot.full.2",
    "action": "1. Fill the pot",
    "quarter": "April to June 2027",
    "owner": "Procurement",
    "start": APRIL,
    "due": JUNE,
    "status": "Not started",
    "reason": "",
    "days": 4,
    "money": "none",
    "why": "It lifts Full from 1 to 2.",
    "done_when": "It is full.",
    "measure": "Cups a day",
    "notes": "",
    "evidence_link": "",
}
SECOND = {**FIRST, "id": "pot.warm.2", "action": "2. Warm the pot"}


def a_row(**cells: Value) -> SheetRow:
    found = {**FIRST, **cells}
    return SheetRow(str(found["id"]), tuple(found[column.key] for column in columns()))


def a_book(*rows: SheetRow, stamp: SheetStamp | None = STAMP) -> OurWorkbook:
    lines = (Line("Action plan"), *([Line("Stamp", stamp_text(stamp))] if stamp else []))
    return OurWorkbook(
        title="Action plan",
        day=date(2027, 3, 1),
        footer="Ambridge",
        name="Actions",
        columns=columns(),
        rows=rows or (a_row(), a_row(**SECOND)),
        statuses=tuple(statuses()),
        read_me_name="Read me",
        read_me=lines,
        further=(),
    )


def a_sheet(*rows: SheetRow) -> bytes:
    """Two actions where no rows are given."""
    return xlsx(a_book(*rows))


def changed(data: bytes, change: Callable[[Worksheet, Workbook], object]) -> bytes:
    """As saved by another program: openpyxl writes in its own way."""
    book = load_workbook(BytesIO(data))
    change(book.worksheets[0], book)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def place(sheet: Worksheet, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def with_cells(cells: Mapping[tuple[int, str], Any], data: bytes | None = None) -> bytes:
    """The sheet with other values, by row and heading. Text stays text, also behind a `=`."""

    def change(sheet: Worksheet, _book: Workbook) -> None:
        for (row, heading), value in cells.items():
            cell = sheet.cell(row, place(sheet, heading))
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"

    return changed(a_sheet() if data is None else data, change)


def with_formula(row: int, heading: str, formula: str = "=1+1") -> bytes:
    def change(sheet: Worksheet, _book: Workbook) -> None:
        sheet.cell(row, place(sheet, heading)).value = formula

    return changed(a_sheet(), change)


def packed(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The file with some of its parts replaced, added or, where None, left out."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, part in parts.items():
            if part is not None:
                target.writestr(name, part)
    return made.getvalue()


def forms() -> dict[str, SheetForm]:
    return sheet_forms()


def read(data: bytes) -> SheetEdits:
    return read_action_sheet(data, FILE, forms())


def rows_of(data: bytes) -> tuple[EditedRow, ...]:
    edits = read(data)
    assert edits.problems == ()
    return edits.rows


def problems_of(data: bytes) -> tuple[str, ...]:
    return read(data).problems


def where(row: int, heading: str) -> str:
    return f"ours.xlsx, sheet Actions, row {row}, column {heading}: "


def refusal(data: bytes) -> str:
    with pytest.raises(SheetError) as caught:
        read(data)
    (problem,) = caught.value.problems
    assert problem.startswith(f"{FILE}: ")
    assert problem.isprintable()
    return problem


UNCHANGED: Mapping[str, Any] = {
    "owner": "Procurement",
    "start": APRIL,
    "due": JUNE,
    "status": Status.NOT_STARTED,
    "reason": "",
    "notes": "",
    "evidence_link": "",
}
