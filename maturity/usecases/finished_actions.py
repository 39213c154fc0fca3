"""What was finished since the last round, question by question: has its level risen?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from maturity.access import Permission, Visitor
from maturity.domain.assessment import answer_to
from maturity.domain.catalogue import Action
from maturity.domain.plan import Status
from maturity.domain.tasks import FIND_OUT
from maturity.errors import NoCatalogue
from maturity.usecases.rounds import Round, asked_in, require_round
from maturity.usecases.rounds_compared import previous_round
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class Finished:
    """An action of the last round's plan that is done. `level` is what it was to lift a question
    to; without an action, somebody found out what nobody knew.
    """

    question_id: str
    action: Action | None = None
    level: int | None = None


def finished_actions(
    workplace: Workplace, who: Visitor | None, found: Round
) -> Mapping[str, tuple[Finished, ...]]:
    """By question, in the order of the questionnaire, of the questions that this round asks.

    A done action never changed a score: the answer to its questions in this round does.
    """
    now = require_round(workplace, who, found.assessment.id, Permission.SEE)
    earlier = previous_round(workplace, who, now)
    if earlier is None:
        return {}
    done = list(_done(workplace, earlier))
    by_question = {
        question.id: tuple(f for f in done if f.question_id == question.id)
        for question in asked_in(now).questions
    }
    return {question_id: finished for question_id, finished in by_question.items() if finished}


def _done(workplace: Workplace, earlier: Round) -> Iterator[Finished]:
    """Steps that the organisation had taken before are passed over: nobody worked on them."""
    records = workplace.store.plan(earlier.assessment.id).records
    done = {i for i, kept in records.items() if kept.record.status is Status.DONE}
    for question in earlier.questionnaire.questions:
        if f"{FIND_OUT}{question.id}" in done:
            yield Finished(question.id)
    for action in _catalogue(workplace, earlier):
        for move in action.moves if action.id in done else ():
            before = answer_to(move.question, earlier.answers).level
            if before is None or before < move.to_level:
                yield Finished(move.question, action, move.to_level)


def _catalogue(workplace: Workplace, earlier: Round) -> tuple[Action, ...]:
    try:
        return workplace.library.catalogue(earlier.assessment.questionnaire_id).actions
    except NoCatalogue:
        return ()
