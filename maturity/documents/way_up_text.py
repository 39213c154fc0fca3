"""What would raise a result: the shortest way up, what blocks it, the strongest and lowest."""

from collections.abc import Iterator

from maturity.documents.blocks import Block, Bullets, Heading, Item, Paragraph, Steps
from maturity.documents.figures import all_titles, listed
from maturity.documents.result import Result
from maturity.documents.theme_text import level_now
from maturity.domain.assessment import NoLevel, answer_to
from maturity.domain.next_stage import NextStage, Rise
from maturity.domain.questionnaire import Question
from maturity.locale import gettext as _
from maturity.locale import ngettext

SHOWN_RISES = 8


def way_up(result: Result) -> Iterator[Block]:
    scorecard = result.scorecard
    if scorecard.score.point is None:
        return
    yield Heading(_("The shortest way up"))
    if scorecard.responded < scorecard.questions:
        yield Paragraph(_("You see it here once every question has a response."))
    elif scorecard.next_stage is None:
        yield Paragraph(_("There is no higher stage. Keep it, and share what works."))
    else:
        yield from _rises(result, scorecard.next_stage)
    if len(_levels(result)) > 1:
        yield Paragraph(_extremes(result))


def _extremes(result: Result) -> str:
    best = max(_levels(result), key=lambda pair: pair[0])
    worst = min(_levels(result), key=lambda pair: pair[0])
    if best[0] == worst[0]:
        return _("Every answer is at level {level}.").format(level=best[0])
    return _("Your strongest answer: {best} ({high}). Your lowest: {worst} ({low}).").format(
        best=best[1], high=best[0], worst=worst[1], low=worst[0]
    )


def _levels(result: Result) -> list[tuple[int, str]]:
    """Levels with titles, foundation questions first: of equals, they are the ones to name."""
    questions = sorted(result.questionnaire.questions, key=lambda question: not question.core)
    found = ((answer_to(q.id, result.answers).level, q.title) for q in questions)
    return [(level, name) for level, name in found if level is not None]


def _rises(result: Result, next_stage: NextStage) -> Iterator[Block]:
    shown = next_stage.rises[:SHOWN_RISES]
    yield Steps(tuple(Item(_rise(result, rise), _wanted(result, rise)) for rise in shown))
    more = len(next_stage.rises) - SHOWN_RISES
    if more > 0:
        yield Paragraph(
            ngettext("… and {more} more.", "… and {more} more.", more).format(more=more)
        )
    sentence = ngettext(
        "With this, {themes}, and overall you become {stage}.",
        "With these, {themes}, and overall you become {stage}.",
        len(next_stage.rises),
    )
    themes = listed(list(_risen_themes(result, next_stage)))
    yield Paragraph(sentence.format(themes=themes, stage=result.stage_name(next_stage.stage)))


def _risen_themes(result: Result, next_stage: NextStage) -> Iterator[str]:
    """All rises of a theme lead to the same level, which is the stage that the theme reaches."""
    levels = {rise.question_id: rise.to_level for rise in next_stage.rises}
    for theme in result.questionnaire.themes:
        reached = [levels[q.id] for q in theme.questions if q.id in levels]
        if reached:
            yield _("{theme} becomes {stage}").format(
                theme=theme.title, stage=result.stage_name(reached[0])
            )


def _wanted(result: Result, rise: Rise) -> str:
    descriptor = result.question(rise.question_id).levels[rise.to_level]
    return _("Level {level}: {descriptor}").format(level=rise.to_level, descriptor=descriptor)


def _rise(result: Result, rise: Rise) -> str:
    name = result.question(rise.question_id).title
    response = answer_to(rise.question_id, result.answers).response
    if response is NoLevel.DONT_KNOW:
        return _("{title}: find out where you are; it takes level {to}.").format(
            title=name, to=rise.to_level
        )
    return _("{title}: from {start} to {to}.").format(
        title=name, start=rise.from_level, to=rise.to_level
    )


def what_blocks(result: Result) -> Iterator[Block]:
    """Foundation questions below the next stage must rise; of the others, enough of them."""
    scorecard = result.scorecard
    if scorecard.next_stage is None or scorecard.responded < scorecard.questions:
        return
    blocking = scorecard.next_stage.blocking
    yield Heading(
        _("What keeps you from {stage}").format(stage=result.stage_name(scorecard.next_stage.stage))
    )
    if any(result.question(question_id).core for question_id in blocking):
        yield Paragraph(_("Every foundation question named here has to rise."))
    if not all(result.question(question_id).core for question_id in blocking):
        yield Paragraph(_("Of the other questions, some have to rise. You may choose which."))
    yield Bullets(tuple(_blocked_themes(result, blocking)))


def _blocked_themes(result: Result, blocking: tuple[str, ...]) -> Iterator[Item]:
    for theme in result.questionnaire.themes:
        titles = [_blocking(result, q) for q in theme.questions if q.id in blocking]
        if titles:
            yield Item(f"{theme.title}: {all_titles(titles)}")


def _blocking(result: Result, question: Question) -> str:
    sentence = (
        _("{title} (foundation, now {level})") if question.core else _("{title} (now {level})")
    )
    return sentence.format(title=question.title, level=level_now(result, question.id))
