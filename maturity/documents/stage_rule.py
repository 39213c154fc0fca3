"""The stage rule in one sentence, made from a questionnaire's own constants."""

from fractions import Fraction
from gettext import gettext as _
from math import ceil

from maturity.documents.figures import number_word
from maturity.domain.questionnaire import Question, Questionnaire, Theme, exact


def stage_rule(questionnaire: Questionnaire) -> str:
    """For the questions asked: pass a light set for the light set's rule."""
    example = questionnaire.levels[min(2, questionnaire.top_level)].name
    return " ".join(
        (
            _("A theme is {level} when {questions} are at {level} or higher.").format(
                level=example, questions=_questions(questionnaire)
            ),
            _(
                "The organisation is where {themes} are, and no theme may be more than one step "
                "behind."
            ).format(themes=_themes(questionnaire)),
        )
    )


def _questions(questionnaire: Questionnaire) -> str:
    share = exact(questionnaire.stage.weight_share)
    foundations = {sum(q.core for q in theme.questions) for theme in questionnaire.themes}
    enough = _enough_questions(questionnaire.themes, share)
    if foundations == {0}:
        return enough
    return _("{foundations} and {enough}").format(
        foundations=_foundations(foundations), enough=enough
    )


def _foundations(counts: set[int]) -> str:
    if counts == {1}:
        return _("its foundation question")
    return (
        _("both its foundation questions") if counts == {2} else _("all its foundation questions")
    )


def _enough_questions(themes: tuple[Theme, ...], share: Fraction) -> str:
    sizes = {len(theme.questions) for theme in themes}
    if len(sizes) == 1 and all(_equal(theme.questions) for theme in themes):
        size = sizes.pop()
        return _("at least {some} of its {all} questions").format(
            some=number_word(ceil(share * size)), all=number_word(size)
        )
    return _("questions with at least {share} of its weight").format(share=_percent(share))


def _equal(questions: tuple[Question, ...]) -> bool:
    return len({question.weight for question in questions}) == 1


def _themes(questionnaire: Questionnaire) -> str:
    share, count = exact(questionnaire.stage.theme_share), len(questionnaire.themes)
    if len({theme.weight for theme in questionnaire.themes}) == 1:
        return _("{some} of its {all} themes").format(
            some=number_word(ceil(share * count)), all=number_word(count)
        )
    return _("themes with at least {share} of the weight").format(share=_percent(share))


def _percent(share: Fraction) -> str:
    return _("{number} %").format(number=f"{float(share * 100):g}")
