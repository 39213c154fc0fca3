"""What a plan is made of: actions of the catalogue, answers to find out, actions of one's own.

Not which of them a plan holds.
"""

from collections.abc import Iterator
from math import ceil

from maturity.domain.assessment import Answers, NoLevel, answer_to
from maturity.domain.catalogue import Action, Catalogue, Days, Money, Move
from maturity.domain.plan import ActionRecord, OwnAction, PlanRequest, Task
from maturity.domain.questionnaire import Questionnaire

FIND_OUT = "find-out:"
WEEKS_A_QUARTER = 13


def action_task(action: Action, moves: tuple[Move, ...]) -> Task:
    return Task(
        id=action.id,
        days=action.days,
        money=action.money,
        weeks=action.weeks,
        owner=action.owner,
        action=action,
        moves=moves,
    )


def find_out_tasks(
    questionnaire: Questionnaire, catalogue: Catalogue, answers: Answers, request: PlanRequest
) -> Iterator[Task]:
    """One for every question that nobody could answer or that nobody answered.

    Foundation questions come first, then priorities, then the others as they are asked.
    """
    open_responses = (NoLevel.DONT_KNOW, NoLevel.UNANSWERED)
    found = [
        (not question.core, not {theme.id, question.id} & set(request.priorities), question.id)
        for theme in questionnaire.themes
        for question in theme.questions
        if answer_to(question.id, answers).response in open_responses
    ]
    for _, _, question_id in sorted(found, key=lambda row: row[:2]):
        yield Task(
            id=f"{FIND_OUT}{question_id}",
            days=catalogue.discovery.days,
            money=Money(0, 0),
            weeks=catalogue.discovery.weeks,
            owner=catalogue.informant(question_id),
            question=question_id,
        )


def own_task(own: OwnAction) -> Task:
    """How long it takes nobody said; it is planned within one quarter where its days fit."""
    days = Days(own.days, own.days, own.days)
    return Task(id=own.id, days=days, money=Money(0, 0), weeks=0, owner=None, own=own)


def quarters_needed(weeks: int) -> int:
    return max(1, ceil(weeks / WEEKS_A_QUARTER))


def record_of(task_id: str, request: PlanRequest) -> ActionRecord:
    return request.records.get(task_id, ActionRecord(task_id))
