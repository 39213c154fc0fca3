"""The text of an answers file to a header and rows of cells. Not what the cells mean."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from maturity.errors import AnswersError
from maturity.exchange.text_file import BIGGEST
from maturity.locale import gettext as _

REQUIRED = ("question", "level")
OPTIONAL = ("reason", "evidence", "evidence_link", "evidence_note", "comment", "target")
COLUMNS = REQUIRED + OPTIONAL
SEPARATORS = ",;\t"

# The default, 131 072 characters a cell, would blame a quotation mark for a text that is long.
csv.field_size_limit(BIGGEST)


@dataclass
class Table:
    """Rows of cells, numbered as a spreadsheet shows them, below a header of `above` blank rows.

    `header` names the columns in small letters. `last_row` is the number of the last row read.
    """

    lines: list[str]
    separator: str
    above: int
    header: list[str]
    last_row: int = 0

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every row below the header, empty ones too. Raises csv.Error where one has no end."""
        reader = csv.reader(self.lines, delimiter=self.separator, strict=True)
        for self.last_row, row in enumerate(reader, start=1):
            if self.last_row > self.above + 1:
                yield self.last_row, row


def read_table(file: str, text: str) -> Table:
    """Tries each separator and takes the one that makes the best header. Or AnswersError."""
    if not text.strip():
        raise AnswersError((_("{file}: the file is empty.").format(file=file),))
    lines = _lines(text)
    above = next((number for number, line in enumerate(lines) if line.strip()), 0)
    tables = [Table(lines, s, above, _header(lines[above:], s)) for s in SEPARATORS]
    best = max(tables, key=lambda table: len(set(table.header) & set(COLUMNS)))
    problems = tuple(_header_problems(best.header))
    if problems:
        where = _("{file}, row {row}").format(file=file, row=above + 1)
        raise AnswersError(tuple(f"{where}: {problem}" for problem in problems))
    return best


def _lines(text: str) -> list[str]:
    """Lines as spreadsheets write them. Excel's own first line, `sep=;`, is no row to it."""
    lines = io.StringIO(text, newline="").readlines()
    return lines[1:] if lines[0].casefold().startswith("sep=") else lines


def _header(lines: list[str], separator: str) -> list[str]:
    """Column names as the header means them; an unreadable header has none."""
    reader = csv.reader(lines, delimiter=separator, strict=True)
    try:
        return [cell.strip().casefold() for cell in next(reader, [])]
    except csv.Error:
        return []


def _header_problems(header: list[str]) -> Iterator[str]:
    missing = [name for name in REQUIRED if name not in header]
    repeated = [name for name in COLUMNS if header.count(name) > 1]
    if missing:
        what = _("the header has no column {missing}. Write it as: {columns}.")
        yield what.format(missing=" or ".join(missing), columns=",".join(COLUMNS))
    if repeated:
        what = _("the column {repeated} stands twice. Keep one.")
        yield what.format(repeated=", ".join(repeated))
