"""The colours of the files: readable in both lights and on paper, and the same in all of them."""

import re

import pytest

from maturity.documents import charts
from maturity.documents.html import TEMPLATES
from tests.documents.colours import contrast

STYLE = (TEMPLATES / "plan.css").read_text(encoding="utf-8")
LIGHT, DARK, PRINT = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{([^}]*)\}", STYLE)
)
LIGHTS = {"light": LIGHT, "dark": LIGHT | DARK, "print": LIGHT | PRINT}

TEXT = [
    *(("ink", "paper"), ("soft", "paper"), ("act", "paper")),
    *(("ink", "tint"), ("soft", "tint"), ("on-cover", "cover")),
]
EDGES = [("edge", "paper"), ("bar", "paper"), ("act", "paper"), ("act", "tint")]

USED = re.compile(r"#[0-9a-f]{6}")


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_stands_out(light: str, text: str, ground: str) -> None:
    colours = LIGHTS[light]

    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_what_carries_meaning_stands_out(light: str, edge: str, ground: str) -> None:
    colours = LIGHTS[light]

    assert contrast(colours[edge], colours[ground]) >= 3


def test_a_page_on_paper_has_the_colours_of_the_page_on_the_screen() -> None:
    pages = {*USED.findall((TEMPLATES / "action_plan.typ").read_text(encoding="utf-8"))}

    assert pages <= {*LIGHT.values()}


def test_a_chart_has_the_colours_of_the_page_around_it() -> None:
    named = {charts.INK, charts.SOFT, charts.BAR, charts.LINE, charts.GRID}

    assert named <= {*LIGHT.values()}
    assert all(
        f"svg {name}" in STYLE for name in (".ink", ".soft", ".interval", ".grid", "rect.bar")
    )
