"""What pages of paper ask for beyond the words: letters of our fonts, breaks, widths of columns."""

from functools import partial
from itertools import zip_longest
from textwrap import shorten

from maturity.documents.blocks import Document
from maturity.documents.columns import SPARE, column_widths
from maturity.documents.legible import breakable, legible, storable
from maturity.documents.tree import Node, tree
from maturity.locale import gettext as _

LINE, WIDE_LINE = 95, 147
"""Characters of a table's text in a line, on a page that stands and on one that lies."""

LONGEST_WORD = 40
"""Letters. Longer words may break: elsewhere than in tables they have the line to themselves."""

WHOLE_ROW = 12
"""A row of so many lines stays together. A longer one would leave half a page empty."""

WHOLE_TABLE = 24
"""So does a table of so many."""

FOOTER = 110
"""Characters, in one line beside the number of the page. The document itself says it in full."""

NAMELESS = "-"
"""A heading of characters that nobody sees. PDF/UA asks for one that is there."""

INTRODUCED = {"list", "table", "chart", "facts", "quote"}
"""A paragraph stays with the beginning of what it introduces."""


def paged(document: Document, covered: frozenset[str]) -> Node:
    said = partial(_said, covered=covered)
    nodes = tree(document, said)
    _lay_out(nodes, LINE)
    return {
        "blocks": nodes,
        "footer": shorten(said(document.footer), FOOTER, placeholder="..."),
        "page": said(_("Page {page} of {pages}")),
    }


def _said(text: str, covered: frozenset[str]) -> str:
    return breakable(legible(storable(text), covered), LONGEST_WORD)


def _lay_out(nodes: list[Node], line: int) -> None:
    for node, following in zip_longest(nodes, nodes[1:]):
        if node["kind"] == "wide":
            _lay_out(node["blocks"], WIDE_LINE)
        elif node["kind"] == "table":
            _lay_out_table(node, line)
        elif node["kind"] == "heading":
            node["text"] = node["text"].strip() or NAMELESS
        elif node["kind"] == "cover":
            node["title"] = node["title"].strip() or NAMELESS
        elif node["kind"] == "paragraph":
            node["sticks"] = following is not None and following["kind"] in INTRODUCED


def _lay_out_table(node: Node, line: int) -> None:
    widths = column_widths([node["header"], *node["rows"]], line)
    lines = [_lines(row, widths) for row in node["rows"]]
    node["widths"] = widths
    node["whole"] = max(lines, default=0) <= WHOLE_ROW
    node["breaks"] = sum(lines) > WHOLE_TABLE
    room = [_room(width, line / max(sum(widths), line)) for width in widths]
    node["header"] = _fitted(node["header"], room)
    node["rows"] = [_fitted(row, room) for row in node["rows"]]


def _room(width: int, share: float) -> int:
    """For words of a column, in characters, where all columns together are too wide for a line."""
    return max(int(width * share) - SPARE, 1)


def _lines(row: list[str], widths: list[int]) -> int:
    """About so many that the row takes."""
    return max(-(-len(cell) // width) for cell, width in zip(row, widths, strict=True))


def _fitted(cells: list[str], room: list[int]) -> list[str]:
    return [breakable(cell, most) for cell, most in zip(cells, room, strict=True)]
