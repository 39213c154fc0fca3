"""Single cells of an action sheet: texts, days and states as people and spreadsheets write them."""

from datetime import date
from typing import Any

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from maturity.domain.plan import Status
from tests.exchange.action_sheets import (
    a_sheet,
    changed,
    place,
    problems_of,
    rows_of,
    where,
    with_cells,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [(5, "5"), (5.0, "5"), (0.5, "0.5"), (True, "TRUE"), (date(2027, 5, 1), "2027-05-01")],
)
def test_what_excel_made_of_a_text_is_text_again(value: Any, text: str) -> None:
    first, _second = rows_of(with_cells({(2, "Notes"): value}))

    assert first.values["notes"] == text


@pytest.mark.parametrize("heading", ["Owner", "Notes", "Id"])
def test_an_error_of_excel_is_no_text(heading: str) -> None:
    def change(sheet: Worksheet, _book: Workbook) -> None:
        cell = sheet.cell(2, place(sheet, heading))
        cell.value, cell.data_type = "#REF!", "e"

    (problem,) = problems_of(changed(a_sheet(), change))

    assert (
        problem == f"{where(2, heading)}'#REF!': Excel shows an error here. Write the text itself."
    )


@pytest.mark.parametrize(
    "value",
    [
        *("2027-05-14", "14/05/2027", "14/5/2027", "14.05.2027", "14-5-2027", "14 05 2027"),
        *("14 May 2027", "14th May 2027", "14 may, 2027", "14-May-2027", " 14  May  2027 "),
        *(46521, 46521.0, "2027-05-14 00:00:00"),
    ],
)
def test_a_day_is_read_however_it_is_written(value: Any) -> None:
    first, _second = rows_of(with_cells({(2, "Due"): value}))

    assert first.values["due"] == date(2027, 5, 14)


@pytest.mark.parametrize(
    "value",
    [
        *("soon", "May 2027", "05/14/2027", "31/02/2027", "14/05/27", "2027-13-01", "0", "Q2"),
        *("14 Ma 2027", "14 J 2027", "14/05/1999", "14/05/2100", "14/05/20277"),
        *(14, 2027, 20270514, 10**18, -1, True, 1e300),
    ],
)
@pytest.mark.filterwarnings("ignore:Cell .* is marked as a date")
def test_a_day_that_is_none_is_refused(value: Any) -> None:
    (problem,) = problems_of(with_cells({(2, "Due"): value}))

    assert problem.startswith(where(2, "Due"))
    assert "write a day from 2000 to 2099, such as 14/05/2027, or leave it empty." in problem


@pytest.mark.parametrize("value", [None, "", "  "])
def test_an_empty_day_is_no_day(value: Any) -> None:
    first, _second = rows_of(with_cells({(2, "Due"): value}))

    assert first.values["due"] is None


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("done", Status.DONE),
        (" In  Progress ", Status.IN_PROGRESS),
        ("in_progress", Status.IN_PROGRESS),
        ("DROPPED", Status.DROPPED),
        ("not started", Status.NOT_STARTED),
    ],
)
def test_a_status_is_read_however_it_is_cased(word: str, status: Status) -> None:
    first, _second = rows_of(with_cells({(2, "Status"): word}))

    assert first.values["status"] is status


@pytest.mark.parametrize("word", ["", None, "Almost", "Not", 3, "Done?"])
def test_another_status_is_refused_with_those_there_are(word: Any) -> None:
    (problem,) = problems_of(with_cells({(2, "Status"): word}))

    assert problem.startswith(where(2, "Status"))
    assert problem.endswith("choose one of: Not started, In progress, Done, Dropped.")


@pytest.mark.parametrize(
    ("heading", "most"),
    [("Owner", 200), ("Notes", 10_000), ("Link to the evidence", 10_000), ("Why dropped", 10_000)],
)
def test_a_text_that_is_too_long_is_refused_with_its_length(heading: str, most: int) -> None:
    assert rows_of(with_cells({(2, heading): "x" * most}))

    (problem,) = problems_of(with_cells({(2, heading): "x" * (most + 1)}))

    assert problem == (
        f"{where(2, heading)}the text has {most + 1:,} characters. At most {most:,} are kept: "
        "shorten it."
    )
