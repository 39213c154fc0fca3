"""Figures of other sources, shown before there is a benchmark: what they are, and whose."""

import pytest

from maturity.documents.blocks import Bullets
from maturity.documents.links import web_address
from maturity.documents.reference_lines_text import (
    FAMILY,
    PublishedLine,
    published_lines,
    reference_lines,
)
from tests.documents.sample_results import shipped

COUNCIL = ("Borough Council", "District Council", "County Council", "Lewisham", "Manchester")


@pytest.mark.parametrize("line", published_lines(), ids=lambda line: f"{line.source} {line.year}")
def test_each_has_a_source_a_year_a_base_and_an_address(line: PublishedLine) -> None:
    assert line.text.endswith(".")
    assert line.source
    assert line.base
    assert 2010 <= line.year <= 2026
    assert web_address(line.url) == line.url


@pytest.mark.parametrize("line", published_lines(), ids=lambda line: f"{line.source} {line.year}")
def test_none_is_one_councils_figure_or_anybodys_delivery(line: PublishedLine) -> None:
    said = f"{line.text} {line.base} {line.source}"

    assert not any(name in said for name in COUNCIL)
    assert "deliver" not in said


def test_they_are_shown_with_the_questions_that_they_are_about_and_no_others() -> None:
    shown = [b for b in reference_lines(shipped().family) if isinstance(b, Bullets)]

    assert shipped().family == FAMILY
    assert len(shown[0].items) == len(published_lines())
    assert shown[0].items[0].detail.endswith(", 2025")
    assert tuple(reference_lines("tea")) == ()
