"""A result in plain text for a terminal, in the order in which people ask."""

from collections.abc import Iterator
from fractions import Fraction

from maturity.documents.certainty_text import how_sure
from maturity.documents.figures import in_levels, listed, of_top
from maturity.documents.plain_text import headline, title, wrapped
from maturity.documents.result import Result
from maturity.documents.stage_rule import stage_rule
from maturity.documents.theme_text import theme_lines, theme_stage
from maturity.domain.assessment import NoLevel, Scope, answer_to
from maturity.domain.next_stage import NextStage, Rise
from maturity.domain.opening import opening_sentence
from maturity.domain.questionnaire import Questionnaire
from maturity.locale import gettext as _
from maturity.locale import ngettext

SHOWN_RISES = 8


def result_text(result: Result) -> str:
    paragraphs = [
        *_heading(result),
        *_stand(result),
        *_way_up(result),
        *how_sure(result),
        *theme_lines(result),
        *_worked_out(result),
    ]
    return "\n".join(paragraphs) + "\n"


def _heading(result: Result) -> Iterator[str]:
    yield from headline(_("Where your organisation stands"))
    count = result.scorecard.questions
    if result.scope is Scope.LIGHT:
        asked = ngettext(
            "the light set of {count} question", "the light set of {count} questions", count
        )
    else:
        asked = ngettext("its {count} question", "all {count} questions", count)
    yield from wrapped(
        _("{title}, edition {edition}, {asked}.").format(
            title=result.questionnaire.title,
            edition=result.questionnaire.edition,
            asked=asked.format(count=count),
        )
    )


def _stand(result: Result) -> Iterator[str]:
    questionnaire, scorecard = result.questionnaire, result.scorecard
    opening = opening_sentence(questionnaire, scorecard)
    if opening:
        yield from wrapped(opening)
    if scorecard.score.completeness < 1:
        yield from wrapped(_first_picture(result), _so_far(result))
    if scorecard.stage is None:
        yield from wrapped(_("You set every question aside as not applicable: nothing to score."))
    if scorecard.score.point is None or scorecard.stage is None:
        return
    yield from wrapped(*(theme_stage(result, theme) for theme in scorecard.themes))
    yield from wrapped(_overall(result, scorecard.score.point), questionnaire.good_result)


def _first_picture(result: Result) -> str:
    answered = sum(
        answer_to(q.id, result.answers).response not in (NoLevel.UNANSWERED, NoLevel.DONT_KNOW)
        for q in result.questionnaire.questions
    )
    return ngettext(
        "This is a first picture: {answered} of {questions} questions is answered.",
        "This is a first picture: {answered} of {questions} questions are answered.",
        answered,
    ).format(answered=answered, questions=result.scorecard.questions)


def _so_far(result: Result) -> str:
    if result.scorecard.score.point is None:
        return ""
    return _("A missing answer counts as level 0 for a stage, so stages can still rise.")


def _overall(result: Result, point: Fraction) -> str:
    """Never the worst word alone: what holds the whole back stands beside it."""
    scorecard, questionnaire = result.scorecard, result.questionnaire
    if any(t.stage is not None and t.score.point is None for t in scorecard.themes):
        return _("Where you stand overall is shown once every theme has an answer.")
    held_back = listed([result.theme_title(theme_id) for theme_id in scorecard.held_back_by])
    sentence = _("{overall} that is {stage} (average {average}).")
    if held_back:
        sentence = _("{overall} that is {stage}, held back by {themes} (average {average}).")
    elif scorecard.stage == 0:
        sentence = _("{overall} that is {stage}, in every theme (average {average}).")
    return sentence.format(
        overall=_("Overall") if scorecard.score.completeness == 1 else _("Overall so far"),
        stage=result.stage_name(scorecard.stage),
        themes=held_back,
        average=of_top(point, questionnaire.top_level),
    )


def _way_up(result: Result) -> Iterator[str]:
    scorecard = result.scorecard
    if scorecard.score.point is None:
        return
    yield from title(_("The shortest way up"))
    if scorecard.responded < scorecard.questions:
        yield from wrapped(_("You see it here once every question has a response."))
    elif scorecard.next_stage is None:
        yield from wrapped(_("There is no higher stage. Keep it, and share what works."))
    else:
        yield from _rises(result, scorecard.next_stage)
    if len(_levels(result)) > 1:
        yield from wrapped(_extremes(result))


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


def _rises(result: Result, next_stage: NextStage) -> Iterator[str]:
    for number, rise in enumerate(next_stage.rises[:SHOWN_RISES], start=1):
        yield from wrapped(f"{number}. {_rise(result, rise)}", gap=False, hanging=3)
        yield from wrapped(_wanted(result, rise), gap=False, indent=3)
    more = len(next_stage.rises) - SHOWN_RISES
    if more > 0:
        yield ngettext("   and {more} more.", "   and {more} more.", more).format(more=more)
    yield ""
    sentence = ngettext(
        "With this, {themes}, and overall you become {stage}.",
        "With these, {themes}, and overall you become {stage}.",
        len(next_stage.rises),
    )
    themes = listed(list(_risen_themes(result, next_stage)))
    yield from wrapped(sentence.format(themes=themes, stage=result.stage_name(next_stage.stage)))


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


def _worked_out(result: Result) -> Iterator[str]:
    yield from title(_("How this is worked out"))
    yield from wrapped(stage_rule(result.questionnaire), _("A missing answer counts as level 0."))
    yield from wrapped(_mean(result.questionnaire), _change(result))
    evidenced = result.scorecard.evidenced
    if result.questionnaire.evidence is not None and evidenced is not None:
        yield from wrapped(
            _("Counting only what your evidence supports, the average would be {average}.").format(
                average=of_top(evidenced, result.questionnaire.top_level)
            )
        )


def _mean(questionnaire: Questionnaire) -> str:
    weights = {q.weight for q in questionnaire.questions} | {t.weight for t in questionnaire.themes}
    if weights == {1}:
        return _(
            "A theme's average is the mean of its levels. Overall it is the mean of the themes."
        )
    return _("Averages are weighted means: of levels in a theme, and of the themes overall.")


def _change(result: Result) -> str:
    change = result.scorecard.smallest_change
    if change is None:
        return ""
    return _(
        "Next time, a difference of {change} or less in the overall average may be chance."
    ).format(change=in_levels(change, result.questionnaire.top_level))
