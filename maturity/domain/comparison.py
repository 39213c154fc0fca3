"""Where an organisation stands among published figures. Worked out from those alone, in words.

There is no rank and no percentile: the figures do not say so much.
"""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from maturity.domain.release import (
    GroupFigures,
    IndicatorFigures,
    MissingGroup,
    Quartiles,
    QuestionShares,
    Release,
)

NEAR = 50
"""Permille: published marks are rounded to so much, so that nobody can say more closely."""


class Position(Enum):
    LOWEST_QUARTER = "lowest quarter"
    LOWER_BOUNDARY = "lower boundary"
    LOWER_MIDDLE = "lower middle"
    MIDDLE = "middle"
    UPPER_MIDDLE = "upper middle"
    UPPER_BOUNDARY = "upper boundary"
    HIGHEST_QUARTER = "highest quarter"


@dataclass(frozen=True)
class Standing:
    """`own` is permille. `measure` is a theme's id, and empty for the overall average."""

    measure: str
    own: int
    quartiles: Quartiles
    position: Position


@dataclass(frozen=True)
class GroupComparison:
    """One available group and how the organisation stands in it, overall first."""

    group: GroupFigures
    standings: tuple[Standing, ...]


def position(own: int, quartiles: Quartiles) -> Position:
    """`own` in permille. Within NEAR of the median is the middle, of a quartile its boundary."""
    if abs(own - quartiles.median) <= NEAR:
        return Position.MIDDLE
    if own < quartiles.median:
        return _below(own, quartiles.lower)
    return _above(own, quartiles.upper)


def _below(own: int, lower: int) -> Position:
    if abs(own - lower) <= NEAR:
        return Position.LOWER_BOUNDARY
    return Position.LOWEST_QUARTER if own < lower else Position.LOWER_MIDDLE


def _above(own: int, upper: int) -> Position:
    if abs(own - upper) <= NEAR:
        return Position.UPPER_BOUNDARY
    return Position.HIGHEST_QUARTER if own > upper else Position.UPPER_MIDDLE


@dataclass(frozen=True)
class QuestionStanding:
    """`own` is None where it does not apply."""

    own: int | None
    shares: QuestionShares


@dataclass(frozen=True)
class IndicatorStanding:
    """`own` is in the indicator's unit, None where the organisation has not entered it."""

    own: Fraction | None
    figures: IndicatorFigures


class NotCompared(Enum):
    """Why there is nothing to compare."""

    NO_RELEASE = "no release"
    INCOMPLETE = "incomplete"
    OTHER_FAMILY = "other family"


@dataclass(frozen=True)
class Comparison:
    """All that a release says about one organisation's round.

    `groups` are those that it is in and that are published, `missing` those that it is in and that
    are not. Of another edition, only what is unchanged is in it; `changed` are the questions that
    are not compared. `contributions` is a band, and is filled only before the first release.
    """

    release: Release | None
    groups: tuple[GroupComparison, ...] = ()
    missing: tuple[MissingGroup, ...] = ()
    questions: tuple[QuestionStanding, ...] = ()
    indicators: tuple[IndicatorStanding, ...] = ()
    changed: tuple[str, ...] = ()
    because: NotCompared | None = None
    contributions: int = 0
