"""The stage rule in one sentence, made from a questionnaire's own constants."""

from fractions import Fraction
from math import ceil

from maturity.documents.figures import number_word
from maturity.domain.questionnaire import Questionnaire, Theme, exact
from maturity.locale import gettext as _
from maturity.locale import ngettext


def stage_rule(questionnaire: Questionnaire) -> str:
    """For the questions asked: pass a light set for the light set's rule."""
    return f"{_theme_rule(questionnaire)} {_overall_rule(questionnaire)}"


def _theme_rule(questionnaire: Questionnaire) -> str:
    sentence = ngettext(
        "A theme is {level} when {questions} is at {level} or higher.",
        "A theme is {level} when {questions} are at {level} or higher.",
        max(len(theme.questions) for theme in questionnaire.themes),
    )
    example = questionnaire.levels[min(2, questionnaire.top_level)].name
    return sentence.format(level=example, questions=_questions(questionnaire))


def _overall_rule(questionnaire: Questionnaire) -> str:
    share, count = exact(questionnaire.stage.theme_share), len(questionnaire.themes)
    if count == 1:
        return _("The organisation is where its one theme is.")
    enough = ceil(share * count)
    if len({theme.weight for theme in questionnaire.themes}) > 1:
        themes = _("themes with at least {share} of the weight").format(share=_percent(share))
    elif enough == count:
        return _all_themes(count)
    else:
        themes = _("{some} of its {all} themes").format(
            some=number_word(enough), all=number_word(count)
        )
    return _(
        "The organisation is where {themes} are, and no theme may be more than one step behind."
    ).format(themes=themes)


def _all_themes(count: int) -> str:
    if count == 2:
        return _("The organisation is where both its themes are.")
    return _("The organisation is where all {count} of its themes are.").format(
        count=number_word(count)
    )


def _questions(questionnaire: Questionnaire) -> str:
    share = exact(questionnaire.stage.weight_share)
    foundations = {sum(q.core for q in theme.questions) for theme in questionnaire.themes}
    size = _equal_size(questionnaire.themes)
    if size is None:
        enough = _("questions with at least {share} of its weight").format(share=_percent(share))
    elif ceil(share * size) == size:
        return _all_questions(size)
    else:
        enough = _("at least {enough} of its {size} questions").format(
            enough=number_word(ceil(share * size)), size=number_word(size)
        )
    if foundations == {0}:
        return enough
    return _("{foundations} and {enough}").format(
        foundations=_foundations(foundations), enough=enough
    )


def _equal_size(themes: tuple[Theme, ...]) -> int | None:
    """How many questions each theme has, where all have as many and all of equal weight."""
    sizes = {len(theme.questions) for theme in themes}
    equal = all(len({question.weight for question in theme.questions}) == 1 for theme in themes)
    return sizes.pop() if equal and len(sizes) == 1 else None


def _all_questions(size: int) -> str:
    """Foundation questions are among them, so nothing needs to be said of those."""
    if size == 1:
        return _("its one question")
    if size == 2:
        return _("both its questions")
    return _("all {size} of its questions").format(size=number_word(size))


def _foundations(counts: set[int]) -> str:
    if counts == {1}:
        return _("its foundation question")
    return (
        _("both its foundation questions") if counts == {2} else _("all its foundation questions")
    )


def _percent(share: Fraction) -> str:
    return _("{number} %").format(number=f"{float(share * 100):g}")
