"""Chart blocks as Plotly figures: bars and a heat map. No Streamlit, and no radar.

A figure is the plain dictionary that Plotly draws, so that nothing here has to import it. Colours
that are not stated follow the theme of the page.
"""

from typing import Any

from maturity.documents.blocks import Bar, BarChart, Cell, CellRow, HeatMap

Figure = dict[str, Any]

INK = "#0b0c0c"
"""Text on a cell, on a light page and on a dark one: cells are light on both."""

PAGE_INK = "#000037"
"""Not a colour: Streamlit's Plotly theme puts the strongest grey of the page in its place."""

LIGHTEST, DARKEST, NO_LEVEL = "#dfebf6", "#5b9bd5", "#e6e6e6"
BAR, LINE = "#4080b5", "#767f87"
"""Both stand out at 3:1 or more from a white and from a dark page."""

TEXT_SIZE, TICK_SIZE = 15, 13
BAR_HEIGHT, MARKED_HEIGHT, CELL_HEIGHT = 64, 84, 72
TICK_ROOM, UPRIGHT_TICK_ROOM = 80, 110
"""Below the bars, for the names of the levels. The second holds them upright, on a phone, where few
bars leave them no room of their own."""

LABEL = 28
"""Pixels above a row of cells, for its name."""

EDGE = 0.36
"""Levels beyond the first and the last, so that their names are not cut off."""


def bar_figure(chart: BarChart) -> Figure:
    """The words stand above each bar, so that a narrow screen has the whole width for it."""
    top = len(chart.ticks) - 1
    rows = list(enumerate(chart.bars))
    return {
        "data": [_bars(rows), _intervals(rows), *_marks(rows)],
        "layout": {
            **_layout(height=_bars_height(chart)),
            "barmode": "overlay",
            "annotations": [_above(0, row - 0.24, bar.text) for row, bar in rows],
            "xaxis": _axis(
                range=[-EDGE, top + EDGE],
                tickvals=list(range(top + 1)),
                ticktext=[f"{value} {name}" for value, name in enumerate(chart.ticks)],
                autotickangles=[0, 90],
            ),
            "yaxis": _axis(range=[len(rows) - 0.5, -0.7], visible=False),
        },
    }


def _bars_height(chart: BarChart) -> int:
    if any(bar.marks is not None for bar in chart.bars):
        return MARKED_HEIGHT * len(chart.bars) + UPRIGHT_TICK_ROOM
    return BAR_HEIGHT * len(chart.bars) + TICK_ROOM


def _bars(rows: list[tuple[int, Bar]]) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [bar.value for _, bar in rows],
        "y": [row for row, _ in rows],
        "width": 0.36,
        "marker": {"color": BAR},
    }


def _intervals(rows: list[tuple[int, Bar]]) -> Figure:
    """A thin line below a bar, from the lowest to the highest average that is still possible."""
    return {
        "type": "bar",
        "orientation": "h",
        "base": [bar.low for _, bar in rows],
        "x": [None if b.low is None or b.high is None else b.high - b.low for _, b in rows],
        "y": [row + 0.28 for row, _ in rows],
        "width": 0.06,
        "marker": {"color": LINE},
    }


def _marks(rows: list[tuple[int, Bar]]) -> list[Figure]:
    """Below a bar, where others are: a line from quartile to quartile with two ends, and a dot."""
    marked = [(row + 0.3, bar.marks) for row, bar in rows if bar.marks is not None]
    if not marked:
        return []
    lines: Figure = {"x": [], "y": []}
    for y, marks in marked:
        lines["x"] += [marks.lower, marks.upper, None]
        lines["y"] += [y, y, None]
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            **lines,
            "line": {"color": LINE, "width": 3},
            "marker": {"color": LINE, "symbol": "line-ns", "size": 9, "line": _stroke(LINE)},
        },
        {
            "type": "scatter",
            "mode": "markers",
            "x": [marks.median for _, marks in marked],
            "y": [y for y, _ in marked],
            "marker": {"color": PAGE_INK, "size": 10},
        },
    ]


def _stroke(colour: str) -> Figure:
    return {"color": colour, "width": 2}


def heat_figure(chart: HeatMap) -> Figure:
    """A row of cells for each theme. A cell without a level is grey, and says why in a letter."""
    width = max(len(row.cells) for row in chart.rows)
    return {
        "data": [_cells(chart, width)],
        "layout": {
            **_layout(height=CELL_HEIGHT * len(chart.rows) + 40),
            "annotations": [
                _above(0.5, row - 0.5 + LABEL / 2 / CELL_HEIGHT, found.text)
                for row, found in enumerate(chart.rows)
            ],
            "xaxis": _axis(
                range=[0.5, width + 0.5], tickvals=list(range(1, width + 1)), showgrid=False
            ),
            "yaxis": _axis(range=[len(chart.rows) - 0.5, -0.5], visible=False),
        },
    }


def _cells(chart: HeatMap, width: int) -> Figure:
    rows = [_filled(row, width) for row in chart.rows]
    return {
        "type": "heatmap",
        "x": list(range(1, width + 1)),
        "y": list(range(len(rows))),
        "z": [[None if c is None else -1 if c.level is None else c.level for c in r] for r in rows],
        "text": [["" if cell is None else cell.text for cell in row] for row in rows],
        "texttemplate": "%{text}",
        "textfont": {"color": INK, "size": TEXT_SIZE},
        "zmin": -1.5,
        "zmax": chart.top + 0.5,
        "colorscale": _steps(cell_colours(chart.top)),
        "showscale": False,
        "xgap": 4,
        "ygap": LABEL,
    }


def _filled(row: CellRow, width: int) -> list[Cell | None]:
    return [*row.cells, *([None] * (width - len(row.cells)))]


def cell_colours(top: int) -> list[str]:
    """First that of a cell without a level, then one for each level, lightest first."""
    return [NO_LEVEL, *(_between(LIGHTEST, DARKEST, level / top) for level in range(top + 1))]


def _between(start: str, end: str, share: float) -> str:
    channels = ((int(start[i : i + 2], 16), int(end[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in channels)


def _steps(colours: list[str]) -> list[list[float | str]]:
    """A scale without transitions: a level has one colour."""
    size = len(colours)
    return [[edge / size, colour] for i, colour in enumerate(colours) for edge in (i, i + 1)]


def _above(x: float, y: float, text: str) -> Figure:
    """A name over its bar or cells, from their left edge. Plotly would read `<` as a tag."""
    return {
        "text": text.replace("&", "&amp;").replace("<", "&lt;"),
        "x": x,
        "xanchor": "left",
        "xshift": -2,
        "y": y,
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": TEXT_SIZE, "color": PAGE_INK},
    }


def _layout(height: int) -> Figure:
    return {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "showlegend": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
    }


def _axis(**fields: object) -> Figure:
    return {
        "fixedrange": True,
        "zeroline": False,
        "automargin": True,
        "tickfont": {"size": TICK_SIZE, "color": PAGE_INK},
        **fields,
    }
