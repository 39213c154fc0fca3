"""A document as a tree of blocks: words, tables and charts. No Markdown, HTML or Streamlit.

Terminal, page and later files are rendered from the same blocks, so that they say the same.
"""

from dataclasses import dataclass
from datetime import date
from typing import Union


@dataclass(frozen=True)
class Heading:
    """Level 1 is the document's title. A level is never left out on the way down."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """`bold` is the part of the text that stands out: all of it, its beginning, or none."""

    text: str
    bold: str = ""


@dataclass(frozen=True)
class Item:
    """One entry of a list. `detail` stands below it; `url` is where the detail comes from."""

    text: str
    detail: str = ""
    url: str = ""


@dataclass(frozen=True)
class Bullets:
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Steps:
    """A list whose order matters."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Table:
    """The first cell of a row names it. The caption says what the table holds."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Marks:
    """Where others are, in levels: lower quartile, median and upper quartile."""

    lower: float
    median: float
    upper: float


@dataclass(frozen=True)
class Bar:
    """A value in levels with its interval; None where there is none. `text` says it in words.

    A bar has an interval, or marks, or neither.
    """

    text: str
    value: float | None
    low: float | None = None
    high: float | None = None
    marks: Marks | None = None


@dataclass(frozen=True)
class BarChart:
    """Bars from 0 to the last tick. `alt` says in a full sentence what the chart shows."""

    alt: str
    bars: tuple[Bar, ...]
    ticks: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """`text` stands in the cell, so that its colour is never alone. No level, no colour."""

    text: str
    level: int | None


@dataclass(frozen=True)
class CellRow:
    text: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class HeatMap:
    """Rows of cells, which may be of different length. `top` is the highest level."""

    alt: str
    rows: tuple[CellRow, ...]
    top: int


@dataclass(frozen=True)
class Facts:
    """Terms, each with what it is here, such as "Owner" and "Procurement"."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Quote:
    """What somebody of the organisation wrote. `source` says where, never who."""

    text: str
    source: str


@dataclass(frozen=True)
class QrCode:
    """An address that a phone opens by its camera. It stands in words beside the code as well.
    `code` is what people type instead, in large letters below.
    """

    address: str
    alt: str
    code: str = ""


@dataclass(frozen=True)
class VotingCard:
    """To be held up. `mark` is read from across the room, `name` from nearby."""

    mark: str
    name: str


@dataclass(frozen=True)
class VotingCards:
    """As many as fit one page, to be cut out."""

    alt: str
    cards: tuple[VotingCard, ...]


@dataclass(frozen=True)
class Cover:
    """A page of its own with the document's title, which takes the place of its level 1 heading."""

    title: str
    subtitle: str
    facts: Facts


@dataclass(frozen=True)
class Contents:
    """The list of all headings of level 2, with their pages where there are pages."""

    title: str


@dataclass(frozen=True)
class NewPage:
    """What follows begins a page, where there are pages."""


@dataclass(frozen=True)
class Wide:
    """On pages that lie on their side, where there are pages."""

    blocks: tuple["Block", ...]


Block = Union[  # noqa: UP007 (a forward reference inside)
    Heading,
    Paragraph,
    Bullets,
    Steps,
    Table,
    BarChart,
    HeatMap,
    Facts,
    Quote,
    QrCode,
    VotingCards,
    Cover,
    Contents,
    NewPage,
    Wide,
]


@dataclass(frozen=True)
class Document:
    """Blocks that are a file of their own. `day` is the day of which it speaks, never today's.

    `footer` stands on every page, where there are pages.
    """

    title: str
    language: str
    day: date
    blocks: tuple[Block, ...]
    footer: str = ""
