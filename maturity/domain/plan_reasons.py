"""Why something is in a plan, what it waits for, and why something else is left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from maturity.domain.bundles import make_bundle, place
from maturity.domain.horizon import is_kept
from maturity.domain.jobs import Job, chain_to
from maturity.domain.plan import Here, Left, Status, Task
from maturity.domain.schedule import Board
from maturity.domain.situation import Situation
from maturity.domain.steps import Step
from maturity.domain.tasks import record_of

NO_LIMIT = 10**6
"""More days than any action takes."""


def why_here(task: Task, situation: Situation) -> Here:
    """The strongest reason."""
    record = record_of(task.id, situation.request)
    if is_kept(record):
        return Here.STARTED if record.status is Status.IN_PROGRESS else Here.PINNED
    if task.action is None:
        return Here.FIND_OUT if task.own is None else Here.OWN
    questions = {question for question, _ in situation.jobs[task.id].steps}
    if questions & situation.aims.first.foundations:
        return Here.FOUNDATION
    if questions & situation.aims.first.priorities:
        return Here.PRIORITY
    return Here.TARGET if questions else Here.UNLOCKS


def waits_of(job: Job, situation: Situation, board: Board) -> list[str]:
    """What is planned before it that it needs: prerequisites, and who reaches where it starts."""
    begin = board.slots[job.id].first
    movers = {mover for step in job.after for mover in _movers(step, situation, board)}
    return [
        other
        for other in situation.jobs
        if (other in job.needs or other in movers) and board.ends.get(other, begin) < begin
    ]


def _movers(step: Step, situation: Situation, board: Board) -> list[str]:
    """Those who first move the step, and each of its question before it."""
    chain = set(chain_to(step, situation.aims))
    return [
        job.id
        for job in situation.jobs.values()
        if job.id in board.ends
        and any(s in chain and board.moved[s] == board.ends[job.id] for s in job.steps)
    ]


@dataclass(frozen=True)
class Reason:
    why: Left
    because: tuple[str, ...] = ()


def why_left(job: Job, situation: Situation, board: Board) -> Reason:
    """Why planning did not take a job. `board` has all that it took."""
    if job.barred in (Left.DROPPED, Left.POSTPONED):
        return Reason(job.barred)
    if job.steps and not any(board.is_open(step) for step in job.steps):
        return Reason(Left.OTHER_ACTION, _moving(job.steps, situation, board))
    if job.barred is not None:
        return Reason(job.barred)
    if situation.horizon.days == 0:
        return Reason(Left.NO_ROOM)
    if job.id not in situation.field.earliest.starts:
        return _never(job, situation, board)
    return _no_place(job, situation, board)


def _moving(steps: Iterable[Step], situation: Situation, board: Board) -> tuple[str, ...]:
    wanted = set(steps)
    jobs = situation.jobs.values()
    return tuple(job.id for job in jobs if job.id in board.slots and wanted & set(job.steps))


def _never(job: Job, situation: Situation, board: Board) -> Reason:
    """What it waits for is never done in the plan's time, or too late for it."""
    aims = situation.aims
    missing = {need for need in job.needs if need not in board.ends}
    steps = {s for after in job.after for s in chain_to(after, aims) if s not in board.moved}
    if not missing and not steps:
        return Reason(Left.TOO_LATE)
    because = (
        other.id
        for other in situation.jobs.values()
        if other is not job and (other.id in missing or steps & set(other.steps))
    )
    return Reason(Left.NEEDS, tuple(because))


def _no_place(job: Job, situation: Situation, board: Board) -> Reason:
    """It found no place: itself, or something that would have to come before it."""
    members = make_bundle(situation.field, job, board).members
    failed = _failing(members, situation, board, job)
    if failed is None:
        return Reason(Left.BALANCE) if job.steps else _making_way(job, situation)
    if failed is not job:
        alone = make_bundle(situation.field, failed, board).members
        if _failing(alone, situation, board, failed) is not None:
            return Reason(Left.NEEDS, (failed.id,))
    without = _without_each_limit(board)
    found = (w for w, b in without.items() if _failing(members, situation, b, job) is None)
    return Reason(next(found, Left.TOO_LATE))


def _failing(members: Iterable[Job], situation: Situation, board: Board, head: Job) -> Job | None:
    return place(members, board.copy(), situation.aims, running_on=head)[1]


def _without_each_limit(board: Board) -> Mapping[Left, Board]:
    """The board with one more thing lifted, and what keeps out whatever fits only then."""
    any_number = replace(board.limits, most=None)
    any_at_once = replace(board.limits, parallel=None)
    endless = [NO_LIMIT * board.unit for _ in board.rooms]
    free = replace(board, rooms=endless, whole=tuple(endless))
    return {
        Left.ENOUGH_ACTIONS: replace(board, limits=any_number),
        Left.IN_PARALLEL: replace(board, limits=any_at_once),
        Left.NO_ROOM: replace(free, limits=replace(any_number, parallel=None)),
    }


def _making_way(job: Job, situation: Situation) -> Reason:
    others = situation.jobs.values()
    return Reason(Left.NOT_NEEDED, tuple(other.id for other in others if job.id in other.needs))
