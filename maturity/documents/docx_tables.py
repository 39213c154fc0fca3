"""Tables of a Word file: header rows that come again, rows that stay whole, fitting columns."""

from collections.abc import Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from maturity.documents.columns import column_widths
from maturity.documents.docx_xml import element, paragraph, run
from maturity.documents.tree import Node

CHARACTER = 92
"""Twips that a character of a table's text takes, on average."""

WHOLE_ROW = 40
"""Lines. A row of more fills a page: kept whole, it would leave the page before it half empty."""

WHOLE_TABLE = 16
"""Lines. A shorter table stays on one page."""


def table_elements(node: Node, width: int) -> Iterator[Element]:
    """The caption, the table, and a little room: two tables in a row would grow into one.

    The width is that of the text on the page, in twips.
    """
    yield paragraph("Caption", run(node["caption"]))
    if node["header"]:
        yield _table(node, width)
        yield paragraph("BehindTable")


def _table(node: Node, width: int) -> Element:
    rows = [node["header"], *node["rows"]]
    characters = column_widths(rows, width // CHARACTER)
    lines = [_lines(row, characters) for row in rows]
    together = sum(lines) <= WHOLE_TABLE
    widths = [width * count // sum(characters) for count in characters]
    made = (
        _row(
            row,
            widths,
            header=number == 0,
            whole=lines[number] <= WHOLE_ROW,
            keep_next=number == 0 or (together and number < len(rows) - 1),
        )
        for number, row in enumerate(rows)
    )
    grid = element("tblGrid", *(element("gridCol", w=str(w)) for w in widths))
    return element("tbl", _properties(node["caption"], width), grid, *made)


def _lines(row: Sequence[str], characters: Sequence[int]) -> int:
    """About so many that the row takes."""
    return max(-(-len(cell) // width) for cell, width in zip(row, characters, strict=True))


def _properties(caption: str, width: int) -> Element:
    """The first row and the first column name the others: programs that read aloud say so."""
    look = {"firstRow": "1", "lastRow": "0", "firstColumn": "1", "lastColumn": "0"}
    return element(
        "tblPr",
        element("tblStyle", val="PlanTable"),
        element("tblW", w=str(width), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="04A0", **look, noHBand="1", noVBand="1"),
        element("tblCaption", val=caption),
    )


def _row(
    cells: Sequence[str], widths: Sequence[int], *, header: bool, whole: bool, keep_next: bool
) -> Element:
    """A header comes again on every page."""
    look = [*([element("cantSplit")] if whole else []), *([element("tblHeader")] if header else [])]
    made = (
        element(
            "tc",
            element("tcPr", element("tcW", w=str(width), type="dxa")),
            paragraph("TableText", run(cell), keep_next=keep_next),
        )
        for cell, width in zip(cells, widths, strict=True)
    )
    return element("tr", element("trPr", *look), *made)
