"""What a reader finds in a document: its blocks one after another, and its texts."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

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
    NewPage,
    Paragraph,
    Quote,
    Steps,
    Table,
    Wide,
)


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """With those on pages that lie on their side."""
    for block in blocks:
        if isinstance(block, Wide):
            yield from flat(block.blocks)
        else:
            yield block


def texts(document: Document) -> list[str]:
    """Every text that a reader sees, one for each place where one may stand."""
    return [text for block in flat(document.blocks) for text in texts_of(block)]


def texts_of(block: Block) -> list[str]:
    if isinstance(block, Heading | Paragraph):
        return [block.text]
    if isinstance(block, Bullets | Steps):
        return [text for item in block.items for text in (item.text, item.detail) if text]
    if isinstance(block, Table):
        return [block.caption, *block.header, *(cell for row in block.rows for cell in row)]
    if isinstance(block, Facts):
        return [text for row in block.rows for text in row]
    if isinstance(block, Quote):
        return [block.text, block.source]
    return _texts_of_cover_or_chart(block)


def _texts_of_cover_or_chart(block: Block) -> list[str]:
    if isinstance(block, Cover):
        return [block.title, block.subtitle, *texts_of(block.facts)]
    if isinstance(block, Contents):
        return [block.title]
    if isinstance(block, BarChart):
        return [block.alt, *(bar.text for bar in block.bars), *block.ticks]
    if isinstance(block, HeatMap):
        cells = (cell.text for row in block.rows for cell in row.cells)
        return [block.alt, *(row.text for row in block.rows), *cells]
    return []


def words_of(document: Document) -> str:
    return "\n".join(texts(document))


def headings(document: Document, level: int = 2) -> list[str]:
    blocks = flat(document.blocks)
    return [b.text for b in blocks if isinstance(b, Heading) and b.level == level]


def under(document: Document, heading: str) -> str:
    """What stands between a heading and the next of its level or above."""
    found: list[str] = []
    level = 0
    for block in flat(document.blocks):
        if isinstance(block, Heading) and level and block.level <= level:
            break
        if level:
            found += texts_of(block)
        elif isinstance(block, Heading) and block.text == heading:
            level = block.level
    assert level, f"no heading {heading!r}"
    return "\n".join(found)


def table(document: Document, caption: str) -> Table:
    return next(b for b in flat(document.blocks) if isinstance(b, Table) and b.caption == caption)


def blocks(document: Document, kind: type[Block]) -> list[Block]:
    return [block for block in flat(document.blocks) if isinstance(block, kind)]


def faults(document: Document) -> list[str]:
    """What no document may have."""
    found = [
        text
        for text in texts(document)
        if re.search(r"  |\bNone\b(?! is)|Fraction|\{|\(\)|\.\.", text)
    ]
    found += [text for text in texts(document) if not text.strip()]
    levels = [b.level for b in flat(document.blocks) if isinstance(b, Heading)]
    covers = blocks(document, Cover)
    levels = [1, *levels] if covers else levels
    if levels.count(1) != 1 or levels[0] != 1 or any(b > a + 1 for a, b in pairwise(levels)):
        found.append(f"headings {levels}")
    for table in blocks(document, Table):
        assert isinstance(table, Table)
        widths = {len(table.header), *map(len, table.rows)}
        if not table.rows or len(widths) > 1 or not all(map(all, table.rows)):
            found.append(f"table {table.caption}")
    for listed in blocks(document, Bullets) + blocks(document, Steps):
        assert isinstance(listed, Bullets | Steps)
        if not listed.items or not all(item.text for item in listed.items):
            found.append(f"list {listed}")
    nested = [b for w in document.blocks if isinstance(w, Wide) for b in w.blocks]
    found += [f"wide {w}" for w in nested if isinstance(w, Wide)]
    return found


def empty_sections(document: Document) -> list[str]:
    """Headings with nothing below them but the next of their level or above."""
    found = [b for b in flat(document.blocks) if isinstance(b, Heading) or texts_stand(b)]
    return [
        here.text
        for here, following in pairwise([*found, None])
        if isinstance(here, Heading)
        and (
            following is None or (isinstance(following, Heading) and following.level <= here.level)
        )
    ]


def texts_stand(block: Block) -> bool:
    return not isinstance(block, Cover | Contents | NewPage)
