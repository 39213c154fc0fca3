"""A document as a Word file: real headings, lists and tables. No words of its own.

Its font is Arial, which every Word has; nothing is embedded. The same document gives the same
bytes.
"""

from collections.abc import Iterator
from functools import partial
from itertools import count, zip_longest

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.parts.hdrftr import FooterPart
from docx.shared import Mm, Pt

from maturity.documents.blocks import Document
from maturity.documents.docx_charts import CHART_WIDTH, chart_picture
from maturity.documents.docx_cover import cover_elements, fact_elements
from maturity.documents.docx_file import empty_word_file, saved
from maturity.documents.docx_pages import Pages, footing, in_pages, sheet
from maturity.documents.docx_tables import table_elements
from maturity.documents.docx_xml import (
    bookmarked,
    field_begins,
    field_ends,
    line_break,
    link_out,
    link_within,
    paragraph,
    run,
)
from maturity.documents.fonts import covered
from maturity.documents.legible import legible, storable
from maturity.documents.page_layout import INTRODUCED
from maturity.documents.tree import Node, each, tree

LIST, STEPS = "ListBullet", "ListNumber"
BELOW_LIST = Pt(6)
DRAWN = {"chart", "picture"}
NUMBERED = 1
"""The kind of list in word_numbering.xml whose entries have numbers."""


def docx(document: Document) -> bytes:
    word = empty_word_file(document)
    writing = _Writing(word, storable(document.footer), _charts(document))
    sections = in_pages(tree(document, storable))
    for number, pages in enumerate(sections, start=1):
        writing.add(pages, last=number == len(sections))
    return saved(word)


def _charts(document: Document) -> Iterator[str]:
    """In letters of our fonts: a picture cannot borrow the reader's."""
    nodes = tree(document, partial(legible, covered=covered()))
    return (node["svg"] for node in each(nodes) if node["kind"] in DRAWN)


