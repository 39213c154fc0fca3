"""The pages of a Word file: which of them lie on their side, margins, and what is at the foot."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from maturity.documents.docx_xml import element, paragraph, run, tab
from maturity.documents.docx_xml import field as word_field
from maturity.documents.tree import Node
from maturity.locale import gettext as _

SHORT, LONG = 11906, 16838
"""The sides of a sheet of A4, in twips: 1,440 are an inch."""

SIDE, TOP, FOOT, TO_FOOTER = 1417, 1077, 1191, 567
COVER_SIDE = 860
"""As wide as the edge of the cover's field: it reaches the sides of the sheet."""


@dataclass(frozen=True)
class Pages:
    """Blocks on sheets of one kind: `cover`, `tall` or `wide`."""

    kind: str
    nodes: list[Node] = field(default_factory=list)

    @property
    def text_width(self) -> int:
        """In twips."""
        return (LONG if self.kind == "wide" else SHORT) - 2 * SIDE


def in_pages(nodes: Iterable[Node]) -> list[Pages]:
    """A new kind of sheet begins a page by itself: breaks beside it would leave one empty."""
    flat = [pair for node in nodes for pair in _each(node)]
    found = []
    for kind, group in groupby(flat, key=lambda pair: pair[0]):
        inner = _stripped([node for _kind, node in group])
        if inner:
            found.append(Pages(kind, inner))
    return found


def _each(node: Node) -> list[tuple[str, Node]]:
    if node["kind"] == "wide":
        return [("wide", inner) for inner in node["blocks"]]
    return [("cover" if node["kind"] == "cover" else "tall", node)]


def _stripped(nodes: list[Node]) -> list[Node]:
    """Without breaks at either end."""
    kept = [number for number, node in enumerate(nodes) if node["kind"] != "page"]
    return nodes[kept[0] : kept[-1] + 1] if kept else []


def sheet(pages: Pages, footer: str) -> Element:
    """How the sheets are. `footer` is the relation to what stands at the foot, if anything does."""
    wide = pages.kind == "wide"
    width, height = (LONG, SHORT) if wide else (SHORT, LONG)
    side = COVER_SIDE if pages.kind == "cover" else SIDE
    size = {"w": str(width), "h": str(height)} | ({"orient": "landscape"} if wide else {})
    margins = {"top": TOP, "right": side, "bottom": FOOT, "left": side}
    around = {name: str(twips) for name, twips in margins.items()}
    return element(
        "sectPr",
        *([_reference(footer)] if footer else []),
        element("type", val="nextPage"),
        element("pgSz", **size),
        element("pgMar", **around, header="624", footer=str(TO_FOOTER), gutter="0"),
    )


def _reference(relation: str) -> Element:
    made = element("footerReference", type="default")
    made.set(qn("r:id"), relation)
    return made


def footing(text: str, width: int) -> Element:
    """The text to the left, the number of the page to the right."""
    page, _between, pages = _("Page {page} of {pages}").partition("{page}")
    between, _mark, behind = pages.partition("{pages}")
    numbers = (
        *(run(page), word_field("PAGE", "1"), run(between), word_field("NUMPAGES", "1")),
        *([run(behind)] if behind else []),
    )
    made = paragraph("Footer", run(text), tab(), *numbers)
    made.get_or_add_pPr().get_or_add_tabs().append(element("tab", val="right", pos=str(width)))
    return made
