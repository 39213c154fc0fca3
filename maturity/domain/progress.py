"""What changed between two rounds, facts first. The averages come second and may say nothing.

Rounds are compared over the questions that both asked with the same id and the same meaning number,
and to which both gave a level. A difference of averages counts as clear only when it is larger than
answering twice would make it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from maturity.domain.assessment import Answer, Answers, answer_to
from maturity.domain.questionnaire import Question, Questionnaire
from maturity.domain.scoring import score


@dataclass(frozen=True)
class Round:
    """One organisation's answers to one questionnaire, already cut to what was asked."""

    questionnaire: Questionnaire
    answers: Answers


@dataclass(frozen=True)
class Change:
    """A question with a level in both rounds. `with_records`: records or a check back it now."""

    question_id: str
    before: int
    after: int
    with_records: bool


class Why(Enum):
    """Why a question with a level before cannot be compared now."""

    GONE = "gone"
    MEANING = "meaning"
    NO_LEVEL = "no_level"


@dataclass(frozen=True)
class Incomparable:
    question_id: str
    why: Why


@dataclass(frozen=True)
class AverageChange:
    """Averages over the compared questions, as fractions of the top level, or None without any."""

    before: Fraction | None
    after: Fraction | None
    smallest_change: float | None

    @property
    def clear(self) -> bool:
        """True when the difference is larger than the noise of answering twice."""
        if self.before is None or self.after is None or self.smallest_change is None:
            return False
        return abs(self.after - self.before) > self.smallest_change


@dataclass(frozen=True)
class ThemeChange:
    theme_id: str
    average: AverageChange


@dataclass(frozen=True)
class Progress:
    """`rose`, `fell` and `same` make up the compared questions; `new` has a level only now."""

    rose: tuple[Change, ...]
    fell: tuple[Change, ...]
    same: tuple[Change, ...]
    new: tuple[str, ...]
    incomparable: tuple[Incomparable, ...]
    overall: AverageChange
    themes: tuple[ThemeChange, ...]


def progress(before: Round, after: Round) -> Progress:
    """Compare two rounds. The caller makes sure that they belong to one family."""
    changes = tuple(_changes(before, after))
    compared = {change.question_id for change in changes}
    then, now = (_cut(after.questionnaire, round_.answers, compared) for round_ in (before, after))
    return Progress(
        rose=tuple(c for c in changes if c.after > c.before),
        fell=tuple(c for c in changes if c.after < c.before),
        same=tuple(c for c in changes if c.after == c.before),
        new=tuple(_new(after, compared)),
        incomparable=tuple(_incomparable(before, after, compared)),
        overall=_overall_change(then, now),
        themes=tuple(_theme_changes(then, now)),
    )


def _changes(before: Round, after: Round) -> Iterable[Change]:
    earlier = {question.id: question for question in before.questionnaire.questions}
    for question in after.questionnaire.questions:
        then, now = (answer_to(question.id, r.answers) for r in (before, after))
        old = earlier.get(question.id)
        if old is None or not _same_meaning(before, old, after, question):
            continue
        if then.level is not None and now.level is not None:
            yield Change(question.id, then.level, now.level, _has_records(now))


def _same_meaning(before: Round, old: Question, after: Round, new: Question) -> bool:
    same_scale = before.questionnaire.top_level == after.questionnaire.top_level
    return same_scale and old.meaning == new.meaning


def _has_records(answer: Answer) -> bool:
    return answer.evidence in ("records", "checked")


def _new(after: Round, compared: set[str]) -> Iterable[str]:
    for question in after.questionnaire.questions:
        if question.id not in compared and answer_to(question.id, after.answers).level is not None:
            yield question.id


def _incomparable(before: Round, after: Round, compared: set[str]) -> Iterable[Incomparable]:
    later = {question.id: question for question in after.questionnaire.questions}
    for question in before.questionnaire.questions:
        if question.id in compared or answer_to(question.id, before.answers).level is None:
            continue
        if question.id not in later:
            yield Incomparable(question.id, Why.GONE)
        elif not _same_meaning(before, question, after, later[question.id]):
            yield Incomparable(question.id, Why.MEANING)
        else:
            yield Incomparable(question.id, Why.NO_LEVEL)


def _cut(questionnaire: Questionnaire, answers: Answers, compared: set[str]) -> Round:
    """Both rounds on the later questionnaire's weights, over the compared questions alone."""
    themes = (
        replace(theme, questions=tuple(q for q in theme.questions if q.id in compared))
        for theme in questionnaire.themes
    )
    return Round(replace(questionnaire, themes=tuple(t for t in themes if t.questions)), answers)


def _overall_change(before: Round, after: Round) -> AverageChange:
    then, now = (score(r.questionnaire, r.answers) for r in (before, after))
    return AverageChange(then.score.point, now.score.point, now.smallest_change)


def _theme_changes(before: Round, after: Round) -> Iterable[ThemeChange]:
    then, now = (score(r.questionnaire, r.answers).themes for r in (before, after))
    for old, new in zip(then, now, strict=True):
        average = AverageChange(old.score.point, new.score.point, new.smallest_change)
        yield ThemeChange(new.theme_id, average)
