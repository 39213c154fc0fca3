"""The cover of a Word file, and its lists of terms."""

from collections.abc import Iterable, Iterator

from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.shared import Pt

from maturity.documents.docx_xml import element, paragraph, run, tab
from maturity.documents.tree import Node

NAVY = "12344D"
WHITE = "FFFFFF"
ABOVE = 5000
"""Twips from the top of the sheet to the title's field."""

ABOVE_FACTS = Pt(8)

SIZES = ((50, 64), (120, 46), (10_000, 28))
"""Up to so many characters, a title has so many half points."""


def cover_elements(node: Node) -> Iterator[Element]:
    """White words on a field of colour that belongs to them: one never shows without the other."""
    yield paragraph("Normal")
    title = paragraph("Heading1", element("r", _white(node["title"]), *run(node["title"])))
    title.replace(title[0], _field("Heading1", before=ABOVE))
    yield title
    subtitle = paragraph("CoverSubtitle", run(node["subtitle"]))
    subtitle.replace(subtitle[0], _field("CoverSubtitle", before=160, after=800))
    yield subtitle
    yield from fact_elements(node["facts"])


def _white(title: str) -> Element:
    size = str(next((s for length, s in SIZES if len(title) <= length), SIZES[-1][1]))
    return element(
        "rPr", element("color", val=WHITE), element("sz", val=size), element("szCs", val=size)
    )


def _field(style: str, before: int = 0, after: int = 0) -> Element:
    """The edges are of the same colour, so that the words keep away from them."""
    edges = (
        element(side, val="single", sz="96", space="31", color=NAVY)
        for side in ("top", "left", "bottom", "right")
    )
    return element(
        "pPr",
        element("pStyle", val=style),
        element("keepNext"),
        element("pBdr", *edges),
        element("shd", val="clear", color="auto", fill=NAVY),
        element("spacing", before=str(before), after=str(after)),
    )


def fact_elements(facts: Iterable[tuple[str, str]]) -> Iterator[Element]:
    """Terms, each with what it is here. Not a table: it would have no header row."""
    for number, (term, text) in enumerate(facts):
        made = paragraph("Fact", run(term, "Strong"), tab(), run(text))
        if number == 0:
            made.get_or_add_pPr().get_or_add_spacing().before = ABOVE_FACTS
        yield made
    yield paragraph("BehindTable")
