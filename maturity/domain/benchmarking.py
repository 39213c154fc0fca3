"""Published statistics of a set of records: quartiles, shares, numbers as bands. All exact.

Not whether they may be published: that is publishable.py's and disclosure.py's.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from maturity.domain.contribution import Record
from maturity.domain.questionnaire import exact
from maturity.domain.release import Quartiles

STEP = 50
"""Permille: averages are published in steps of 5 of 100."""

Histogram = Mapping[str, int]
"""How many records have a value, by its text. A private record keeps it."""

NOT_APPLICABLE = "na"
OVERALL, THEME, QUESTION = "overall", "theme:", "question:"
"""Measures: the overall average, a theme's and the levels of a question, with its id."""

_AT_NO_LEVEL = -1


def hazen(values: Iterable[tuple[Fraction | int, int]], quarter: int) -> Fraction:
    """The quantile at `quarter` quarters of values with their counts, which come in order.

    Hazen's method: the i-th of n values stands at (i - 1/2) / n, and between two of them the
    quantile goes evenly from one to the other.
    """
    counted = list(values)
    upto = list(accumulate(count for _, count in counted))
    place = Fraction(upto[-1] * quarter, 4) + Fraction(1, 2)
    place = min(max(place, Fraction(1)), Fraction(upto[-1]))
    low = _value_at(counted, upto, int(place))
    high = _value_at(counted, upto, min(int(place) + 1, upto[-1]))
    return low + (high - low) * (place - int(place))


def _value_at(
    counted: Sequence[tuple[Fraction | int, int]], upto: Sequence[int], place: int
) -> Fraction:
    return Fraction(next(v for (v, _), n in zip(counted, upto, strict=True) if n >= place))


def quartiles(histogram: Histogram) -> Quartiles:
    """Of permille, rounded to STEP, halves to the even neighbour."""
    counted = sorted((int(value), count) for value, count in histogram.items())
    return Quartiles(*(_round(hazen(counted, quarter), STEP) for quarter in (1, 2, 3)))


def _round(value: Fraction, step: int) -> int:
    return round(value / step) * step


def figure_quartiles(histogram: Histogram, step: str) -> tuple[Decimal, Decimal, Decimal]:
    """Of an indicator's figures, rounded to its step, halves to the even neighbour."""
    counted = sorted((Fraction(value), count) for value, count in histogram.items())
    lower, median, upper = (
        round(hazen(counted, quarter) / Fraction(step)) * Decimal(step) for quarter in (1, 2, 3)
    )
    return lower, median, upper


def band(number: int) -> int:
    """25 says 25 to 29."""
    return number - number % 5


def share(part: int, whole: int) -> int:
    """Percent in steps of 10: 10 is ten or fewer, 90 is ninety or more.

    Otherwise a share of nobody or of everybody would say what each of them answered.
    """
    return min(90, max(10, _round(Fraction(100 * part, whole), 10)))


def share_at_least(histogram: Histogram, level: int) -> int:
    """Of all, also of those at no level."""
    reached = (n for at, n in histogram.items() if at != NOT_APPLICABLE and int(at) >= level)
    return share(sum(reached), sum(histogram.values()))


def share_not_applicable(histogram: Histogram) -> int:
    return share(histogram.get(NOT_APPLICABLE, 0), sum(histogram.values()))


def step_text(step: float) -> str:
    """The step of an indicator as it was written: 5 and 5.0 are the same."""
    found = exact(step)
    return str(found) if found.denominator == 1 else str(Decimal(str(step)))


class Table:
    """The averages and levels of many records as columns of numbers, to count any set of them.

    Counting is one pass of numpy over a column; it takes the place of sorting each group anew.
    """

    def __init__(
        self, records: Sequence[Record], themes: Iterable[str], questions: Iterable[str]
    ) -> None:
        self._row = {record.id: number for number, record in enumerate(records)}
        self._averages = {OVERALL: _column(record.overall for record in records)}
        for theme in themes:
            column = _column(record.themes[theme] for record in records)
            self._averages[THEME + theme] = column
        self._levels = {
            question_measure(question): _column(
                _level(record.levels[question]) for record in records
            )
            for question in questions
        }

    def has(self, record_ids: frozenset[str]) -> bool:
        return record_ids <= self._row.keys()

    def averages(self, record_ids: Collection[str]) -> dict[str, dict[str, int]]:
        """A histogram of each average, by measure."""
        rows = self._rows(record_ids)
        return {name: _counted(column[rows]) for name, column in self._averages.items()}

    def levels(self, record_ids: Collection[str]) -> dict[str, dict[str, int]]:
        """A histogram of the levels of each question, by measure."""
        rows = self._rows(record_ids)
        return {name: _counted(column[rows]) for name, column in self._levels.items()}

    def _rows(self, record_ids: Collection[str]) -> NDArray[np.int64]:
        return _column(self._row[record_id] for record_id in record_ids)


def question_measure(question_id: str) -> str:
    return QUESTION + question_id


def named(measures: Iterable[str], kind: str) -> list[tuple[str, str]]:
    """The themes or the questions among the measures: their ids, and the measures."""
    return [(m.removeprefix(kind), m) for m in measures if m.startswith(kind)]


def _column(values: Iterable[int]) -> NDArray[np.int64]:
    return np.fromiter(values, dtype=np.int64)


def _level(level: int | None) -> int:
    return _AT_NO_LEVEL if level is None else level


def _counted(values: NDArray[np.int64]) -> dict[str, int]:
    counts = np.bincount(values - _AT_NO_LEVEL)
    found = {int(place) + _AT_NO_LEVEL: int(counts[place]) for place in np.flatnonzero(counts)}
    return {NOT_APPLICABLE if v == _AT_NO_LEVEL else str(v): n for v, n in found.items()}


def varied(histogram: Histogram) -> bool:
    """At least two are not at the most common value: what all have in common can be read off."""
    return sum(histogram.values()) - max(histogram.values(), default=0) >= 2
