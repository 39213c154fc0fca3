"""A release: the published figures of the benchmark, and nothing that is not published.

Averages are permille of the top level in steps of 50, shares percent in steps of 10, and numbers of
organisations are rounded down to a multiple of five. What a reader may not know is in ledger.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from maturity.domain.peer_group import Family

LEAST = 10
"""k: fewer organisations are never published. It can be raised, and never lowered."""

LEAST_FOR_QUESTIONS = 20

HeldBecause = Literal["few", "complement", "change", "audit"]
"""Fewer than k; the groups that are missing would add up to fewer than k; too little changed since
it was last published, and there are no older figures that may be shown; the audit found a leak, or
all in the group, beside it or new to it are alike."""


@dataclass(frozen=True)
class Quartiles:
    """Lower quartile, median and upper quartile."""

    lower: int
    median: int
    upper: int


@dataclass(frozen=True)
class GroupFigures:
    """`members` is a band: 25 says 25 to 29. `as_of` is the cut-off that the figures are of: where
    too little changed since, they are those of an earlier release.
    """

    id: str
    family: Family
    pool: str
    members: int
    as_of: date
    overall: Quartiles
    themes: Mapping[str, Quartiles]


@dataclass(frozen=True)
class MissingGroup:
    id: str
    family: Family
    pool: str
    because: HeldBecause


@dataclass(frozen=True)
class QuestionShares:
    """Of all councils of the national group: `at_least[0]` is the share at level 1 or higher.

    10 says ten percent or fewer, 90 says ninety or more. Councils to whom it does not apply are
    counted as being at no level; `not_applicable` is their share.
    """

    question_id: str
    meaning: int
    at_least: tuple[int, ...]
    not_applicable: int
    members: int
    as_of: date


@dataclass(frozen=True)
class IndicatorFigures:
    """Of each council's own figure, in the indicator's unit and rounded to its `publish_step`."""

    indicator_id: str
    members: int
    as_of: date
    lower: Decimal
    median: Decimal
    upper: Decimal


@dataclass(frozen=True)
class Movement:
    """The councils that are in this release and in the one before it, then and now. Like for like:
    whoever joined or left is in neither. `mature` is the share at level 3 or higher, by question.
    """

    since: date
    members: int
    overall: tuple[Quartiles, Quartiles]
    themes: Mapping[str, tuple[Quartiles, Quartiles]]
    mature: Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Release:
    """`id` is its cut-off as text, with the edition. `contributions` is a band.

    `invented` releases are made of invented organisations, and say so wherever they are shown.
    """

    id: str
    questionnaire_id: str
    family: str
    edition: str
    content_hash: str
    cut_off: date
    k: int
    contributions: int
    groups: tuple[GroupFigures, ...]
    missing: tuple[MissingGroup, ...]
    questions: tuple[QuestionShares, ...]
    indicators: tuple[IndicatorFigures, ...]
    movement: Movement | None = None
    invented: bool = False
