"""Published figures from the histograms that a private record keeps. Not who is in them.

The same functions make a release and check one, so that both mean the same.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from maturity.domain.benchmarking import (
    OVERALL,
    THEME,
    Histogram,
    band,
    figure_quartiles,
    named,
    quartiles,
    share_at_least,
    share_not_applicable,
)
from maturity.domain.ledger import PublishedSet
from maturity.domain.peer_group import PeerGroup
from maturity.domain.questionnaire import Question
from maturity.domain.release import GroupFigures, IndicatorFigures, QuestionShares

_STEPS = "in steps of "

Histograms = Mapping[str, Histogram]


def group_figures(group: PeerGroup, histograms: Histograms, as_of: date) -> GroupFigures:
    return GroupFigures(
        id=group.id,
        family=group.family,
        pool=group.pool,
        members=band(sum(histograms[OVERALL].values())),
        as_of=as_of,
        overall=quartiles(histograms[OVERALL]),
        themes={
            theme: quartiles(histograms[measure]) for theme, measure in named(histograms, THEME)
        },
    )


def question_shares(
    question: Question, top: int, histogram: Histogram, as_of: date
) -> QuestionShares:
    return QuestionShares(
        question_id=question.id,
        meaning=question.meaning,
        at_least=tuple(share_at_least(histogram, level) for level in range(1, top + 1)),
        not_applicable=share_not_applicable(histogram),
        members=band(sum(histogram.values())),
        as_of=as_of,
    )


def figures_measure(step: str) -> str:
    """The name of an indicator's histogram, which says how its figures are rounded."""
    return _STEPS + step


def indicator_figures(one: PublishedSet, as_of: date) -> IndicatorFigures:
    ((measure, histogram),) = one.histograms.items()
    lower, median, upper = figure_quartiles(histogram, measure.removeprefix(_STEPS))
    return IndicatorFigures(
        indicator_id=one.variable.removeprefix("indicator:"),
        members=band(sum(histogram.values())),
        as_of=as_of,
        lower=Decimal(lower),
        median=Decimal(median),
        upper=Decimal(upper),
    )
