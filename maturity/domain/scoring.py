"""From answers to scores, stages and what stands behind them. Not what would raise them.

How a score comes about, in words an officer can repeat:

- **Average.** A theme's average is the weighted mean of its levels. Not applicable leaves the sum;
  unanswered and don't know leave it too, but widen the interval.
- **Interval.** The lowest and the highest average that the missing answers could still lead to.
- **Overall.** The weighted mean of the themes, never of all questions: a theme with more questions
  does not count for more.
- **Stage of a theme.** The highest level that every foundation question reaches and that enough of
  the questions, by weight, reach (`weight_share`). A missing answer counts as level 0 here.
- **Overall stage.** The highest stage that enough themes, by weight, have reached (`theme_share`),
  while no theme is more than one stage behind it.
- **Comparable.** Every question has a level or does not apply, and no theme has more than a fifth
  of its weight set aside as not applicable.
- **Evidenced.** The same average over levels cut down to what their evidence supports.

All numbers are exact fractions of the top level, between 0 and 1. Rounding happens once, to whole
permille, half to even. Source of the rules: docs/scoring.md.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, sqrt

from maturity.domain.assessment import Answer, Answers, NoLevel, answer_to
from maturity.domain.evidence import count_evidence, supported_level
from maturity.domain.next_stage import (
    NextStage,
    Standing,
    needed_weight,
    next_overall_stage,
    next_theme_stage,
)
from maturity.domain.questionnaire import Question, Questionnaire, Theme, exact
from maturity.domain.scorecard import Gap, GapKind, Score, Scorecard, ThemeResult

NOT_APPLICABLE_CAP = Fraction(1, 5)
"""Share of a theme's weight that may be not applicable in a comparable round."""

REANSWER_NOISE = 0.2
"""Chance that the same people, asked again, land one level off."""

NINETY_FIVE_PERCENT = 1.96


@dataclass(frozen=True)
class Mark:
    """One question as scoring sees it, with its weight as a whole number."""

    question: Question
    answer: Answer
    weight: int

    @property
    def standing(self) -> Standing:
        return Standing(self.question.id, self.answer.level or 0, self.weight, self.question.core)


def score(questionnaire: Questionnaire, answers: Answers) -> Scorecard:
    """Score `answers` against every question of `questionnaire`; see this module's words.

    For the light set, pass `questionnaire.light_set()`. Answers to other questions are ignored.
    """
    marks = {theme.id: _marks(theme, answers) for theme in questionnaire.themes}
    themes = tuple(_score_theme(questionnaire, t, marks[t.id]) for t in questionnaire.themes)
    weights = _theme_weights(questionnaire)
    in_force = [(t, w) for t, w in zip(themes, weights, strict=True) if t.stage is not None]
    stage = overall_stage(in_force, exact(questionnaire.stage.theme_share))
    all_marks = [mark for theme in marks.values() for mark in theme]
    return Scorecard(
        score=_overall_score(in_force),
        evidenced=_weighted_mean((t.evidenced, w) for t, w in in_force),
        stage=stage,
        themes=themes,
        held_back_by=_held_back_by(in_force, exact(questionnaire.stage.theme_share), stage),
        next_stage=_next_overall(questionnaire, marks, in_force, stage),
        evidence=count_evidence(questionnaire, [(m.question, m.answer) for m in all_marks]),
        smallest_change=_overall_smallest_change(in_force),
        questions=len(all_marks),
        responded=sum(mark.answer.responded for mark in all_marks),
    )


def _marks(theme: Theme, answers: Answers) -> list[Mark]:
    weights = whole_weights(question.weight for question in theme.questions)
    return [
        Mark(question, answer_to(question.id, answers), weight)
        for question, weight in zip(theme.questions, weights, strict=True)
    ]


