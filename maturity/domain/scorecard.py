"""What scoring returns, and how its exact numbers are rounded. No rule that makes them."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from maturity.domain.evidence import EvidenceCount
from maturity.domain.next_stage import NextStage


class GapKind(Enum):
    """Why a round cannot be compared with other organisations."""

    UNANSWERED = "unanswered"
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "na"


@dataclass(frozen=True)
class Gap:
    """Questions of one theme that keep a round from being comparable."""

    kind: GapKind
    theme_id: str
    question_ids: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """An average and its interval, as fractions of the top level; None where nothing applies."""

    point: Fraction | None
    low: Fraction | None
    high: Fraction | None
    completeness: Fraction


@dataclass(frozen=True)
class ThemeResult:
    """How one theme stands. A theme in which nothing applies has no point and no stage.

    `foundation` is the lowest level of its foundation questions, None where none of them applies.
    """

    theme_id: str
    score: Score
    evidenced: Fraction | None
    stage: int | None
    foundation: int | None
    gaps: tuple[Gap, ...]
    strongest: tuple[str, ...]
    lowest: tuple[str, ...]
    next_stage: NextStage | None
    smallest_change: float | None

    @property
    def comparable(self) -> bool:
        return not self.gaps


@dataclass(frozen=True)
class Scorecard:
    """What scoring returns.

    `held_back_by` are the lowest themes, where they alone keep the overall stage down.
    `smallest_change` is the smallest difference of averages, as a fraction of the top level, that
    is more than the noise of answering twice.
    """

    score: Score
    evidenced: Fraction | None
    stage: int | None
    themes: tuple[ThemeResult, ...]
    held_back_by: tuple[str, ...]
    next_stage: NextStage | None
    evidence: EvidenceCount | None
    smallest_change: float | None
    questions: int
    responded: int

    @property
    def comparable(self) -> bool:
        return not self.gaps

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return tuple(gap for theme in self.themes for gap in theme.gaps)


def permille(fraction: Fraction) -> int:
    """A whole number from 0 to 1000, halves to the even neighbour."""
    return round(fraction * 1000)
