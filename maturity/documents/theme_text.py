"""How each theme stands, in words, as bars and as a table, and what its next stage takes."""

from collections.abc import Callable, Iterable, Iterator

from maturity.documents.blocks import Bar, BarChart, Block, Bullets, Heading, Item, Paragraph, Table
from maturity.documents.figures import all_titles, average, of_top, some_titles
from maturity.documents.result import Result
from maturity.domain.assessment import answer_to
from maturity.domain.next_stage import Rise
from maturity.domain.scorecard import GapKind, Score, ThemeResult
from maturity.locale import gettext as _


def theme_lines(result: Result) -> Iterator[Block]:
    """Words alone."""
    if result.scorecard.score.point is None:
        return
    yield Heading(_("Theme by theme"))
    for theme in result.scorecard.themes:
        yield from _theme(result, theme)


def theme_charts(
    result: Result, also: Callable[[str], Iterable[Block]] = lambda _theme_id: ()
) -> Iterator[Block]:
    """A sentence, bars and a table, then the words of each theme under its own heading.

    `also` is what follows on a theme, by its id.
    """
    if result.scorecard.score.point is None:
        return
    yield Heading(_("Theme by theme"))
    yield Paragraph(_range(result))
    yield _bars(result)
    if result.scorecard.score.completeness < 1:
        yield Paragraph(_("The thin line below a bar shows what its average may still become."))
    yield _table(result)
    for theme in result.scorecard.themes:
        yield Heading(result.theme_title(theme.theme_id), 3)
        yield from _theme(result, theme)
        yield from also(theme.theme_id)


def _theme(result: Result, theme: ThemeResult) -> Iterator[Block]:
    yield Paragraph(f"{theme_stage(result, theme)} {theme_average(result, theme.score)}".strip())
    details = tuple(Item(line) for line in _details(result, theme))
    if details:
        yield Bullets(details)


def theme_stage(result: Result, theme: ThemeResult) -> str:
    if theme.stage is not None and theme.score.point is None:
        return _("{theme}: not answered yet.").format(theme=result.theme_title(theme.theme_id))
    sentence = (
        _("{theme}: {stage}.") if theme.score.completeness == 1 else _("{theme} so far: {stage}.")
    )
    return sentence.format(
        theme=result.theme_title(theme.theme_id), stage=result.stage_name(theme.stage)
    )


def level_now(result: Result, question_id: str) -> str:
    """A missing answer is not said to stand at level 0, though it counts as that."""
    answer = answer_to(question_id, result.answers)
    return _("'don't know'") if answer.level is None else str(answer.level)


def _range(result: Result) -> str:
    points = [
        (theme.score.point, result.theme_title(theme.theme_id))
        for theme in result.scorecard.themes
        if theme.score.point is not None
    ]
    top = result.questionnaire.top_level
    high, low = max(points, key=lambda p: p[0]), min(points, key=lambda p: p[0])
    if high[0] == low[0]:
        sentence = _("The average is {high} in every theme that has one.")
    elif result.scorecard.score.completeness < 1:
        sentence = _(
            "So far, {best} has the highest average ({high}), {lowest} the lowest ({low})."
        )
    else:
        sentence = _("{best} has the highest average ({high}), {lowest} the lowest ({low}).")
    return sentence.format(
        best=high[1], high=of_top(high[0], top), lowest=low[1], low=of_top(low[0], top)
    )


def _bars(result: Result) -> BarChart:
    bars = tuple(_bar(result, theme) for theme in result.scorecard.themes)
    return BarChart(
        alt=_("A bar for each theme shows its average, from 0 to {top}. {themes}").format(
            top=result.questionnaire.top_level, themes=" ".join(f"{bar.text}." for bar in bars)
        ),
        bars=bars,
        ticks=tuple(level.name for level in result.questionnaire.levels),
    )


def _bar(result: Result, theme: ThemeResult) -> Bar:
    """Short enough for a phone: that it is "so far" stands beside the chart."""
    top, score = result.questionnaire.top_level, theme.score
    if score.point is None or score.low is None or score.high is None:
        return Bar(theme_stage(result, theme).removesuffix("."), None)
    text = _("{theme}: {stage} ({average})").format(
        theme=result.theme_title(theme.theme_id),
        stage=result.stage_name(theme.stage),
        average=of_top(score.point, top),
    )
    if score.completeness == 1:
        return Bar(text, float(score.point * top))
    return Bar(text, float(score.point * top), float(score.low * top), float(score.high * top))


def _table(result: Result) -> Table:
    incomplete = result.scorecard.score.completeness < 1
    return Table(
        _("Themes with their stage and average"),
        (_("Theme"), _("Stage"), _("Average (may become)") if incomplete else _("Average")),
        tuple(_row(result, theme) for theme in result.scorecard.themes),
    )


def _row(result: Result, theme: ThemeResult) -> tuple[str, ...]:
    top, score = result.questionnaire.top_level, theme.score
    title, stage = result.theme_title(theme.theme_id), result.stage_name(theme.stage)
    if score.point is None or score.low is None or score.high is None:
        open_still = theme.stage is not None
        return title, _("not answered yet") if open_still else stage, "-"
    if score.completeness == 1:
        return title, stage, of_top(score.point, top)
    return (
        title,
        stage,
        _("{average} ({low} to {high})").format(
            average=of_top(score.point, top),
            low=average(score.low, top),
            high=average(score.high, top),
        ),
    )


def theme_average(result: Result, score: Score) -> str:
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
    start = level_now(result, rise.question_id)
    return sentence.format(title=question.title, start=start, to=rise.to_level)
