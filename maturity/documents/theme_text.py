"""How each theme stands, in plain text, and what its next stage takes."""

from collections.abc import Iterator

from maturity.documents.figures import all_titles, average, of_top, some_titles
from maturity.documents.plain_text import title, wrapped
from maturity.documents.result import Result
from maturity.domain.assessment import NoLevel, answer_to
from maturity.domain.next_stage import Rise
from maturity.domain.scorecard import GapKind, Score, ThemeResult
from maturity.locale import gettext as _


def theme_lines(result: Result) -> Iterator[str]:
    if result.scorecard.score.point is None:
        return
    yield from title(_("Theme by theme"))
    for theme in result.scorecard.themes:
        yield from _theme(result, theme)


def _theme(result: Result, theme: ThemeResult) -> Iterator[str]:
    yield from wrapped(theme_stage(result, theme), _average(result, theme.score), gap=False)
    for line in _details(result, theme):
        yield from wrapped(line, gap=False, indent=2, hanging=2)
    yield ""


def theme_stage(result: Result, theme: ThemeResult) -> str:
    if theme.stage is not None and theme.score.point is None:
        return _("{theme}: not answered yet.").format(theme=result.theme_title(theme.theme_id))
    sentence = (
        _("{theme}: {stage}.") if theme.score.completeness == 1 else _("{theme} so far: {stage}.")
    )
    return sentence.format(
        theme=result.theme_title(theme.theme_id), stage=result.stage_name(theme.stage)
    )


def _average(result: Result, score: Score) -> str:
    top = result.questionnaire.top_level
    if score.point is None or score.low is None or score.high is None:
        return ""
    sentence = _("Average {average}.").format(average=of_top(score.point, top))
    if score.completeness == 1:
        return sentence
    return _("{average} Between {low} and {high} once everything is answered.").format(
        average=sentence, low=average(score.low, top), high=average(score.high, top)
    )


def _details(result: Result, theme: ThemeResult) -> Iterator[str]:
    levels = {q.id: answer_to(q.id, result.answers).level for q in result.questionnaire.questions}
    for name, ids in ((_("Strongest"), theme.strongest), (_("Lowest"), theme.lowest)):
        if ids and theme.strongest != theme.lowest:
            titles = some_titles([result.question(question_id).title for question_id in ids])
            yield f"{name}: {titles} ({levels[ids[0]]})."
    if theme.strongest and theme.strongest == theme.lowest:
        yield _("Every answer is at level {level}.").format(level=levels[theme.lowest[0]])
    unanswered = any(gap.kind is GapKind.UNANSWERED for gap in theme.gaps)
    if theme.next_stage is not None and not unanswered:
        rises = [_short_rise(result, rise) for rise in theme.next_stage.rises]
        yield _("To become {stage}: {rises}.").format(
            stage=result.stage_name(theme.next_stage.stage), rises=all_titles(rises)
        )


def _short_rise(result: Result, rise: Rise) -> str:
    question = result.question(rise.question_id)
    sentence = (
        _("{title}, from {start} to {to} (foundation)")
        if question.core
        else _("{title}, from {start} to {to}")
    )
    response = answer_to(rise.question_id, result.answers).response
    start = _("'don't know'") if response is NoLevel.DONT_KNOW else rise.from_level
    return sentence.format(title=question.title, start=start, to=rise.to_level)
