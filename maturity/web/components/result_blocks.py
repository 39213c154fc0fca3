"""The blocks of a document as elements of a page: headings, words, lists, tables and charts."""

from collections.abc import Iterable

import streamlit as st

from maturity.documents.blocks import (
    BarChart,
    Block,
    Bullets,
    Facts,
    Heading,
    HeatMap,
    Item,
    Paragraph,
    Steps,
    Table,
    Wide,
)
from maturity.web.charts import Figure, bar_figure, heat_figure
from maturity.web.escape import plain


def show_blocks(blocks: Iterable[Block]) -> None:
    """What people typed stands among the words, so every text is escaped."""
    for block in blocks:
        _show(block)


def _show(block: Block) -> None:
    if isinstance(block, Heading):
        {1: st.title, 2: st.header, 3: st.subheader}[block.level](plain(block.text))
    elif isinstance(block, Paragraph):
        st.markdown(_paragraph(block))
    elif isinstance(block, Bullets):
        st.markdown(_list(block.items, "-"))
    elif isinstance(block, Steps):
        st.markdown(_list(block.items, "1."))
    elif isinstance(block, Table):
        st.markdown(_table(block))
    elif isinstance(block, BarChart):
        _chart(bar_figure(block), block.alt)
    elif isinstance(block, HeatMap):
        _chart(heat_figure(block), block.alt)
    elif isinstance(block, Facts):
        st.markdown("\n".join(f"- **{plain(term)}**: {plain(text)}" for term, text in block.rows))
    elif isinstance(block, Wide):
        show_blocks(block.blocks)


def _chart(figure: Figure, alt: str) -> None:
    """It stands still: a finger that scrolls past must not be caught by it."""
    config = {"displayModeBar": False, "staticPlot": True}
    st.plotly_chart(figure, config=config, alt=alt)


def _paragraph(paragraph: Paragraph) -> str:
    if not paragraph.bold:
        return plain(paragraph.text)
    before, bold, after = paragraph.text.partition(paragraph.bold)
    return f"{_part(before)}**{plain(bold)}**{_part(after)}" if bold else plain(before)


def _part(text: str) -> str:
    """Beside bold words a blank at the edge has to stay."""
    start = " " if text[:1].isspace() else ""
    end = " " if text.strip() and text[-1:].isspace() else ""
    return f"{start}{plain(text)}{end}"


def _list(items: Iterable[Item], mark: str) -> str:
    return "\n".join(_item(item, mark) for item in items)


def _item(item: Item, mark: str) -> str:
    below = "  \n" + " " * (len(mark) + 1)
    text, detail = plain(item.text), plain(item.detail)
    if item.url and detail:
        detail = f"[{detail}]({_address(item.url)})"
    elif item.url:
        text = f"[{text}]({_address(item.url)})"
    return f"{mark} {text}{below if detail else ''}{detail}"


def _address(url: str) -> str:
    """As the target of a link in Markdown."""
    return "<" + url.replace("<", "%3C").replace(">", "%3E").replace("\n", "") + ">"


def _table(table: Table) -> str:
    lines = [table.header, tuple("---" for _ in table.header)]
    head = "\n".join(_row(cells) for cells in lines)
    return head + "\n" + "\n".join(_row([plain(cell) for cell in row]) for row in table.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
