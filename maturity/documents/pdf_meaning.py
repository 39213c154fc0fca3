"""What the tags of a PDF say: headings, tables, lists and figures. Not how they are stored."""

from collections.abc import Iterator
from itertools import pairwise

from maturity.documents.pdf_elements import Element, Fault

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
ROWS = ("THead", "TBody", "TFoot")


def faults_of_meaning(elements: list[Element]) -> Iterator[Fault]:
    yield from _headings(elements)
    for number, figure in enumerate(_all(elements, "Figure", "Formula"), start=1):
        if not str(figure.source.get("/Alt", "")).strip():
            yield Fault("alternative-text", f"figure {number}")
        if figure.attribute("/BBox") is None:
            yield Fault("figure-box", f"figure {number}")
    for number, table in enumerate(_all(elements, "Table"), start=1):
        yield from (Fault(rule, f"table {number}") for rule in _table(table))
    for number, list_ in enumerate(_all(elements, "L"), start=1):
        yield from (Fault(rule, f"list {number}") for rule in _list(list_))
    yield from _strays(elements)


def _all(elements: list[Element], *kinds: str) -> list[Element]:
    return [element for element in elements if element.kind in kinds]


def _headings(elements: list[Element]) -> Iterator[Fault]:
    levels = [HEADINGS.index(e.kind) + 1 for e in _all(elements, *HEADINGS)]
    if levels[:1] != [1]:
        yield Fault("headings", "the first is not H1")
    if levels.count(1) > 1:
        yield Fault("headings", "H1 twice")
    for above, below in pairwise(levels):
        if below > above + 1:
            yield Fault("headings", f"H{below} after H{above}")
    if _all(elements, "H"):
        yield Fault("headings", "H without a level")


def _table(table: Element) -> Iterator[str]:
    parts = table.of(*ROWS)
    rows = [*table.of("TR"), *(row for part in parts for row in part.of("TR"))]
    cells = [row.of("TH", "TD") for row in rows]
    if not rows or not all(cells) or len({len(row) for row in cells}) > 1:
        yield "table-rows"
        return
    allowed = {"TR", "Caption", *ROWS}
    inside = [child for part in (*parts, *rows) for child in part.children]
    if any(child.kind not in allowed for child in table.children) or any(
        child.kind not in {"TR", "TH", "TD"} for child in inside
    ):
        yield "table-rows"
    yield from _headers(cells)


def _headers(rows: list[list[Element]]) -> Iterator[str]:
    """Each header says of what, and each other cell has one for its column or its row."""
    scopes = [[str(cell.attribute("/Scope") or "") for cell in row] for row in rows]
    for row, found in zip(rows, scopes, strict=True):
        if any(c.kind == "TH" and not s for c, s in zip(row, found, strict=True)):
            yield "table-scope"
    kinds = [[cell.kind for cell in row] for row in rows]
    columns = [any(row[place] == "TH" for row in kinds) for place in range(len(kinds[0]))]
    if any("TD" in row and "TH" not in row for row in kinds) or not all(columns):
        yield "table-headers"


def _list(list_: Element) -> Iterator[str]:
    if any(child.kind not in {"LI", "L", "Caption"} for child in list_.children):
        yield "list"
    if any(child.kind not in {"Lbl", "LBody"} for i in list_.of("LI") for child in i.children):
        yield "list"


PARENTS = {
    "TR": {"Table", *ROWS},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
"""Parts that mean nothing elsewhere."""


def _strays(elements: list[Element]) -> Iterator[Fault]:
    for parent in elements:
        for child in parent.children:
            if parent.kind not in PARENTS.get(child.kind, {parent.kind}):
                yield Fault("nesting", f"{child.kind} in {parent.kind}")
