"""From answers to a plan: what to do, in which quarter, and why. Not what was asked of it.

How a plan comes about, in words an officer can repeat:

- **What comes into question.** Every action that leads a step nearer to a target, and what it
  needs. A question nobody could answer is to be found out, and no step of it is planned.
- **What stays put.** What you began or put into a quarter, and your own actions. They take their
  days first, in their quarter and then wherever room is left.
- **Finding out** comes next: it may take half of what is left of a quarter while actions want the
  other half.
- **What comes first.** An action counts together with all that it still waits for. Quarter by
  quarter, the bundle that brings most for its days is taken. A step counts by what it adds to the
  overall average, times three for a foundation question or two for a priority.
- **When.** An action begins in the quarter after everything that it needs, and after the levels
  that its steps start from are reached. Its days are spread evenly over the quarters of its weeks;
  what a whole quarter cannot hold goes on in the next. It ends within the plan. What takes longer
  begins in the days that are left, and runs on.
- **How many.** At most so many actions begin in a year of the plan, and run in one quarter, as you
  said. Finding out is not counted.
- **Not paperwork first.** See balance.py.

A finished action counts for what follows it and never raises today's result. The forecast is as if
it had, and as if all that is planned were done, whether it ends within the plan or runs on.
"""

from maturity.domain.assessment import Answers
from maturity.domain.catalogue import Catalogue
from maturity.domain.filling import fill
from maturity.domain.plan import Plan, PlanRequest
from maturity.domain.plan_parts import (
    Draft,
    finished_parts,
    forecast_answers,
    left_out_parts,
    scheduled_parts,
)
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.schedule import Board
from maturity.domain.scorecard import Scorecard
from maturity.domain.scoring import score
from maturity.domain.situation import Situation, free_to_find_out, look, not_before
from maturity.domain.targets import unknown_priorities
from maturity.domain.tasks import quarters_needed
from maturity.domain.totals import sum_of, totals_by_quarter


def make_plan(
    questionnaire: Questionnaire, catalogue: Catalogue, answers: Answers, request: PlanRequest
) -> Plan:
    """The plan for an organisation with these answers; see this module's words.

    For a light round, pass `questionnaire.light_set()`. The same input gives the same plan.
    Priorities that the questionnaire does not have are a ValueError: check what a person enters
    with `unknown_priorities` first.
    """
    if unknown_priorities(questionnaire, request.priorities):
        raise ValueError(f"No theme or question has these ids: {request.priorities}")
    situation = look(questionnaire, catalogue, answers, request)
    board, taken = fill(situation.board.copy(), situation.field, situation.balance)
    board = _with_finding_out(situation, board)
    draft = Draft(catalogue, situation, board, {one.placed.job.id: one for one in taken})
    return _plan(draft, score(questionnaire, forecast_answers(answers, draft)))


def _plan(draft: Draft, forecast: Scorecard) -> Plan:
    situation = draft.situation
    scheduled = tuple(scheduled_parts(draft))
    by_quarter = totals_by_quarter(scheduled, situation.horizon.count)
    return Plan(
        request=situation.request,
        quarters=situation.horizon.quarters,
        capacity=situation.horizon.capacity,
        targets=situation.aims.targets,
        scheduled=scheduled,
        left_out=tuple(left_out_parts(draft)),
        finished=tuple(finished_parts(draft)),
        today=situation.scorecard,
        forecast=forecast,
        total=sum_of(by_quarter),
        by_quarter=by_quarter,
    )


def _with_finding_out(situation: Situation, board: Board) -> Board:
    """The board with the questions to find out, in what the actions left and what was reserved."""
    board = board.copy()
    board.rooms = [r + kept for r, kept in zip(board.rooms, situation.reserve, strict=True)]
    for task in situation.find_out:
        if free_to_find_out(task, situation.request, board):
            load = board.load(task.days.likely, quarters_needed(task.weeks))
            slot = board.first_gap(load, not_before(task, situation))
            if slot is not None:
                board.put(task.id, slot, counted=False)
    return board
