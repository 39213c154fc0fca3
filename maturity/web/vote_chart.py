"""The counts of a vote as a Plotly figure: an upright bar for each level. No Streamlit."""

from maturity.domain.vote import Counts
from maturity.locale import gettext as _
from maturity.web.charts import BAR, LINE, PAGE_INK, Figure

HEIGHT = 290
COUNT_SIZE, TICK_SIZE = 26, 24
"""Pixels: the back row reads them."""


def vote_figure(counts: Counts, before: Counts | None = None) -> Figure:
    """`before` stands beside it in grey, where both may be shown."""
    both = counts.levels if before is None else (*counts.levels, *before.levels)
    bars = [_bars(counts, BAR, _("Now"))]
    if before is not None:
        bars.insert(0, _bars(before, LINE, _("Before")))
    return {
        "data": bars,
        "layout": {
            "height": HEIGHT,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "barmode": "group",
            "bargap": 0.25,
            "showlegend": before is not None,
            "legend": _legend(),
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "xaxis": _levels(len(counts.levels)),
            "yaxis": {"fixedrange": True, "visible": False, "range": [0, max(both) * 1.2]},
        },
    }


def _legend() -> Figure:
    """Above the bars, as their numbers stand below."""
    font = {"size": TICK_SIZE, "color": PAGE_INK}
    return {"orientation": "h", "yanchor": "bottom", "y": 1, "font": font}


def _levels(count: int) -> Figure:
    """Numbers only: a phone has no room for their names, which stand in the table."""
    return {
        "fixedrange": True,
        "tickvals": list(range(count)),
        "tickfont": {"size": TICK_SIZE, "color": PAGE_INK},
        "automargin": True,
        "showgrid": False,
    }


def _bars(counts: Counts, colour: str, name: str) -> Figure:
    return {
        "type": "bar",
        "name": name,
        "x": list(range(len(counts.levels))),
        "y": list(counts.levels),
        "text": [str(count) if count else "" for count in counts.levels],
        "textposition": "outside",
        "textfont": {"size": COUNT_SIZE, "color": PAGE_INK},
        "cliponaxis": False,
        "marker": {"color": colour},
    }
