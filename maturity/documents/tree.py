"""A document as plain data for the templates: the same for HTML and PDF. No layout, no markup.

Charts are drawn, addresses that may not be followed are gone, sections have ids, and there is
always a title.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from maturity.documents.blocks import (
    BarChart,
    Block,
    Bullets,
    Contents,
    Cover,
    Document,
    Facts,
    Heading,
    HeatMap,
    Item,
    NewPage,
    Paragraph,
    QrCode,
    Quote,
    Steps,
    Table,
    VotingCard,
    VotingCards,
    Wide,
)
from maturity.documents.charts import bar_chart_svg, heat_map_svg
from maturity.documents.links import web_address
from maturity.documents.qr import WIDTH as QR_WIDTH
from maturity.documents.qr import qr_svg
from maturity.documents.voting_cards import WIDTH as CARDS_WIDTH
from maturity.documents.voting_cards import cards_svg

Node = dict[str, Any]
Said = Callable[[str], str]
"""How a text is written in this kind of file."""

DEEPEST = 6
"""Of headings, in HTML and in PDF."""


def tree(document: Document, said: Said) -> list[Node]:
    nodes = [_node(block, said) for block in _with_title(document)]
    sections = [node for node in each(nodes) if node["kind"] == "heading" and node["level"] == 2]
    for number, section in enumerate(sections, start=1):
        section["id"] = f"section-{number}"
    for node in each(nodes):
        if node["kind"] == "contents":
            node["sections"] = [{"id": s["id"], "text": s["text"]} for s in sections]
    return nodes


def each(nodes: Iterable[Node]) -> Iterator[Node]:
    """With those on pages that lie on their side."""
    for node in nodes:
        yield node
        yield from each(node.get("blocks", ()))


def _with_title(document: Document) -> tuple[Block, ...]:
    if any(
        isinstance(b, Cover) or (isinstance(b, Heading) and b.level == 1) for b in document.blocks
    ):
        return document.blocks
    return (Heading(document.title, 1), *document.blocks)


def _node(block: Block, said: Said) -> Node:
    if isinstance(block, Wide):
        return {"kind": "wide", "blocks": [_node(inner, said) for inner in block.blocks]}
    if isinstance(block, NewPage):
        return {"kind": "page"}
    if isinstance(block, Contents):
        return {"kind": "contents", "title": said(block.title)}
    if isinstance(block, BarChart | HeatMap | QrCode | VotingCards):
        return _drawn(block, said)
    if isinstance(block, Bullets | Steps):
        return _list(block, said)
    return _words(block, said)


def _words(block: Heading | Paragraph | Table | Facts | Quote | Cover, said: Said) -> Node:
    if isinstance(block, Heading):
        level = min(block.level, DEEPEST)
        return {"kind": "heading", "level": level, "text": said(block.text), "id": ""}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "runs": [[said(t), bold] for t, bold in runs(block)]}
    if isinstance(block, Table):
        return _table(block, said)
    if isinstance(block, Quote):
        lines = [said(line) for line in block.text.splitlines() if line.strip()]
        return {"kind": "quote", "lines": lines, "source": said(block.source)}
    if isinstance(block, Cover):
        words = {"title": said(block.title), "subtitle": said(block.subtitle)}
        return {"kind": "cover", "facts": _facts(block.facts, said), **words}
    return {"kind": "facts", "facts": _facts(block, said)}


def runs(paragraph: Paragraph) -> list[tuple[str, bool]]:
    """Parts of the text, each with whether it stands out. None is empty."""
    if not paragraph.bold:
        return [(paragraph.text, False)]
    before, bold, after = paragraph.text.partition(paragraph.bold)
    return [run for run in ((before, False), (bold, True), (after, False)) if run[0]]


def _table(table: Table, said: Said) -> Node:
    return {
        "kind": "table",
        "caption": said(table.caption),
        "header": [said(cell) for cell in table.header],
        "rows": [[said(cell) for cell in row] for row in table.rows],
    }


def _facts(facts: Facts, said: Said) -> list[list[str]]:
    return [[said(term), said(text)] for term, text in facts.rows]


def _list(block: Bullets | Steps, said: Said) -> Node:
    items = [_item(item, said) for item in block.items]
    return {"kind": "list", "ordered": isinstance(block, Steps), "items": items}


def _item(item: Item, said: Said) -> Node:
    """An address without words of its own is its own words, whether it may be followed or not."""
    detail = item.detail or item.url
    return {"text": said(item.text), "detail": said(detail), "url": web_address(item.url)}


def _drawn(block: BarChart | HeatMap | QrCode | VotingCards, said: Said) -> Node:
    return _chart(block, said) if isinstance(block, BarChart | HeatMap) else _picture(block, said)


def _chart(chart: BarChart | HeatMap, said: Said) -> Node:
    alt = said(chart.alt)
    if isinstance(chart, BarChart):
        bars = tuple(replace(bar, text=said(bar.text)) for bar in chart.bars)
        ticks = tuple(said(name) for name in chart.ticks)
        svg = bar_chart_svg(BarChart(alt, bars, ticks))
        return {"kind": "chart", "svg": svg, "alt": alt, "ticks": list(ticks)}
    rows = tuple(
        replace(
            row,
            text=said(row.text),
            cells=tuple(replace(cell, text=said(cell.text)) for cell in row.cells),
        )
        for row in chart.rows
    )
    return {
        "kind": "chart",
        "svg": heat_map_svg(replace(chart, alt=alt, rows=rows)),
        "alt": alt,
        "ticks": [],
    }


def _picture(block: QrCode | VotingCards, said: Said) -> Node:
    """Unlike a chart it keeps its size, in millimetres."""
    alt = said(block.alt)
    if isinstance(block, QrCode):
        # An address is not changed to suit a font: its letters are not drawn.
        svg, width = qr_svg(block.address, alt, said(block.code)), QR_WIDTH
    else:
        cards = tuple(VotingCard(said(card.mark), said(card.name)) for card in block.cards)
        svg, width = cards_svg(VotingCards(alt, cards)), CARDS_WIDTH
    return {"kind": "picture", "svg": svg, "alt": alt, "ticks": [], "width": width}
