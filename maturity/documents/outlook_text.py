"""What comes of a plan: the forecast if all of it is done, and what follows if nothing is."""

from collections.abc import Iterator
from fractions import Fraction

from maturity.documents.blocks import Block, Bullets, Heading, Item, Paragraph, Table
from maturity.documents.figures import (
    average,
    in_unit,
    number_word,
    of_top,
    quantity,
    some_titles,
)
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.promises_text import knows_delivery, pounds, promises, values
from maturity.domain.assessment import NoLevel, answer_to
from maturity.domain.scorecard import Scorecard
from maturity.locale import gettext as _
from maturity.locale import ngettext


def forecast_section(paper: PlanPaper) -> Iterator[Block]:
    """Only where something is planned and there is a result that can rise."""
    if not paper.plan.scheduled or paper.plan.today.score.point is None:
        return
    yield Heading(_("If all of it is done"))
    yield Paragraph(_forecast(paper))
    yield Table(
        _("Stage and average of each theme, today and if all of it is done"),
        (_("Theme"), _("Today"), _("If all of it is done")),
        (*_themes(paper), _overall_row(paper)),
    )
    yield Paragraph(_("This is a forecast, not a promise."))
    if any(scheduled.runs_on for scheduled in paper.plan.scheduled):
        yield Paragraph(_("Some actions run on after the plan. Here they count as done."))
    yield Paragraph(
        _(
            "A finished action changes no answer by itself. In the next round you answer its "
            "questions again, and only those answers count."
        )
    )


def _forecast(paper: PlanPaper) -> str:
    today, then = paper.plan.today, paper.plan.forecast
    result = paper.result
    if today.stage == then.stage:
        if today.score.point == then.score.point:
            return _("Stage and average stay as they are: no action here lifts an answer.")
        sentence = _("Overall you stay {before}, and the average goes from {low} to {high}.")
    else:
        sentence = _("Overall you go from {before} to {after}, on average from {low} to {high}.")
    top = result.questionnaire.top_level
    lifted = sentence.format(
        before=result.stage_name(today.stage),
        after=result.stage_name(then.stage),
        low=average(today.score.point or Fraction(0), top),
        high=of_top(then.score.point or Fraction(0), top),
    )
    return f"{lifted} {_still_closed(paper, then)}".strip()


def _still_closed(paper: PlanPaper, then: Scorecard) -> str:
    """What keeps the stage above the forecast closed; nothing where no foundation question does."""
    titles = _foundations_in_the_way(paper, then)
    if then.next_stage is None or not titles:
        return ""
    return _("What then still keeps you from {stage}: {titles}.").format(
        stage=paper.result.stage_name(then.next_stage.stage), titles=some_titles(titles)
    )


def _foundations_in_the_way(paper: PlanPaper, scorecard: Scorecard) -> list[str]:
    if scorecard.next_stage is None:
        return []
    blocking = [paper.result.question(i) for i in scorecard.next_stage.blocking]
    return [question.title for question in blocking if question.core]


def _themes(paper: PlanPaper) -> Iterator[tuple[str, ...]]:
    then = {theme.theme_id: theme for theme in paper.plan.forecast.themes}
    for theme in paper.plan.today.themes:
        after = then[theme.theme_id]
        yield (
            paper.result.theme_title(theme.theme_id),
            _stands(paper, theme.stage, theme.score.point),
            _stands(paper, after.stage, after.score.point),
        )


def _overall_row(paper: PlanPaper) -> tuple[str, ...]:
    today, then = paper.plan.today, paper.plan.forecast
    return (
        _("Overall"),
        _stands(paper, today.stage, today.score.point),
        _stands(paper, then.stage, then.score.point),
    )


def _stands(paper: PlanPaper, stage: int | None, point: Fraction | None) -> str:
    if stage is None:
        return _("does not apply")
    if point is None:
        return _("not answered yet")
    return _("{stage} ({average})").format(
        stage=paper.result.stage_name(stage),
        average=of_top(point, paper.result.questionnaire.top_level),
    )


def nothing_done_section(paper: PlanPaper) -> Iterator[Block]:
    sentences = tuple(nothing_done(paper))
    if not sentences:
        return
    yield Heading(_("If nothing is done"))
    yield Paragraph(_("What can be said from your answers and from the figures on record:"))
    yield Bullets(tuple(Item(sentence) for sentence in sentences))


def nothing_done(paper: PlanPaper) -> Iterator[str]:
    """Only what follows from answers and recorded figures."""
    for stays in stays_blocked(paper):
        titles = some_titles(_foundations_in_the_way(paper, paper.result.scorecard))
        they_are = _("They are: {titles}.").format(titles=titles)
        yield f"{stays} {they_are}"
    yield from promises_pass(paper)
    found = promises(paper.indicators)
    if found.missed:
        yield _("By estimate, {missed} that was due has not come. {values}").format(
            missed=pounds(found.missed), values=values(found)
        )
    unknown = sum(
        answer_to(question.id, paper.answers).response is NoLevel.DONT_KNOW
        for question in paper.result.questionnaire.questions
    )
    if unknown:
        yield ngettext(
            "For {count} question nobody knows how things stand.",
            "For {count} questions nobody knows how things stand.",
            unknown,
        ).format(count=unknown)


def stays_blocked(paper: PlanPaper) -> Iterator[str]:
    """Where foundation questions keep the next stage closed. While an answer is missing or not
    known, the stage may be higher than it seems.
    """
    scorecard = paper.result.scorecard
    count = len(_foundations_in_the_way(paper, scorecard))
    if scorecard.stage is None or scorecard.score.completeness < 1 or not count:
        return
    yield ngettext(
        "The overall stage stays {stage} until {count} foundation question rises.",
        "The overall stage stays {stage} until {count} foundation questions rise.",
        count,
    ).format(stage=paper.result.stage_name(scorecard.stage), count=number_word(count))


def promises_pass(paper: PlanPaper) -> Iterator[str]:
    """Promises that fall due whether anybody looks or not."""
    found = promises(paper.indicators)
    if found.contracts:
        yield ngettext(
            "Promises in {count} live contract go on falling due.",
            "Promises in {count} live contracts go on falling due.",
            int(found.contracts),
        ).format(count=quantity(found.contracts))
    if found.checked is not None and found.checked < 100:
        yield _("Nobody checks {share} of what is reported as delivered.").format(
            share=in_unit(100 - found.checked, "%")
        )
    recorded = found.delivered_of_due is not None or found.any_value
    if not recorded and not knows_delivery(paper):
        yield _("Promises fall due, and nobody can say which were kept: no figure is on record.")
