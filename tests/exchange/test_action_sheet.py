"""An action sheet that comes back: what its rows say, and every problem of it in one go."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from maturity.documents.legible import storable
from maturity.documents.xlsx import xlsx
from maturity.domain.plan import Status
from tests.exchange.action_sheets import (
    STAMP,
    UNCHANGED,
    a_book,
    a_row,
    a_sheet,
    changed,
    place,
    problems_of,
    read,
    refusal,
    rows_of,
    where,
    with_cells,
    with_formula,
)

HEADINGS = (
    *("Id", "Action", "Quarter", "Owner", "Start", "Due", "Status", "Why dropped", "Staff days"),
    *("Money", "Why it is here", "Done when", "Success measure", "Notes", "Link to the evidence"),
)
EDITABLE = ("Owner", "Start", "Due", "Status", "Why dropped", "Notes", "Link to the evidence")


def test_what_we_wrote_comes_back_with_its_stamp() -> None:
    edits = read(a_sheet())

    assert edits.stamp == STAMP
    assert [(row.number, row.id) for row in edits.rows] == [(2, "pot.full.2"), (3, "pot.warm.2")]
    assert [dict(row.values) for row in edits.rows] == [UNCHANGED, UNCHANGED]
    assert edits.problems == ()


def test_what_somebody_changed_comes_back() -> None:
    cells: dict[tuple[int, str], Any] = {
        (2, "Owner"): "Jane in procurement",
        (2, "Start"): date(2027, 5, 2),
        (2, "Due"): datetime(2027, 6, 1, 9, 30),  # noqa: DTZ001
        (3, "Status"): "In progress",
        (3, "Notes"): "One.\nTwo.",
        (3, "Link to the evidence"): "https://example.org/minutes",
    }

    first, second = rows_of(with_cells(cells))

    assert first.values == UNCHANGED | {
        "owner": "Jane in procurement",
        "start": date(2027, 5, 2),
        "due": date(2027, 6, 1),
    }
    assert second.values == UNCHANGED | {
        "status": Status.IN_PROGRESS,
        "notes": "One.\nTwo.",
        "evidence_link": "https://example.org/minutes",
    }


@given(
    text=st.text(
        st.one_of(
            st.characters(exclude_categories=["Cs"]), st.sampled_from("=+-@\t\r\n'\u0175<&_x")
        ),
        max_size=60,
    )
)
def test_any_text_comes_back_as_text(text: str) -> None:
    data = a_sheet(a_row(owner=text, notes=text, reason=text, evidence_link=text))

    (row,) = rows_of(data)

    kept = storable(text).replace("\r\n", "\n").replace("\r", "\n").strip()
    assert {row.values[key] for key in ("owner", "notes", "reason", "evidence_link")} == {kept}


@pytest.mark.parametrize("text", ["=1+1", "=HYPERLINK(1)", "+44 20", "-a", "@SUM(1)", "\t=1"])
def test_text_that_looks_like_a_formula_is_none(text: str) -> None:
    (row,) = rows_of(a_sheet(a_row(notes=text)))
    assert row.values["notes"] == text.strip()

    first, _second = rows_of(with_cells({(2, "Notes"): text}))
    assert first.values["notes"] == text.strip()


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_formula_is_refused_in_every_column(heading: str) -> None:
    problems = problems_of(with_formula(2, heading))

    assert len(problems) == 1
    assert problems[0].startswith(f"{where(2, heading)}'=1+1': this is a formula")


def test_a_formula_in_a_column_of_ones_own_is_nobodys_business() -> None:
    def change(sheet: Worksheet, _book: Workbook) -> None:
        sheet.cell(1, 17).value = "Days left"
        sheet.cell(2, 17).value = "=F2-TODAY()"

    assert [row.values for row in rows_of(changed(a_sheet(), change))] == [UNCHANGED] * 2


@pytest.mark.parametrize("heading", ["Id", *EDITABLE])
def test_a_column_that_is_missing_is_named(heading: str) -> None:
    def change(sheet: Worksheet, _book: Workbook) -> None:
        sheet.delete_cols(place(sheet, heading))

    missing = problems_of(changed(a_sheet(), change))

    sentence = f"ours.xlsx, sheet Actions: the column '{heading}' is missing."
    assert any(problem.startswith(sentence) for problem in missing)
    assert len(missing) == (1 if heading != "Id" else 8), "without ids no header is found"


def test_columns_and_rows_may_be_moved_hidden_and_added() -> None:
    def change(sheet: Worksheet, _book: Workbook) -> None:
        sheet.insert_rows(1, 2)
        sheet["A1"] = "Our plan"
        sheet.insert_cols(3)
        sheet.cell(3, 3).value = "Ward"
        sheet.move_range("O3:O5", cols=6)
        sheet.row_dimensions[4].hidden = True

    assert [row.values for row in rows_of(changed(a_sheet(), change))] == [UNCHANGED] * 2


def test_rows_may_be_sorted_and_deleted() -> None:
    (row,) = rows_of(changed(a_sheet(), lambda sheet, _book: sheet.delete_rows(2)))

    assert row.id == "pot.warm.2"


def test_an_added_row_is_refused_and_says_where_to_add_it() -> None:
    data = with_cells({(4, "Action"): "Buy biscuits", (4, "Owner"): "Ann", (6, "Notes"): "  "})

    (problem,) = problems_of(data)

    assert problem.startswith(f"{where(4, 'Id')}this row has no id. To add an action of your own, ")


def test_the_same_row_twice_is_refused() -> None:
    (problem,) = problems_of(with_cells({(3, "Id"): "pot.full.2"}))

    assert problem == (
        f"{where(3, 'Id')}'pot.full.2': this id stands in row 2 already. Keep one of the two rows."
    )


def test_a_column_twice_is_refused() -> None:
    problems = problems_of(with_cells({(1, "Money"): "owner"}))

    assert problems == (f"{where(1, 'Owner')}this column stands there twice. Keep one of the two.",)


@pytest.mark.parametrize(
    ("merged", "problems"), [("D2:D3", 1), ("B2:D2", 1), ("B2:C3", 0), ("A20:Z30", 1)]
)
def test_merged_cells_are_refused_where_one_would_be_lost(merged: str, problems: int) -> None:
    def change(sheet: Worksheet, _book: Workbook) -> None:
        sheet.merge_cells(merged)

    found = problems_of(changed(a_sheet(), change))

    assert [f"the cells {merged} are merged" in problem for problem in found] == [True] * problems


def test_something_far_below_is_not_passed_over() -> None:
    (problem,) = problems_of(with_cells({(500_000, "Notes"): "Lost"}))

    assert problem.startswith("ours.xlsx, sheet Actions: there is something in row 500000, far")


def test_every_problem_is_found_in_one_go() -> None:
    data = with_cells(
        {
            (2, "Due"): "soon",
            (2, "Status"): "Almost",
            (3, "Owner"): "x" * 201,
            (4, "Action"): "Buy biscuits",
        }
    )

    places = [problem.split(": ")[0] for problem in problems_of(data)]

    assert places == [
        "ours.xlsx, sheet Actions, row 2, column Due",
        "ours.xlsx, sheet Actions, row 2, column Status",
        "ours.xlsx, sheet Actions, row 3, column Owner",
        "ours.xlsx, sheet Actions, row 4, column Id",
    ]


def test_a_sheet_that_was_renamed_or_deleted_is_missed() -> None:
    def rename(sheet: Worksheet, _book: Workbook) -> None:
        sheet.title = "Plan"

    (problem,) = problems_of(changed(a_sheet(), rename))

    assert problem.startswith("ours.xlsx, sheet Actions: it is missing.")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(xlsx(a_book(stamp=None)), id="none"),
        pytest.param(changed(a_sheet(), lambda _s, book: book.remove(book["Read me"])), id="gone"),
        pytest.param(
            changed(a_sheet(), lambda _s, b: b["Read me"].cell(2, 2, "maturity actions 1; x")),
            id="changed",
        ),
        pytest.param(xlsx(a_book(stamp=replace(STAMP, language="xx"))), id="language"),
    ],
)
def test_a_sheet_without_its_stamp_is_refused(data: bytes) -> None:
    assert "the stamp of the plan is missing" in refusal(data)


def test_an_empty_plan_comes_back_empty() -> None:
    book = replace(a_book(), rows=())

    assert rows_of(xlsx(book)) == ()


def test_what_a_cell_says_never_breaks_the_line_of_a_problem() -> None:
    problems = problems_of(with_cells({(2, "Due"): "so\non\u202e\t" + "x" * 500}))

    assert [problem.isprintable() for problem in problems] == [True]
    assert len(problems[0]) < 250