def whole_weights(weights: Iterable[float]) -> list[int]:
    """The weights as whole numbers in the same proportions: only proportions matter to a score."""
    fractions = [exact(weight) for weight in weights]
    common = lcm(*(fraction.denominator for fraction in fractions))
    return [f.numerator * (common // f.denominator) for f in fractions]


def _theme_weights(questionnaire: Questionnaire) -> list[int]:
    return whole_weights(theme.weight for theme in questionnaire.themes)


def _score_theme(questionnaire: Questionnaire, theme: Theme, marks: list[Mark]) -> ThemeResult:
    top = questionnaire.top_level
    applicable = [mark for mark in marks if mark.answer.applies]
    standings = [mark.standing for mark in applicable]
    share = exact(questionnaire.stage.weight_share)
    stage = theme_stage(standings, share, top)
    return ThemeResult(
        theme_id=theme.id,
        score=_theme_score(applicable, top, lambda mark: mark.answer.level),
        evidenced=_theme_score(applicable, top, _evidenced_level(questionnaire)).point,
        stage=stage,
        foundation=min((s.level for s in standings if s.core), default=None),
        gaps=tuple(_gaps(theme, marks)),
        strongest=_at_extreme(applicable, max),
        lowest=_at_extreme(applicable, min),
        next_stage=None if stage is None else next_theme_stage(standings, share, top, stage),
        smallest_change=smallest_real_change(_answered_weights(applicable), top),
    )


def _theme_score(applicable: list[Mark], top: int, level_of: Callable[[Mark], int | None]) -> Score:
    if not applicable:
        return Score(None, None, None, Fraction(1))
    levels = [(level_of(mark), mark.weight) for mark in applicable]
    whole = sum(weight for _, weight in levels)
    answered = sum(weight for level, weight in levels if level is not None)
    earned = sum(level * weight for level, weight in levels if level is not None)
    return Score(
        point=Fraction(earned, answered * top) if answered else None,
        low=Fraction(earned, whole * top),
        high=Fraction(earned + (whole - answered) * top, whole * top),
        completeness=Fraction(answered, whole),
    )


def _evidenced_level(questionnaire: Questionnaire) -> Callable[[Mark], int | None]:
    return lambda mark: supported_level(questionnaire.evidence, mark.question, mark.answer)


def theme_stage(standings: list[Standing], share: Fraction, top: int) -> int | None:
    """The highest level that all foundation questions and `share` of the weight reach.

    `standings` are the applicable questions; without any there is no stage.
    """
    if not standings:
        return None
    needed = needed_weight(share, sum(s.weight for s in standings))
    stage = 0
    while stage < top and _reaches(standings, stage + 1, needed):
        stage += 1
    return stage


def _reaches(standings: list[Standing], level: int, needed: int) -> bool:
    foundations = all(s.level >= level for s in standings if s.core)
    return foundations and sum(s.weight for s in standings if s.level >= level) >= needed


def overall_stage(themes: list[tuple[ThemeResult, int]], share: Fraction) -> int | None:
    """The highest stage that `share` of the theme weight reaches with no theme over one behind."""
    stages = [theme.stage for theme, _ in themes if theme.stage is not None]
    return min(_stage_by_share(themes, share), min(stages) + 1) if stages else None


def _stage_by_share(themes: list[tuple[ThemeResult, int]], share: Fraction) -> int:
    """The highest stage that `share` of the theme weight reaches, however far others are behind."""
    stages = [(theme.stage or 0, weight) for theme, weight in themes]
    needed = needed_weight(share, sum(weight for _, weight in stages))
    candidates = sorted({stage for stage, _ in stages}, reverse=True)
    return next(s for s in candidates if sum(w for stage, w in stages if stage >= s) >= needed)


def _held_back_by(
    themes: list[tuple[ThemeResult, int]], share: Fraction, stage: int | None
) -> tuple[str, ...]:
    stages = {theme.stage for theme, _ in themes if theme.stage is not None}
    if stage is None or len(stages) == 1:
        return ()
    lowest = min(stages)
    if stage != lowest and _stage_by_share(themes, share) == stage:
        return ()
    return tuple(theme.theme_id for theme, _ in themes if theme.stage == lowest)


def _overall_score(themes: list[tuple[ThemeResult, int]]) -> Score:
    scores = [(theme.score, weight) for theme, weight in themes]
    completeness = _weighted_mean((s.completeness, w) for s, w in scores)
    return Score(
        point=_weighted_mean((s.point, w) for s, w in scores),
        low=_weighted_mean((s.low, w) for s, w in scores),
        high=_weighted_mean((s.high, w) for s, w in scores),
        completeness=Fraction(1) if completeness is None else completeness,
    )


def _weighted_mean(values: Iterable[tuple[Fraction | None, int]]) -> Fraction | None:
    known = [(value, weight) for value, weight in values if value is not None]
    whole = sum(weight for _, weight in known)
    return sum((v * w for v, w in known), Fraction(0)) / whole if whole else None


def _gaps(theme: Theme, marks: list[Mark]) -> Iterable[Gap]:
    for kind, response in (
        (GapKind.UNANSWERED, NoLevel.UNANSWERED),
        (GapKind.DONT_KNOW, NoLevel.DONT_KNOW),
    ):
        ids = tuple(m.question.id for m in marks if m.answer.response is response)
        if ids:
            yield Gap(kind, theme.id, ids)
    aside = [mark for mark in marks if not mark.answer.applies]
    whole = sum(mark.weight for mark in marks)
    if sum(mark.weight for mark in aside) > NOT_APPLICABLE_CAP * whole:
        yield Gap(GapKind.NOT_APPLICABLE, theme.id, tuple(m.question.id for m in aside))


def _at_extreme(applicable: list[Mark], extreme: Callable[[Iterable[int]], int]) -> tuple[str, ...]:
    levels = {m.question.id: m.answer.level for m in applicable if m.answer.level is not None}
    if not levels:
        return ()
    wanted = extreme(levels.values())
    return tuple(question_id for question_id, level in levels.items() if level == wanted)


def _next_overall(
    questionnaire: Questionnaire,
    marks: dict[str, list[Mark]],
    in_force: list[tuple[ThemeResult, int]],
    stage: int | None,
) -> NextStage | None:
    if stage is None:
        return None
    themes = [
        (theme.theme_id, [m.standing for m in marks[theme.theme_id] if m.answer.applies], weight)
        for theme, weight in in_force
    ]
    return next_overall_stage(themes, questionnaire.stage, questionnaire.top_level, stage)


def _answered_weights(applicable: list[Mark]) -> list[int]:
    return [mark.weight for mark in applicable if mark.answer.level is not None]


def smallest_real_change(weights: list[int], top: int) -> float | None:
    """1.96 x sqrt(2) x SD, with SD = sqrt(p x sum of squared weights) / (L x sum of weights)."""
    if not weights:
        return None
    concentration = Fraction(sum(w * w for w in weights), sum(weights) ** 2)
    return NINETY_FIVE_PERCENT * sqrt(2) * sqrt(REANSWER_NOISE * concentration) / top


def _overall_smallest_change(themes: list[tuple[ThemeResult, int]]) -> float | None:
    known = [(t.smallest_change, w) for t, w in themes if t.smallest_change is not None]
    whole = sum(weight for _, weight in known)
    shares = ((change, Fraction(weight, whole)) for change, weight in known)
    return sqrt(sum((change * share) ** 2 for change, share in shares)) if known else None
