"""The cells of a workbook, by openpyxl as a stream.

Read as a whole, a small file that merges every cell there is, or links all of them, would take the
server's memory.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.xml.functions import fromstring, iterparse

from maturity.exchange.workbook_file import FoundCell, FoundSheet

MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 30, 3_000, 80
"""What is read. A plan has four sheets, at most some hundred rows, and fifteen columns."""

BOOK = "xl/workbook.xml"


def sheets_in(data: bytes) -> dict[str, FoundSheet]:
    """By name. Whatever openpyxl raises where the file is damaged."""
    merged = _merged(data)
    book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
    try:
        return {
            sheet.title: _sheet(sheet, merged.get(sheet.title, ()))
            for sheet in book.worksheets[:MOST_SHEETS]
        }
    finally:
        book.close()


def _sheet(sheet: Any, merged: tuple[str, ...]) -> FoundSheet:
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    cells: dict[int, dict[int, FoundCell]] = {}
    before = None
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if row is before:
            continue  # openpyxl has one object for all the rows that are not in the file
        before = row
        found = {
            place: FoundCell(cell.value, cell.data_type)
            for place, cell in enumerate(row, start=1)
            if cell.value is not None
        }
        if found and number > MOST_ROWS:
            return FoundSheet(cells, merged, longer=number)
        if found:
            cells[number] = found
    return FoundSheet(cells, merged)


def _merged(data: bytes) -> dict[str, tuple[str, ...]]:
    """The ranges of each sheet, of which the stream tells nothing."""
    with ZipFile(BytesIO(data)) as archive:
        parts = get_dependents(archive, get_rels_path(BOOK))
        targets = {relation.Id: relation.Target for relation in parts}
        sheets = (e for e in fromstring(archive.read(BOOK)).iter() if _name(e.tag) == "sheet")
        found = {}
        for sheet in sheets:
            ids = [value for key, value in sheet.attrib.items() if _name(key) == "id"]
            target = targets.get(ids[0] if ids else "", "")
            if target in archive.namelist():
                found[sheet.get("name")] = tuple(_ranges(archive.read(target)))
        return found


def _ranges(sheet: bytes) -> Iterator[str]:
    for _event, found in iterparse(BytesIO(sheet)):
        if _name(found.tag) == "mergeCell":
            yield found.get("ref", "")
        found.clear()


def _name(tag: object) -> str:
    """Without its namespace."""
    return str(tag).rpartition("}")[2]
