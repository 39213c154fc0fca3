"""Where an organisation stands: the sentences that open a result. Not what would raise it."""

from collections.abc import Iterator
from fractions import Fraction

from maturity.documents.blocks import Block, Paragraph
from maturity.documents.figures import listed, of_top
from maturity.documents.result import Result
from maturity.documents.theme_text import theme_stage
from maturity.domain.assessment import NoLevel, Scope, answer_to
from maturity.domain.opening import opening_sentence
from maturity.locale import gettext as _
from maturity.locale import ngettext


def what_was_asked(result: Result) -> Paragraph:
    count = result.scorecard.questions
    if result.scope is Scope.LIGHT:
        asked = ngettext(
            "the light set of {count} question", "the light set of {count} questions", count
        )
    else:
        asked = ngettext("its {count} question", "all {count} questions", count)
    return Paragraph(
        _("{title}, edition {edition}, {asked}.").format(
            title=result.questionnaire.title,
            edition=result.questionnaire.edition,
            asked=asked.format(count=count),
        )
    )


def standing(result: Result) -> Iterator[Block]:
    """One sentence, then each theme, then the whole. A draft says first that it is one."""
    questionnaire, scorecard = result.questionnaire, result.scorecard
    opening = opening_sentence(questionnaire, result.answers, scorecard)
    if opening:
        yield Paragraph(opening, bold=opening)
    if scorecard.score.completeness < 1:
        picture = first_picture(result)
        yield Paragraph(f"{picture} {_so_far(result)}".strip(), bold=picture)
    if scorecard.stage is None:
        yield Paragraph(_("You set every question aside as not applicable: nothing to score."))
    if scorecard.score.point is None or scorecard.stage is None:
        return
    yield Paragraph(" ".join(theme_stage(result, theme) for theme in scorecard.themes))
    yield _overall(result, scorecard.score.point)


def first_picture(result: Result) -> str:
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


def _overall(result: Result, point: Fraction) -> Paragraph:
    good_result = result.questionnaire.good_result
    if any(t.stage is not None and t.score.point is None for t in result.scorecard.themes):
        later = _("Where you stand overall is shown once every theme has an answer.")
        return Paragraph(f"{later} {good_result}".strip())
    complete = result.scorecard.score.completeness == 1
    stage = overall_stage(result)
    sentence = _("{overall} that is {stage} (average {average}).").format(
        overall=_("Overall") if complete else _("Overall so far"),
        stage=stage,
        average=of_top(point, result.questionnaire.top_level),
    )
    return Paragraph(f"{sentence} {good_result}".strip(), bold=stage)


def overall_stage(result: Result) -> str:
    """Never the worst word alone: what holds the whole back stands beside it."""
    scorecard = result.scorecard
    stage = result.stage_name(scorecard.stage)
    held_back = listed([result.theme_title(theme_id) for theme_id in scorecard.held_back_by])
    if held_back:
        return _("{stage}, held back by {themes}").format(stage=stage, themes=held_back)
    return _("{stage}, in every theme").format(stage=stage) if scorecard.stage == 0 else stage
