"""A workbook as an Excel file, by xlsxwriter. No words of its own, and never a formula.

The same workbook gives the same bytes: xlsxwriter takes the day from us, and no time.
"""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from maturity.documents.action_sheet import Column, Value
from maturity.documents.legible import storable
from maturity.documents.read_me_text import Line
from maturity.documents.workbook import PlainSheet, Workbook
from maturity.documents.xlsx_looks import LOOKS
from maturity.documents.xlsx_rows import growing, row_height
from maturity.documents.xlsx_rules import rule
from maturity.locale import gettext as _

TEXT_ONLY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Whatever somebody typed is written as text."""

LONGEST_CELL = 32_767
LONGEST_FOOTER = 75
"""Excel takes 255 characters with the number of the page, and an ampersand counts twice."""

A3, A4 = 8, 9
HEADER = 30
"""Points."""

READ_ME = 96
"""Characters."""


def xlsx(book: Workbook) -> bytes:
    made = BytesIO()
    file = xlsxwriter.Workbook(made, TEXT_ONLY)
    day = datetime(book.day.year, book.day.month, book.day.day)  # noqa: DTZ001 (Excel has no zones)
    file.set_properties({"title": _text(book.title), "created": day})
    looks = {name: file.add_format(look) for name, look in LOOKS.items()}
    _actions(file.add_worksheet(book.name), book, looks)
    _read_me(file.add_worksheet(book.read_me_name), book, looks)
    for sheet in book.further:
        _plain(file.add_worksheet(sheet.name), sheet, looks)
    for sheet in file.worksheets():
        _print(sheet, book.footer)
    file.close()
    return growing(made.getvalue())


def _actions(sheet: Worksheet, book: Workbook, looks: dict[str, Format]) -> None:
    last = len(book.rows)
    for place, column in enumerate(book.columns):
        sheet.set_column(place, place, column.width)
        state = "open" if column.editable else "locked"
        sheet.write_string(0, place, _text(column.title), looks[f"{state} head"])
        for number, row in enumerate(book.rows, start=1):
            _write(sheet, (number, place), row.cells[place], looks[_look(column)])
        allowed = rule(column, book.statuses)
        if last and allowed:
            sheet.data_validation(1, place, last, place, allowed)
    # Ids stay on their line, whatever room they have.
    widths = [LONGEST_CELL if c.kind == "id" else c.width for c in book.columns]
    for number, row in enumerate(book.rows, start=1):
        sheet.set_row(number, row_height(row.cells, widths))
    sheet.set_row(0, HEADER)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, last, len(book.columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:Z{last + 1}"})
    sheet.repeat_rows(0)


def _look(column: Column) -> str:
    if column.editable:
        return "open day" if column.kind == "day" else "open"
    return f"locked {column.kind}" if column.kind in ("id", "number") else "locked"


def _write(sheet: Worksheet, at: tuple[int, int], value: Value, look: Format) -> None:
    if isinstance(value, str):
        sheet.write_string(*at, _text(value), look)
    elif isinstance(value, int):
        sheet.write_number(*at, value, look)
    elif isinstance(value, date):
        sheet.write_datetime(*at, datetime(value.year, value.month, value.day), look)  # noqa: DTZ001
    else:
        sheet.write_blank(*at, None, look)


def _read_me(sheet: Worksheet, book: Workbook, looks: dict[str, Format]) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, READ_ME)
    for number, line in enumerate(book.read_me):
        if line.text:
            sheet.write_string(number, 0, _text(line.term), looks["term"])
            sheet.write_string(number, 1, _text(line.text), looks["text"])
            sheet.set_row(number, row_height((line.text,), (READ_ME,)))
        else:
            sheet.write_string(number, 0, _text(line.term), looks[_heading(book.read_me, line)])
            sheet.set_row(number, HEADER)


def _heading(lines: Sequence[Line], line: Line) -> str:
    return "title" if line is lines[0] else "heading"


def _plain(sheet: Worksheet, plain: PlainSheet, looks: dict[str, Format]) -> None:
    for place, (title, width) in enumerate(zip(plain.header, plain.widths, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, _text(title), looks["locked head"])
    for number, row in enumerate(plain.rows, start=1):
        for place, value in enumerate(row):
            look = looks["number" if isinstance(value, int) else "open"]
            _write(sheet, (number, place), value, look)
        sheet.set_row(number, row_height(row, plain.widths))
    sheet.set_row(0, HEADER)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)


def _print(sheet: Worksheet, footer: str) -> None:
    """On its side and as wide as the paper, however many pages it takes."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A3 if sheet.index == 0 else A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    number = _("Page {page} of {pages}").format(page="&P", pages="&N")
    said = _text(footer)[:LONGEST_FOOTER].replace("&", "&&")
    sheet.set_footer(f"&L{said}&R{number}")


def _text(text: str) -> str:
    """Excel breaks lines at one character only, and keeps no more than so many."""
    return storable(text).replace("\r\n", "\n").replace("\r", "\n")[:LONGEST_CELL]
