"""Charts of files: what they draw, that they are readable, and that a label is only a label."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.documents import charts
from maturity.documents.blocks import Bar, BarChart, Cell, CellRow, HeatMap, Marks
from maturity.documents.charts import bar_chart_svg, cell_colours, heat_map_svg
from maturity.web import charts as on_screen
from tests.documents.colours import contrast
from tests.documents.sample_documents import HOSTILE, LONG_WORD, TICKS, bars, cells

SVG = "{http://www.w3.org/2000/svg}"
WHITE = "#ffffff"


def drawn(svg: str) -> ET.Element:
    """As an XML reader takes it, which is stricter than a browser."""
    return ET.fromstring(svg)  # noqa: S314


def texts(svg: str) -> list[str]:
    return [found.text or "" for found in drawn(svg).iter(f"{SVG}text")]


def widths(svg: str) -> list[float]:
    """Of bars or cells, in percent of the chart."""
    return [float(r.attrib["width"].rstrip("%")) for r in drawn(svg).iter(f"{SVG}rect")]


def intervals(svg: str) -> list[tuple[float, float]]:
    lines = drawn(svg).iterfind(f"{SVG}line[@class='interval']")
    spans = [(float(e.attrib["x1"].rstrip("%")), float(e.attrib["x2"].rstrip("%"))) for e in lines]
    return [(start, end) for start, end in spans if start != end]


def test_a_bar_is_as_long_as_its_value() -> None:
    assert widths(bar_chart_svg(bars())) == [64.0, 42.0, 0.0]


def test_a_bar_of_nothing_is_still_seen_and_one_without_a_value_is_not_drawn() -> None:
    svg = bar_chart_svg(bars())

    begins = [e for e in drawn(svg).iterfind(f"{SVG}line[@class='bar']") if e.attrib["x1"] == "0%"]
    assert len(begins) == 3
    assert "Impact: not answered yet" in texts(svg)


def test_an_interval_is_a_line_from_the_lowest_to_the_highest_with_two_ends() -> None:
    svg = bar_chart_svg(bars())

    assert intervals(svg) == [(28.0, 72.0)]
    assert len(drawn(svg).findall(f"{SVG}line[@class='interval']")) == 3


MARKED = BarChart("A bar.", (Bar("Overall", 2.0, marks=Marks(1.5, 2.5, 3.0)),), TICKS)


def test_marks_are_a_line_from_quartile_to_quartile_and_a_dot_at_the_median() -> None:
    svg = bar_chart_svg(MARKED)

    assert widths(svg) == [40.0]
    assert intervals(svg) == [(30.0, 60.0)]
    dots = drawn(svg).findall(f"{SVG}circle")
    assert [dot.attrib["cx"] for dot in dots] == ["50.0%"]


def test_marks_stand_below_their_bar_and_above_the_axis() -> None:
    svg = drawn(bar_chart_svg(MARKED))

    bar = next(svg.iter(f"{SVG}rect")).attrib
    dot = next(svg.iter(f"{SVG}circle")).attrib
    axis = min(float(t.attrib["y"]) for t in svg.iter(f"{SVG}text") if t.text == "0")
    below, reach = float(bar["y"]) + float(bar["height"]), float(dot["r"])
    assert below < float(dot["cy"]) - reach
    assert float(dot["cy"]) + reach < axis - charts.SMALL


def test_a_chart_without_marks_is_as_it_was() -> None:
    assert not drawn(bar_chart_svg(bars())).findall(f"{SVG}circle")


def test_the_axis_has_a_number_and_a_name_for_each_level() -> None:
    found = texts(bar_chart_svg(bars()))

    assert [text for text in found if text in TICKS] == list(TICKS)
    assert [text for text in found if text.isdigit()] == list("012345")


def test_a_cell_says_what_its_colour_means() -> None:
    svg = heat_map_svg(cells())

    assert texts(svg)[:10] == ["Policy", "0", "1", "2", "3", "4", "5", "?", "n/a", "-"]
    fills = [rect.attrib["fill"] for rect in drawn(svg).iter(f"{SVG}rect")][:9]
    assert fills[:6] == cell_colours(5)[1:]
    assert set(fills[6:]) == {cell_colours(5)[0]}


def test_a_cell_without_a_level_has_a_broken_edge_so_that_it_differs_in_grey() -> None:
    rects = list(drawn(heat_map_svg(cells())).iter(f"{SVG}rect"))[:9]

    assert ["stroke-dasharray" in rect.attrib for rect in rects] == [False] * 6 + [True] * 3


def test_rows_of_different_length_have_cells_of_the_same_width() -> None:
    assert len(set(widths(heat_map_svg(cells())))) == 1


def test_a_chart_says_in_words_what_it_shows() -> None:
    for svg, chart in ((bar_chart_svg(bars()), bars()), (heat_map_svg(cells()), cells())):
        assert drawn(svg).attrib["role"] == "img"
        assert drawn(svg).findtext(f"{SVG}title") == chart.alt


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_label_is_only_a_label(text: str) -> None:
    harmless = [e.tag for e in drawn(bar_chart_svg(bars("Policy"))).iter() if e.tag != f"{SVG}text"]

    svg = bar_chart_svg(bars(text))

    assert [e.tag for e in drawn(svg).iter() if e.tag != f"{SVG}text"] == harmless
    assert drawn(heat_map_svg(cells(text))) is not None


def test_a_long_label_takes_lines_and_makes_the_chart_higher() -> None:
    short, long = bar_chart_svg(bars()), bar_chart_svg(bars(LONG_WORD))

    assert max(map(len, texts(long))) <= charts.WRAP
    assert float(drawn(long).attrib["height"]) > float(drawn(short).attrib["height"]) + 1_000


def test_a_chart_of_nothing_is_drawn() -> None:
    assert drawn(bar_chart_svg(BarChart("Nothing.", (), ()))) is not None
    assert drawn(heat_map_svg(HeatMap("Nothing.", (), 5))) is not None
    assert drawn(heat_map_svg(HeatMap("None.", (CellRow("a", ()),), 0))) is not None


@given(st.floats(-9, 9), st.floats(-9, 9), st.integers(1, 9))
def test_nothing_is_drawn_beyond_the_chart(value: float, low: float, top: int) -> None:
    marked = Bar("b", value, marks=Marks(low, value, value))
    chart = BarChart("A bar.", (Bar("a", value, low, value), marked), ("",) * (top + 1))

    svg = bar_chart_svg(chart)

    shares = [float(share) for share in re.findall(r'(?:x|x1|x2|cx|width)="(-?[\d.]+)%"', svg)]
    assert all(0 <= share <= 100 for share in shares)


def test_edges_and_text_stand_out() -> None:
    """WCAG 1.4.11 asks for 3:1 of what carries meaning, 1.4.3 for 4.5:1 of text."""
    for colour in cell_colours(5):
        assert contrast(charts.INK, colour) >= 4.5
    for colour in (charts.BAR, charts.LINE):
        assert contrast(colour, WHITE) >= 3
    for colour in (charts.INK, charts.SOFT):
        assert contrast(colour, WHITE) >= 4.5


def test_levels_get_darker_so_that_they_differ_in_grey() -> None:
    steps = [contrast(colour, WHITE) for colour in cell_colours(5)[1:]]

    assert steps == sorted(steps)
    assert len(set(steps)) == 6


def test_files_and_the_screen_have_the_same_colours_of_bars_and_levels() -> None:
    assert (charts.BAR, charts.LINE, charts.INK) == (on_screen.BAR, on_screen.LINE, on_screen.INK)
    assert cell_colours(5)[1:] == on_screen.cell_colours(5)[1:]


def test_a_percent_sign_or_bracket_in_a_cell_is_text() -> None:
    svg = heat_map_svg(HeatMap("a", (CellRow("<b>", (Cell("<5 & %", 1),)),), 5))

    assert texts(svg) == ["<b>", "<5 & %"]
