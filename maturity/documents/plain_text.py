"""Blocks as plain text for a terminal. No words of its own."""

import textwrap
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from maturity.documents.blocks import (
    BarChart,
    Block,
    Bullets,
    Heading,
    HeatMap,
    Item,
    Paragraph,
    Steps,
    Table,
)

WIDTH = 80


def plain_text(blocks: Iterable[Block]) -> str:
    """Charts are left out: a sentence and a table beside each say the same."""
    said = [block for block in blocks if not isinstance(block, BarChart | HeatMap)]
    lines: list[str] = []
    for block, following in zip_longest(said, said[1:]):
        lines.extend(_lines(block))
        if not (isinstance(block, Heading) or _introduces(block, following)):
            lines.append("")
    return "\n".join(lines) + "\n"


def _introduces(block: Block, following: Block | None) -> bool:
    """A paragraph stands close to its list."""
    return isinstance(block, Paragraph) and isinstance(following, Bullets | Steps | Table)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from _heading(block)
    elif isinstance(block, Paragraph):
        yield from _wrapped(block.text)
    elif isinstance(block, Bullets):
        yield from _list(block.items, ["- "] * len(block.items))
    elif isinstance(block, Steps):
        yield from _list(block.items, [f"{n}. " for n in range(1, len(block.items) + 1)])
    elif isinstance(block, Table):
        yield from _list(_rows(block), ["- "] * len(block.rows))


def _heading(heading: Heading) -> Iterator[str]:
    yield heading.text
    if heading.level <= 2:
        yield ("=" if heading.level == 1 else "-") * len(heading.text)
    if heading.level == 1:
        yield ""


def _list(items: Iterable[Item], marks: Iterable[str]) -> Iterator[str]:
    for item, mark in zip(items, marks, strict=True):
        yield from _wrapped(item.text, mark)
        if item.detail:
            yield from _wrapped(item.detail, " " * len(mark))


def _rows(table: Table) -> tuple[Item, ...]:
    """A terminal is too narrow for long titles side by side: a row becomes an entry."""
    named = (zip(table.header[1:], row[1:], strict=True) for row in table.rows)
    cells = ("; ".join(f"{name}: {cell}" for name, cell in pairs) for pairs in named)
    return tuple(Item(f"{row[0]} ({rest})") for row, rest in zip(table.rows, cells, strict=True))


def _wrapped(text: str, mark: str = "") -> list[str]:
    rest = " " * len(mark)
    return textwrap.wrap(text, WIDTH, initial_indent=mark, subsequent_indent=rest)
