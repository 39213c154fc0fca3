"""Whether figures follow from the levels they came with. Not how a file with them is read."""

from collections.abc import Mapping
from fractions import Fraction

from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.scorecard import Scorecard, permille
from maturity.domain.scoring import score

Levels = Mapping[str, int | None]
"""Every question of the light set by its id, None where it does not apply."""


def recomputed(questionnaire: Questionnaire, levels: Levels) -> tuple[Mapping[str, int], int]:
    """Permille over the light set: each theme's average, and the overall one.

    A theme in which nothing applies has no average. Only comparable levels always have all.
    """
    card = _scored(questionnaire, levels)
    points = {theme.theme_id: theme.score.point for theme in card.themes}
    themes = {theme_id: permille(point) for theme_id, point in points.items() if point is not None}
    return themes, permille(card.score.point or Fraction(0))


def is_comparable(questionnaire: Questionnaire, levels: Levels) -> bool:
    """Exactly the light set, every level on the scale, and little enough set aside."""
    asked = {question.id for question in questionnaire.light_set().questions}
    scale = range(questionnaire.top_level + 1)
    on_scale = all(level is None or level in scale for level in levels.values())
    return levels.keys() == asked and on_scale and _scored(questionnaire, levels).comparable


def _scored(questionnaire: Questionnaire, levels: Levels) -> Scorecard:
    answers = {
        question_id: Answer(NoLevel.NOT_APPLICABLE if level is None else level)
        for question_id, level in levels.items()
    }
    return score(questionnaire.light_set(), answers)
