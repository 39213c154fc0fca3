"""What is asked: a questionnaire, its themes, questions and levels. Not what anybody answered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from maturity.domain.indicator import Indicator
from maturity.domain.law import LegalCheck, LegalNote, Reference


@dataclass(frozen=True)
class Level:
    """One step of the scale that all questions share; 0 is the lowest.

    `as_stage` is its name in a result's headline, where that differs.
    """

    __pydantic_config__ = {"extra": "forbid"}

    value: int
    name: str
    meaning: str
    as_stage: str = ""


@dataclass(frozen=True)
class Question:
    """One question with a descriptor for each level, level 0 first.

    `meaning` rises when a later edition changes what the question means; wording may be corrected
    without. `core` marks a foundation question, `light` one of the set that everybody answers.
    `document_supports` is the highest level that a document can show, where it differs from the
    questionnaire's own cap.
    """

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    title: str
    text: str
    levels: tuple[str, ...]
    weight: float = 1
    meaning: int = 1
    core: bool = False
    light: bool = False
    document_supports: int | None = None
    why: str = ""
    evidence: tuple[str, ...] = ()
    trap: str = ""
    probes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    legal_notes: tuple[LegalNote, ...] = ()


@dataclass(frozen=True)
class Clause:
    """Half a sentence about a theme, true from a stage upwards. Used to open a result."""

    __pydantic_config__ = {"extra": "forbid"}

    from_stage: int
    text: str


@dataclass(frozen=True)
class Theme:
    """A group of questions that is scored together."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    title: str
    weight: float = 1
    summary: str = ""
    opening: tuple[Clause, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class StageRule:
    """The two constants of the stage: shares of question weight and of theme weight, in (0, 1]."""

    __pydantic_config__ = {"extra": "forbid"}

    weight_share: float
    theme_share: float


@dataclass(frozen=True)
class EvidenceCaps:
    """The highest level that each kind of evidence supports; None caps nothing."""

    __pydantic_config__ = {"extra": "forbid"}

    word: int | None = None
    document: int | None = None
    records: int | None = None


@dataclass(frozen=True)
class Definition:
    """A word that descriptors use in a fixed sense, explained before the questions."""

    __pydantic_config__ = {"extra": "forbid"}

    term: str
    text: str


@dataclass(frozen=True)
class Opening:
    """How the clauses of two best themes and the lowest become one sentence.

    `level` is used when the three stand at the same clause, `lead` when only the best is ahead of
    the lowest, `contrast` otherwise. Each names {best}, {second} and {lowest}.
    """

    __pydantic_config__ = {"extra": "forbid"}

    contrast: str
    lead: str
    level: str


@dataclass(frozen=True)
class Questionnaire:
    """One edition of a question bank. Its meaning never changes once somebody has answered it."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    family: str
    edition: str | int
    title: str
    language: str
    licence: str
    stage: StageRule
    levels: tuple[Level, ...]
    themes: tuple[Theme, ...]
    follows: str | None = None
    retired: tuple[str, ...] = ()
    evidence: EvidenceCaps | None = None
    good_result: str = ""
    opening: Opening | None = None
    definitions: tuple[Definition, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    legal_checks: tuple[LegalCheck, ...] = ()

    @property
    def top_level(self) -> int:
        """L, the highest level."""
        return len(self.levels) - 1

    @property
    def questions(self) -> Iterator[Question]:
        return (question for theme in self.themes for question in theme.questions)

    def light_set(self) -> "Questionnaire":
        """The same questionnaire with its light questions only; a theme without any is left out."""
        themes = (
            replace(theme, questions=tuple(q for q in theme.questions if q.light))
            for theme in self.themes
        )
        return replace(self, themes=tuple(theme for theme in themes if theme.questions))


@lru_cache
def exact(number: float) -> Fraction:
    """The decimal that was written in the content file, without binary rounding: 0.6 is 3/5."""
    return Fraction(str(number))
