"""Everything that is settled before planning chooses: time, days, aims, and what must stay put."""

from dataclasses import dataclass
from math import lcm

from maturity.domain.assessment import Answers
from maturity.domain.balance import Balance, find_balance
from maturity.domain.bundles import Field, make_field, needed_by, place
from maturity.domain.catalogue import Catalogue
from maturity.domain.horizon import Horizon, is_kept, kept_quarter, make_horizon, own_quarter
from maturity.domain.jobs import Jobs, find_earliest, find_jobs
from maturity.domain.plan import PlanRequest, Status, Task
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.schedule import Board, Limits, spread
from maturity.domain.scorecard import Scorecard
from maturity.domain.scoring import score
from maturity.domain.steps import Aims, find_aims
from maturity.domain.targets import propose_targets
from maturity.domain.tasks import find_out_tasks, own_task, quarters_needed, record_of

FIND_OUT_PART = 2
"""Finding out may take one day in so many while actions want the others."""


@dataclass(frozen=True)
class Situation:
    """Where planning begins.

    `board` has what the organisation put into its quarters, and what that needs. Its rooms are
    without `reserve`, the units that finding out may count on. `find_out` and `own` are all
    questions to find out and all actions of the organisation's own.
    """

    request: PlanRequest
    horizon: Horizon
    scorecard: Scorecard
    aims: Aims
    field: Field
    balance: Balance
    board: Board
    reserve: tuple[int, ...]
    find_out: tuple[Task, ...]
    own: tuple[Task, ...]

    @property
    def jobs(self) -> Jobs:
        return self.field.jobs


def look(
    questionnaire: Questionnaire, catalogue: Catalogue, answers: Answers, request: PlanRequest
) -> Situation:
    horizon = make_horizon(request)
    targets = propose_targets(questionnaire, answers, request)
    aims = find_aims(questionnaire, catalogue, answers, request, targets)
    jobs = find_jobs(catalogue, aims, request, horizon)
    find_out = tuple(find_out_tasks(questionnaire, catalogue, answers, request))
    own = tuple(own_task(action) for action in request.own_actions)
    board = _empty_board(catalogue, request, horizon, aims, jobs)
    _put_kept(board, jobs, request)
    _put_kept_tasks(board, (*find_out, *own), request, horizon)
    board.whole = tuple(board.rooms)
    field = _field(board, jobs, aims, horizon)
    board = _with_needs_of_kept(board, field)
    reserve = _reserve(board, [t for t in find_out if free_to_find_out(t, request, board)])
    board.rooms = [room - kept for room, kept in zip(board.rooms, reserve, strict=True)]
    board.whole = tuple(board.rooms)
    scorecard = score(questionnaire, answers)
    able = {*field.earliest.starts, *board.counted}
    balance = find_balance(scorecard, field.jobs.values(), able, aims)
    return Situation(
        request, horizon, scorecard, aims, field, balance, board, reserve, find_out, own
    )


def _empty_board(
    catalogue: Catalogue, request: PlanRequest, horizon: Horizon, aims: Aims, jobs: Jobs
) -> Board:
    most = catalogue.most_actions if request.most_actions is None else request.most_actions
    unit = lcm(
        *(days.denominator for days in horizon.capacity),
        *(job.quarters for job in jobs.values()),
        quarters_needed(catalogue.discovery.weeks),
    )
    rooms = [int(days * unit) for days in horizon.capacity]
    return Board(
        rooms=rooms,
        whole=tuple(rooms),
        unit=unit,
        limits=Limits(request.parallel, most, horizon.years()),
        moved=dict.fromkeys(aims.finished, -1),
    )


def _put_kept(board: Board, jobs: Jobs, request: PlanRequest) -> None:
    """What is under way takes its days first, then what was put into a quarter."""
    kept = [job for job in jobs.values() if job.kept is not None and job.barred is None]
    started = {j.id for j in kept if record_of(j.id, request).status is Status.IN_PROGRESS}
    for job in sorted(kept, key=lambda job: job.id not in started):
        load = board.load(job.days, job.quarters)
        board.put_job(job, spread(load, job.kept or 0, board.rooms))


def _put_kept_tasks(
    board: Board, tasks: tuple[Task, ...], request: PlanRequest, horizon: Horizon
) -> None:
    for task in tasks:
        record = record_of(task.id, request)
        own = task.own is not None
        if record.status in (Status.DONE, Status.DROPPED) or not (own or is_kept(record)):
            continue
        first = own_quarter(record, horizon) if own else kept_quarter(record, horizon)
        if first < horizon.count:
            load = board.load(task.days.likely, quarters_needed(task.weeks))
            board.put(task.id, spread(load, first, board.rooms), counted=own)


def _field(board: Board, jobs: Jobs, aims: Aims, horizon: Horizon) -> Field:
    jobs, earliest = find_earliest(jobs, aims, horizon.count, board.ends)
    return make_field(jobs, aims, earliest)


def _with_needs_of_kept(board: Board, field: Field) -> Board:
    """What a kept action needs is planned before it, unless it is too late for that."""
    for job in field.jobs.values():
        if job.kept is None or job.id not in board.slots:
            continue
        trial = board.copy()
        placed, failed = place(needed_by(field, job, board), trial, field.aims)
        if failed is None and all(one.slot.last < job.kept for one in placed):
            board = trial
    return board


def free_to_find_out(task: Task, request: PlanRequest, board: Board) -> bool:
    """Whether planning may choose when the question is looked into."""
    record = record_of(task.id, request)
    settled = is_kept(record) or record.status in (Status.DONE, Status.DROPPED)
    return task.id not in board.slots and not settled


def not_before(task: Task, situation: Situation) -> int:
    day = record_of(task.id, situation.request).not_before
    return 0 if day is None else situation.horizon.quarter_of(day)


def _reserve(board: Board, tasks: list[Task]) -> tuple[int, ...]:
    """What finding out takes as early as it can, at most its part of each quarter's room."""
    left = sum(task.days.likely for task in tasks) * board.unit
    kept = []
    for room in board.rooms:
        kept.append(min(left, room // FIND_OUT_PART))
        left -= kept[-1]
    return tuple(kept)
