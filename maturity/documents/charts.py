"""Chart blocks as SVG for files: bars with their intervals, and a heat map. No words of its own.

Lengths along a line are percentages and heights are pixels: a chart becomes as wide as its place,
and its text keeps its size. Classes let a style sheet change colours; without one they are right
on white. The screen has charts of its own.
"""

import textwrap
from collections.abc import Iterable, Iterator
from html import escape

from maturity.documents.blocks import Bar, BarChart, Cell, CellRow, HeatMap, Marks
from maturity.documents.legible import storable

WIDTH = 640
"""Pixels, where the place says nothing else."""

FONT = "Source Sans Pro, Source Sans 3, system-ui, sans-serif"
INK, SOFT, BAR, LINE, GRID = "#0b0c0c", "#4a545e", "#4080b5", "#767f87", "#d3dae0"
LIGHTEST, DARKEST, NO_LEVEL = "#dfebf6", "#5b9bd5", "#ececec"
"""Cells are light on a dark page as well, so that their text has one colour."""

TEXT, SMALL = 14, 13
LINE_HEIGHT = 20
WRAP = 40
"""Characters in a line of a label: so many fit a phone of 320 pixels."""

BAR_HEIGHT, INTERVAL, MARKS, CELL_HEIGHT = 18, 12, 18, 40
GAP = 14
"""Between one bar, or row of cells, and the next."""


def bar_chart_svg(chart: BarChart) -> str:
    """Words above each bar; numbers of the ticks, and their names where there is room."""
    top = max(len(chart.ticks) - 1, 1)
    parts: list[str] = []
    y = 0
    for bar in chart.bars:
        parts += _label(bar.text, y)
        y += LINE_HEIGHT * len(_lines(bar.text)) + 6
        height = BAR_HEIGHT + _below(bar)
        parts += _grid(len(chart.ticks), y - 3, y + height + 3)
        parts += _bar(bar, top, y)
        y += height + GAP
    return _svg(chart.alt, [*parts, *_axis(chart.ticks, top, y - 4)], y + 2 * LINE_HEIGHT)


def _below(bar: Bar) -> int:
    """Pixels below the bar, for what stands there."""
    if bar.marks is not None:
        return MARKS
    return 0 if bar.low is None else INTERVAL


def _grid(ticks: int, start: float, end: float) -> Iterator[str]:
    """Beside the bars alone: a line through words is hard on readers."""
    for tick in range(ticks):
        yield _line(_share(tick, max(ticks - 1, 1)), start, end, GRID, "grid")


def _bar(bar: Bar, top: int, y: int) -> Iterator[str]:
    """A thin line with two ends below it reaches from the lowest to the highest that may come."""
    if bar.value is not None:
        yield _rect((0, y), f"{_share(bar.value, top)}%", BAR_HEIGHT, f'class="bar" fill="{BAR}"')
        yield _line(0, y, y + BAR_HEIGHT, BAR, "bar")
    if bar.marks is not None:
        yield from _marks(bar.marks, top, y + BAR_HEIGHT + MARKS / 2 + 1)
    if bar.low is None or bar.high is None:
        return
    low, high = _share(bar.low, top), _share(bar.high, top)
    yield from _span(low, high, y + BAR_HEIGHT + INTERVAL / 2)


def _span(low: float, high: float, middle: float) -> Iterator[str]:
    yield (
        f'<line class="interval" x1="{low}%" x2="{high}%" y1="{middle}" y2="{middle}" '
        f'stroke="{LINE}" stroke-width="3"/>'
    )
    for end in (low, high):
        yield _line(end, middle - 5, middle + 5, LINE, "interval")


def _marks(marks: Marks, top: int, middle: float) -> Iterator[str]:
    """A line from quartile to quartile, and the median as a circle: a shape of its own, as colours
    may be gone on paper.
    """
    yield from _span(_share(marks.lower, top), _share(marks.upper, top), middle)
    yield (
        f'<circle class="median" cx="{_share(marks.median, top)}%" cy="{middle}" r="5" '
        f'fill="{INK}"/>'
    )


