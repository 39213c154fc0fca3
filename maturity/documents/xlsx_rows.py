"""How high the rows of an Excel file are: high enough to begin with, and they still grow."""

import re
from collections.abc import Sequence
from io import BytesIO
from textwrap import wrap
from zipfile import ZIP_DEFLATED, ZipFile

from maturity.documents.action_sheet import Value

LINE, SPARE = 13.0, 4.0
"""Points that a line of the text takes, and a row beside its lines."""

HIGHEST = 409.0
"""Excel has no higher rows."""

LETTERS = 1.15
"""Of our text, in the room of one character as Excel counts widths."""

MUCH = 2_000
"""Characters. A text of more fills the highest row."""

FIXED = re.compile(rb'(<row [^>]*?) customHeight="1"')


def row_height(cells: Sequence[Value], widths: Sequence[int]) -> float:
    lines = max(_lines(cell, width) for cell, width in zip(cells, widths, strict=True))
    return min(LINE * lines + SPARE, HIGHEST)


def _lines(cell: Value, width: int) -> int:
    if not isinstance(cell, str):
        return 1
    room = int(width * LETTERS)
    return sum(max(1, len(wrap(line, room))) for line in cell[:MUCH].splitlines()) or 1


def growing(file: bytes) -> bytes:
    """Lets every row grow with what is typed into it. xlsxwriter can only fix a height, and without
    any LibreOffice shows one line.
    """
    made = BytesIO()
    with ZipFile(BytesIO(file)) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet"):
                data = FIXED.sub(rb"\1", data)
            target.writestr(entry, data, ZIP_DEFLATED)
    return made.getvalue()