class _Writing:
    """Adds elements to one Word file, with all that has a number of its own within it."""

    def __init__(self, word: WordFile, footer: str, charts: Iterator[str]) -> None:
        self._word = word
        self._footer = footer
        self._charts = charts
        self._footers: dict[int, str] = {}
        self._bookmarks = count(1)
        self._pictures = count(1)

    def add(self, pages: Pages, *, last: bool) -> None:
        body = self._word.element.body
        end = body[-1]
        for made in self._elements(pages):
            end.addprevious(made)
        look = sheet(pages, self._foot(pages))
        if last:
            body.replace(end, look)
        else:
            self._closing(end).get_or_add_pPr().append(look)

    def _closing(self, end: Element) -> CT_P:
        """The last paragraph says how the sheets up to it are. A table cannot."""
        before = end.getprevious()
        if isinstance(before, CT_P):
            return before
        made = paragraph("BehindTable")
        end.addprevious(made)
        return made

    def _foot(self, pages: Pages) -> str:
        """One for each width of the text. A cover has none."""
        width = pages.text_width
        if pages.kind != "cover" and width not in self._footers:
            self._footers[width] = self._new_footer(width)
        return "" if pages.kind == "cover" else self._footers[width]

    def _new_footer(self, width: int) -> str:
        main = self._word.part
        made = FooterPart.new(main.package)
        made.element[:] = [footing(self._footer, width)]
        return main.relate_to(made, RELATIONSHIP_TYPE.FOOTER)

    def _elements(self, pages: Pages) -> Iterator[Element]:
        breaks, top = False, True
        for node, following in zip_longest(pages.nodes, pages.nodes[1:]):
            if node["kind"] == "page":
                breaks = top = True
                continue
            introduces = following is not None and following["kind"] in INTRODUCED
            for made in self._block(node, pages, introduces=introduces):
                if top and isinstance(made, CT_P):
                    _begin_page(made, breaks=breaks)
                breaks = top = False
                yield made

    def _block(self, node: Node, pages: Pages, *, introduces: bool) -> Iterator[Element]:
        kind = node["kind"]
        if kind == "heading":
            yield self._heading(node)
        elif kind == "paragraph":
            runs = [run(text, "Strong" if bold else "") for text, bold in node["runs"]]
            yield paragraph("Normal", *runs, keep_next=introduces)
        elif kind == "list":
            yield from self._list(node)
        elif kind == "table":
            yield from table_elements(node, pages.text_width)
        elif kind == "facts":
            yield from fact_elements(node["facts"])
        elif kind == "quote":
            yield from _quote(node)
        elif kind in DRAWN:
            yield from self._chart(node)
        elif kind == "contents":
            yield from _contents(node)
        elif kind == "cover":
            yield from cover_elements(node)

    def _heading(self, node: Node) -> Element:
        words: tuple[Element, ...] = (run(node["text"]),)
        if node["id"]:
            words = bookmarked(next(self._bookmarks), _bookmark(node), *words)
        return paragraph(f"Heading{node['level']}", *words)

    def _list(self, node: Node) -> Iterator[Element]:
        number = self._new_numbers() if node["ordered"] else None
        items = node["items"]
        for place, item in enumerate(items, start=1):
            made = paragraph(STEPS if node["ordered"] else LIST, *self._item(item))
            if place == len(items):
                made.get_or_add_pPr().get_or_add_spacing().after = BELOW_LIST
            if number is not None:
                numbers = made.get_or_add_pPr().get_or_add_numPr()
                numbers.get_or_add_ilvl().val = 0
                numbers.get_or_add_numId().val = number
            yield made

    def _new_numbers(self) -> int:
        """A list of its own begins at 1."""
        numbering = self._word.part.numbering_part.element
        made = numbering.add_num(NUMBERED)
        made.add_lvlOverride(0).add_startOverride(1)
        return int(made.numId)

    def _item(self, item: Node) -> Iterator[Element]:
        yield run(item["text"])
        if item["detail"]:
            yield line_break()
            yield self._detail(item)

    def _detail(self, item: Node) -> Element:
        if not item["url"]:
            return run(item["detail"], "Detail")
        part = self._word.part
        relation = part.relate_to(item["url"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return link_out(relation, item["detail"])

    def _chart(self, node: Node) -> Iterator[Element]:
        picture = chart_picture(
            self._word.part,
            next(self._pictures),
            next(self._charts),
            node["alt"],
            Mm(node.get("width", CHART_WIDTH)),
        )
        yield paragraph("Chart", picture, keep_next=bool(node["ticks"]))
        if node["ticks"]:
            names = ", ".join(f"{value} {name}" for value, name in enumerate(node["ticks"]))
            yield paragraph("Chart", run(names, "Detail"))


def _bookmark(section: Node) -> str:
    """Word knows no hyphen in it."""
    return str(section["id"]).replace("-", "_")


def _begin_page(made: CT_P, *, breaks: bool) -> None:
    """Room above it would lower it against other pages."""
    look = made.get_or_add_pPr()
    if breaks:
        look.get_or_add_pageBreakBefore()
    look.get_or_add_spacing().before = Pt(0)


def _quote(node: Node) -> Iterator[Element]:
    for line in node["lines"]:
        yield paragraph("Quote", run(line), keep_next=line is node["lines"][-1])
    yield paragraph("QuoteSource", run(node["source"]))


def _contents(node: Node) -> Iterator[Element]:
    """A table of contents that Word brings up to date when it is asked to ("Update table").

    Until then it holds the headings without their pages: asking for it when the file opens would
    greet every reader with a question.
    """
    yield paragraph("TOCHeading", run(node["title"]))
    sections = node["sections"]
    for number, section in enumerate(sections):
        begins = field_begins('TOC \\o "2-2" \\h \\z') if number == 0 else ()
        ends = (field_ends(),) if number == len(sections) - 1 else ()
        yield paragraph("TOC2", *begins, link_within(_bookmark(section), section["text"]), *ends)
