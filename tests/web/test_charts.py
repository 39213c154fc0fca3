"""The charts of a result: what they draw, that text reads on every colour, and that they fit."""

import re

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.elements.lib import streamlit_plotly_theme

from maturity.documents.blocks import Bar, BarChart, Cell, CellRow, HeatMap, Marks
from maturity.web.charts import BAR, INK, LINE, PAGE_INK, bar_figure, cell_colours, heat_figure

LIGHT_PAGE, DARK_PAGE = "#ffffff", "#191817"
TICKS = ("Not in place", "Minimum", "Developing", "Mature", "Leader", "Innovator")
BARS = BarChart(
    alt="Two bars.",
    bars=(Bar("Policy: Mature (3.0 of 5)", 3.0), Bar("Impact so far: Minimum", 1.5, 1.0, 2.5)),
    ticks=TICKS,
)
CELLS = HeatMap(
    alt="Two rows.",
    rows=(
        CellRow("Policy", (Cell("3", 3), Cell("?", None))),
        CellRow("Impact", (Cell("0", 0),)),
    ),
    top=5,
)
PHONE = 288
"""Pixels that a screen of 320 leaves for the page's content."""

LETTER = 0.43
"""Of its font's size is a letter of the page's font wide, on average (measured: 0.41)."""


def luminance(colour: str) -> float:
    """As WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def names(figure: go.Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


def test_plotly_accepts_both_figures() -> None:
    assert [trace.type for trace in go.Figure(bar_figure(BARS)).data] == ["bar", "bar"]
    assert [trace.type for trace in go.Figure(heat_figure(CELLS)).data] == ["heatmap"]


def test_bars_run_over_the_whole_scale_and_name_its_levels() -> None:
    figure = go.Figure(bar_figure(BARS))

    low, high = figure.layout.xaxis.range
    assert low < 0
    assert high > 5
    assert figure.layout.xaxis.ticktext[0] == "0 Not in place"
    assert figure.layout.xaxis.ticktext[5] == "5 Innovator"
    assert list(figure.data[0].x) == [3.0, 1.5]


def test_the_first_theme_stands_on_top_and_each_is_named_in_words() -> None:
    for figure in (go.Figure(bar_figure(BARS)), go.Figure(heat_figure(CELLS))):
        bottom, top = figure.layout.yaxis.range
        assert bottom > top
    assert names(go.Figure(bar_figure(BARS))) == [bar.text for bar in BARS.bars]
    assert names(go.Figure(heat_figure(CELLS))) == ["Policy", "Impact"]


def test_only_an_incomplete_theme_has_a_line_for_its_interval() -> None:
    interval = go.Figure(bar_figure(BARS)).data[1]

    assert interval.base[0] is None
    assert interval.x[0] is None
    assert (interval.base[1], interval.base[1] + interval.x[1]) == (1.0, 2.5)


def test_a_theme_without_an_average_has_no_bar_and_keeps_its_name() -> None:
    figure = go.Figure(
        bar_figure(BarChart("One.", (Bar("Impact: not answered yet", None),), TICKS))
    )

    assert figure.data[0].x[0] is None
    assert names(figure) == ["Impact: not answered yet"]


def test_each_cell_has_its_text_and_a_short_row_has_no_cells_at_its_end() -> None:
    cells = go.Figure(heat_figure(CELLS)).data[0]

    assert [list(row) for row in cells.text] == [["3", "?"], ["0", ""]]
    assert [list(row) for row in cells.z] == [[3, -1], [0, None]]


@pytest.mark.parametrize("top", [1, 2, 5, 10])
def test_a_cell_has_the_colour_of_its_level(top: int) -> None:
    cells = tuple(Cell(str(level), level) for level in range(top + 1))

    heat = go.Figure(heat_figure(HeatMap("All.", (CellRow("All", cells),), top))).data[0]

    def drawn(value: int) -> str:
        share = (value - heat.zmin) / (heat.zmax - heat.zmin)
        return str(next(c for edge, c in reversed(heat.colorscale) if edge <= share))

    assert [drawn(level) for level in range(-1, top + 1)] == cell_colours(top)


@given(st.integers(1, 10))
def test_text_reads_on_every_cell_and_levels_darken(top: int) -> None:
    colours = cell_colours(top)

    assert all(contrast(INK, colour) >= 4.5 for colour in colours)
    lights = [luminance(colour) for colour in colours[1:]]
    assert lights == sorted(lights, reverse=True)


@pytest.mark.parametrize("page", [LIGHT_PAGE, DARK_PAGE])
def test_bars_and_lines_stand_out_from_the_page(page: str) -> None:
    assert contrast(BAR, page) >= 3
    assert contrast(LINE, page) >= 3


def test_text_on_the_page_takes_its_colour_from_the_page() -> None:
    figures = (bar_figure(BARS), heat_figure(CELLS))

    assert streamlit_plotly_theme.GRAY_90 == PAGE_INK
    for figure in map(go.Figure, figures):
        assert figure.layout.xaxis.tickfont.color == PAGE_INK
        assert {a.font.color for a in figure.layout.annotations} == {PAGE_INK}


def test_everything_fits_a_phone() -> None:
    longest = "Measurement: Not in place yet (4.0 of 5)"
    bars = go.Figure(bar_figure(BarChart("One.", (Bar(longest, 4.0),), TICKS)))
    row = CellRow("Measurement", tuple(Cell("n/a", None) for _ in range(9)))
    cells = go.Figure(heat_figure(HeatMap("One.", (row,), 5)))

    for figure in (bars, cells):
        margin = figure.layout.margin.l + figure.layout.margin.r
        fonts = [figure.layout.xaxis.tickfont.size, figure.layout.annotations[0].font.size]
        assert margin <= 16
        assert min(fonts) >= 12
    wide = LETTER * bars.layout.annotations[0].font.size * len(longest)
    assert wide <= PHONE * 5.36 / 5.72
    assert 3 * LETTER * cells.data[0].textfont.size <= (PHONE - 16) / 9 - cells.data[0].xgap


def test_a_name_is_never_read_as_markup() -> None:
    hostile = BarChart("One.", (Bar("<b>Tea</b> & <a href='x'>", 1.0),), TICKS)

    assert not re.search("<", names(go.Figure(bar_figure(hostile)))[0])


MARKED = BarChart(
    "Two bars.",
    (Bar("Overall", 2.0, marks=Marks(1.5, 2.5, 3.0)), Bar("Policy", 3.0)),
    TICKS,
)


def test_marks_are_a_line_with_two_ends_and_a_dot_below_their_bar() -> None:
    figure = go.Figure(bar_figure(MARKED))

    line, dot = figure.data[2:]
    assert (line.x, line.y) == ((1.5, 3.0, None), (0.3, 0.3, None))
    assert (dot.x, dot.y) == ((2.5,), (0.3,))
    assert figure.data[0].width / 2 < dot.y[0]
    assert (line.line.color, dot.marker.color) == (LINE, PAGE_INK)


def test_bars_with_marks_have_more_room_and_those_without_keep_theirs() -> None:
    plain = BarChart("Two bars.", tuple(Bar(b.text, b.value) for b in MARKED.bars), TICKS)

    assert bar_figure(MARKED)["layout"]["height"] > bar_figure(plain)["layout"]["height"]
    assert len(bar_figure(plain)["data"]) == 2
