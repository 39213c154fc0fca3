"""Why a result cannot be compared with others, one sentence a reason."""

from maturity.documents.figures import some_titles
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.scorecard import Gap, GapKind
from maturity.locale import gettext as _
from maturity.locale import ngettext


def reason(gap: Gap, questionnaire: Questionnaire) -> str:
    theme = next(t for t in questionnaire.themes if t.id == gap.theme_id)
    titles = {question.id: question.title for question in theme.questions}
    return _sentence(gap).format(
        theme=theme.title,
        count=len(gap.question_ids),
        titles=some_titles([titles[question_id] for question_id in gap.question_ids]),
    )


def _sentence(gap: Gap) -> str:
    count = len(gap.question_ids)
    if gap.kind is GapKind.UNANSWERED:
        return ngettext(
            "{theme}: {count} question is not answered ({titles}).",
            "{theme}: {count} questions are not answered ({titles}).",
            count,
        )
    if gap.kind is GapKind.DONT_KNOW:
        return ngettext(
            "{theme}: {count} answer is 'don't know' ({titles}).",
            "{theme}: {count} answers are 'don't know' ({titles}).",
            count,
        )
    return _("{theme}: more than a fifth of the theme is set aside as not applicable ({titles}).")
