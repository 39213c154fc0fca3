"""An organisation's own figures beside those that councils published together. Never scored."""

from collections.abc import Iterator
from fractions import Fraction

from maturity.documents.benchmark_words import marked
from maturity.documents.blocks import Block, Heading, Paragraph, Table
from maturity.documents.figures import in_unit
from maturity.domain.comparison import Comparison, IndicatorStanding
from maturity.domain.indicator import Indicator
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.release import IndicatorFigures
from maturity.locale import gettext as _


def indicators_part(questionnaire: Questionnaire, comparison: Comparison) -> Iterator[Block]:
    release, standings = comparison.release, comparison.indicators
    if release is None or not standings:
        return
    known = {indicator.id: indicator for indicator in questionnaire.indicators}
    yield Heading(marked(_("Figures"), invented=release.invented))
    yield Paragraph(own_figure_each())
    yield Table(
        marked(_("Your figures beside those of other councils"), invented=release.invented),
        (_("Figure"), _("You"), *figure_headers()),
        tuple(_row(known[s.figures.indicator_id], s) for s in standings),
    )


def own_figure_each() -> str:
    return _(
        "The middle and the quartiles are of each council's own figure. A higher figure is not "
        "better by itself: it depends on what you buy. They change no level."
    )


def figure_headers() -> tuple[str, ...]:
    return (_("Lower quartile"), _("Median"), _("Upper quartile"), _("Councils"))


def figure_cells(indicator: Indicator, figures: IndicatorFigures) -> tuple[str, ...]:
    found = (figures.lower, figures.median, figures.upper)
    return (
        *(in_unit(Fraction(value), indicator.unit) for value in found),
        _("{count} or more").format(count=figures.members),
    )


def _row(indicator: Indicator, standing: IndicatorStanding) -> tuple[str, ...]:
    own = standing.own
    shown = _("not entered") if own is None else in_unit(own, indicator.unit)
    return (indicator.title, shown, *figure_cells(indicator, standing.figures))