def _axis(ticks: Iterable[str], top: int, y: int) -> Iterator[str]:
    """The first and the last name stay within the picture."""
    for value, name in enumerate(ticks):
        anchor = "start" if value == 0 else "end" if value == top else "middle"
        x = _share(value, top)
        yield _text(str(value), (x, y + 16), SMALL, f'class="soft" fill="{SOFT}"', anchor)
        style = f'class="soft tick" fill="{SOFT}"'
        yield _text(name, (x, y + 16 + LINE_HEIGHT - 4), SMALL, style, anchor)


def heat_map_svg(chart: HeatMap) -> str:
    """A row of cells for each name. A cell without a level is grey with a broken edge."""
    columns = max([1, *(len(row.cells) for row in chart.rows)])
    colours = cell_colours(chart.top)
    parts: list[str] = []
    y = 0
    for row in chart.rows:
        parts += _label(row.text, y)
        y += LINE_HEIGHT * len(_lines(row.text)) + 6
        parts += _row(row, columns, colours, y)
        y += CELL_HEIGHT + GAP
    return _svg(chart.alt, parts, y)


def _row(row: CellRow, columns: int, colours: list[str], y: int) -> Iterator[str]:
    width = 100 / columns
    for place, cell in enumerate(row.cells):
        x = round(place * width, 2)
        colour, edge = _look(cell, colours)
        style = f'fill="{colour}" stroke="{LINE}"{edge}'
        yield _rect((x, y), f"{round(width - 0.8, 2)}%", CELL_HEIGHT, style)
        at = (round(x + width / 2 - 0.4, 2), y + CELL_HEIGHT / 2 + 5)
        yield _text(cell.text, at, TEXT, f'fill="{INK}"', "middle")


def _look(cell: Cell, colours: list[str]) -> tuple[str, str]:
    if cell.level is None:
        return colours[0], ' stroke-dasharray="4 3"'
    return colours[cell.level + 1], ""


def cell_colours(top: int) -> list[str]:
    """First that of a cell without a level, then one for each level, lightest first."""
    levels = range(top + 1)
    return [NO_LEVEL, *(_between(LIGHTEST, DARKEST, n / max(top, 1)) for n in levels)]


def _between(start: str, end: str, share: float) -> str:
    channels = ((int(start[i : i + 2], 16), int(end[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in channels)


def _share(value: float, top: int) -> float:
    """Of the width, in percent. What lies outside the scale stands at its end."""
    return round(100 * min(max(value / top, 0), 1), 2)


def _lines(text: str) -> list[str]:
    return textwrap.wrap(text, WRAP) or [""]


def _label(text: str, y: int) -> Iterator[str]:
    for number, line in enumerate(_lines(text), start=1):
        style = f'class="ink" fill="{INK}"'
        yield _text(line, (0, y + number * LINE_HEIGHT - 4), TEXT, style, "start")


def _text(text: str, at: tuple[float, float], size: int, style: str, anchor: str) -> str:
    shown = escape(storable(text))
    place = f'x="{at[0]}%" y="{at[1]}" text-anchor="{anchor}"'
    return f'<text {place} font-size="{size}" {style}>{shown}</text>'


def _rect(at: tuple[float, float], width: str, height: float, style: str) -> str:
    return f'<rect x="{at[0]}%" y="{at[1]}" width="{width}" height="{height}" {style}/>'


def _line(x: float, start: float, end: float, colour: str, name: str) -> str:
    place = f'x1="{x}%" x2="{x}%" y1="{start}" y2="{end}"'
    return f'<line class="{name}" {place} stroke="{colour}" stroke-width="1.5"/>'


def _svg(alt: str, parts: Iterable[str], height: float) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{WIDTH}" '
        f'height="{max(height, 1)}" overflow="visible" font-family="{FONT}">'
        f"<title>{escape(storable(alt))}</title>{''.join(parts)}</svg>"
    )
