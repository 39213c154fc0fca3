"""The Excel file: cells that are what they say, never a formula, and the same bytes."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook as ReadWorkbook

from maturity.documents.action_sheet import Column, columns
from maturity.documents.legible import storable
from maturity.documents.workbook import Workbook, workbook
from maturity.documents.xlsx import xlsx
from maturity.domain.plan import ActionRecord, OwnAction, Status
from maturity.domain.sheet_stamp import SheetStamp, stamp_text
from tests.documents.plans import DAY, a_paper, asks, full_paper, rivermouth
from tests.documents.sample_documents import HOSTILE, LONG_TEXT, LONG_WORD

ROOT = Path(__file__).parents[2]
STAMP = SheetStamp("en", "a1b2", 2, 7, "0123456789abcdef")


def read(book: Workbook) -> ReadWorkbook:
    return load_workbook(BytesIO(xlsx(book)))


def the_book() -> Workbook:
    return workbook(full_paper(), STAMP)


def with_text(text: str) -> Workbook:
    """The text wherever somebody may have typed one."""
    own = OwnAction("own:1", text, 2)
    record = ActionRecord(
        "own:1", Status.IN_PROGRESS, owner=text, notes=text, evidence_link=text, reason=text
    )
    paper = a_paper(rivermouth(), request=asks(own_actions=(own,), records={"own:1": record}))
    return workbook(replace(paper, organisation=replace(paper.organisation, name=text)), STAMP)


def every_cell(book: ReadWorkbook) -> list[Cell]:
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]


def column(book: ReadWorkbook, key: str) -> list[Any]:
    place = [found.key for found in columns()].index(key) + 1
    sheet = book.worksheets[0]
    return [sheet.cell(row, place).value for row in range(2, sheet.max_row + 1)]


def test_there_are_four_sheets_and_the_first_is_the_one_to_work_on() -> None:
    book = read(the_book())

    assert book.sheetnames == ["Actions", "Read me", "Left out", "Totals"]
    assert book.active.title == "Actions"
    assert [cell.value for cell in book["Actions"][1]] == [found.title for found in columns()]


def test_days_are_days_and_numbers_are_numbers() -> None:
    book = read(the_book())

    assert {type(value) for value in column(book, "start")} == {datetime}
    assert column(book, "start")[0].date() == date(2027, 7, 1)
    assert {type(value) for value in column(book, "days")} == {int}
    totals = list(book["Totals"].iter_rows(min_row=2, values_only=True))
    assert all(isinstance(value, int) for row in totals for value in row[1:])


def test_the_first_sheet_can_be_worked_with_and_printed() -> None:
    sheet = read(the_book())["Actions"]

    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == f"A1:O{sheet.max_row}"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert all(cell.alignment.wrap_text for cell in sheet[2] if cell.column > 1)
    assert sum(sheet.column_dimensions[c[0].column_letter].width for c in sheet.columns) < 300


def test_what_may_be_changed_looks_different_and_the_rest_is_grey() -> None:
    sheet = read(the_book())["Actions"]

    for found, head, cell in zip(columns(), sheet[1], sheet[2], strict=True):
        assert (cell.fill.fgColor.rgb == "FFF0F3F6") == (not found.editable)
        assert (head.fill.fgColor.rgb == "FF12344D") == found.editable


def test_excel_itself_refuses_what_would_not_come_back() -> None:
    sheet = read(the_book())["Actions"]

    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    last = sheet.max_row
    assert rules[f"G2:G{last}"].formula1 == '"Not started,In progress,Done,Dropped"'
    assert {rules[f"{letter}2:{letter}{last}"].type for letter in "EF"} == {"date"}
    lengths = {rules[f"{letter}2:{letter}{last}"].formula1 for letter in "DHNO"}
    assert lengths == {"200", "10000"}
    assert len(rules) == 7


def test_rows_are_high_enough_and_still_grow() -> None:
    with ZipFile(BytesIO(xlsx(the_book()))) as file:
        sheet = file.read("xl/worksheets/sheet1.xml")

    assert b' ht="' in sheet
    assert b"customHeight" not in sheet
    heights = read(the_book())["Actions"].row_dimensions
    assert all(20 < heights[row].height < 150 for row in range(2, 6))


def test_the_stamp_stands_in_the_read_me() -> None:
    said = [cell.value for row in read(the_book())["Read me"].iter_rows() for cell in row]

    assert stamp_text(STAMP) in said


def test_it_has_a_title_and_a_day_and_names_nobody() -> None:
    about = read(the_book()).properties

    assert about.title == "Action plan of Rivermouth Borough Council"
    assert about.created.date() == about.modified.date() == DAY
    assert (about.creator or "", about.lastModifiedBy or "") == ("", "")


@pytest.mark.parametrize("text", [*HOSTILE.values(), LONG_WORD, LONG_TEXT], ids=lambda t: t[:20])
def test_what_somebody_typed_stays_text(text: str) -> None:
    book = read(with_text(text))

    assert {cell.data_type for cell in every_cell(book)} <= {"s", "n", "d"}, "and no formula"
    assert not [cell for cell in every_cell(book) if cell.hyperlink]
    shown = storable(text).replace("\r\n", "\n")
    for key in ("owner", "notes", "evidence_link"):
        assert shown in column(book, key)


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\uff1d", "'=", "{="])
def test_no_text_becomes_a_formula(begin: str) -> None:
    data = xlsx(with_text(f"{begin}1+1"))

    with ZipFile(BytesIO(data)) as file:
        sheets = [file.read(name) for name in file.namelist() if "worksheets/sheet" in name]
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<f " in sheet]


@given(text=st.text(st.characters(), max_size=80))
def test_any_text_makes_a_file_that_can_be_read(text: str) -> None:
    assert "own:1" in column(read(with_text(text)), "id")


def test_a_text_longer_than_a_cell_takes_is_cut() -> None:
    book = the_book()
    row = replace(book.rows[0], cells=("x" * 40_000, *book.rows[0].cells[1:]))

    found = read(replace(book, rows=(row,)))

    assert len(found["Actions"]["A2"].value) == 32_767


def test_a_long_name_with_ampersands_fits_the_foot_of_the_page() -> None:
    sheet = read(with_text("Marks & Sons & " * 40))["Actions"]

    assert sheet.oddFooter.left.text.startswith("Action plan of Marks && Sons")


def test_words_too_long_for_a_drop_down_leave_it_out() -> None:
    book = replace(the_book(), statuses=("x" * 200, "y" * 200))

    rules = read(book)["Actions"].data_validations.dataValidation
    assert "list" not in {rule.type for rule in rules}


def test_an_empty_plan_has_its_headings() -> None:
    book = read(workbook(a_paper(rivermouth(), request=asks(days_a_quarter=0)), STAMP))

    assert book["Actions"].max_row == 1
    assert book["Actions"].data_validations.dataValidation == []


def test_the_same_plan_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import hashlib; from tests.documents.test_xlsx import the_book;"
        "from maturity.documents.xlsx import xlsx;"
        "print(hashlib.sha256(xlsx(the_book())).hexdigest())"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed, zone in (("1", "UTC"), ("2", "America/New_York"))
    ]

    assert made == [hashlib.sha256(xlsx(the_book())).hexdigest()] * 2


def test_only_columns_that_may_be_changed_have_rules() -> None:
    locked = replace(the_book(), columns=tuple(replace(c, editable=False) for c in columns()))

    assert read(locked)["Actions"].data_validations.dataValidation == []
    assert isinstance(columns()[0], Column)
