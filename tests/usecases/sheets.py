"""Action sheets as somebody brings them back, and what came of it."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from maturity.access import Visitor
from maturity.domain.round import Assessment
from maturity.errors import SheetError
from maturity.usecases.action_sheet import SheetPreview, download_sheet, preview_sheet
from tests.usecases.places import Place

Cells = Mapping[tuple[str, str], Any]
"""New values by the id of the action and the heading of the column."""

FILE = "plan.xlsx"


def sheet(place: Place, who: Visitor, round_: Assessment) -> bytes:
    return download_sheet(place.work, who, round_.id)


def table(data: bytes) -> dict[str, dict[str, Any]]:
    """The rows of the first sheet by id, which stands first, each by heading."""
    header, *rows = load_workbook(BytesIO(data)).worksheets[0].iter_rows(values_only=True)
    return {str(row[0]): dict(zip(map(str, header), row, strict=True)) for row in rows}


def edited(data: bytes, cells: Cells, *, without: tuple[str, ...] = ()) -> bytes:
    """As another program saves it. Text stays text."""
    book = load_workbook(BytesIO(data))
    first = book.worksheets[0]
    columns = {str(cell.value): cell.column for cell in first[1]}
    rows = {str(first.cell(row, 1).value): row for row in range(2, first.max_row + 1)}
    for (action_id, heading), value in cells.items():
        cell = first.cell(rows[action_id], columns[heading])
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    for action_id in sorted(without, key=lambda i: -rows[i]):
        first.delete_rows(rows[action_id])
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def look(place: Place, who: Visitor, round_: Assessment, data: bytes) -> SheetPreview:
    return preview_sheet(place.work, who, round_.id, FILE, data)


def edit(place: Place, who: Visitor, round_: Assessment, cells: Cells) -> SheetPreview:
    """Downloads, changes and looks."""
    return look(place, who, round_, edited(sheet(place, who, round_), cells))


def problems(place: Place, who: Visitor, round_: Assessment, data: bytes) -> tuple[str, ...]:
    with pytest.raises(SheetError) as caught:
        look(place, who, round_, data)
    return caught.value.problems
