"""A round beside the one before it: what changed, over what both asked."""

from collections.abc import Iterable
from dataclasses import replace

from maturity.access import Permission, Visitor
from maturity.domain.progress import Progress, progress
from maturity.domain.progress import Round as Compared
from maturity.domain.questionnaire import Questionnaire, Theme
from maturity.domain.round import State
from maturity.usecases.rounds import Round, asked_in, of_family, require_round
from maturity.usecases.workplace import Workplace


def previous_round(workplace: Workplace, who: Visitor | None, found: Round) -> Round | None:
    """The newest earlier round of the same questionnaire family that is handed in."""
    now = require_round(workplace, who, found.assessment.id, Permission.SEE)
    earlier = [
        assessment
        for assessment in workplace.store.assessments_of(now.organisation.id)
        if assessment.number < now.assessment.number and assessment.state is State.SUBMITTED
    ]
    same = of_family(workplace.library, earlier, now.questionnaire)
    return require_round(workplace, who, same[-1].id, Permission.SEE) if same else None


def progress_of(found: Round, earlier: Round) -> Progress:
    """What changed since `earlier`. A question that only one of the rounds put, because the other
    kept to the light set, is in neither; one that an edition dropped or added is said to be so.
    """
    then, now = _put(earlier, found), _put(found, earlier)
    return progress(Compared(then, earlier.answers), Compared(now, found.answers))


def _put(found: Round, other: Round) -> Questionnaire:
    """What `found` asked, without what `other` has too and did not ask."""
    asked = {question.id for question in asked_in(other).questions}
    unasked = {question.id for question in other.questionnaire.questions} - asked
    questionnaire = asked_in(found)
    return replace(questionnaire, themes=tuple(_without(questionnaire.themes, unasked)))


def _without(themes: Iterable[Theme], unasked: set[str]) -> Iterable[Theme]:
    for theme in themes:
        questions = tuple(q for q in theme.questions if q.id not in unasked)
        if questions:
            yield replace(theme, questions=questions)
