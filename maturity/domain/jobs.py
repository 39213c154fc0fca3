"""The actions that come into question for a plan, what each waits for, and how early it can begin.

An action comes into question when it moves a step towards a target, when one that does needs it, or
when the organisation put it into the plan. It begins once the actions that it needs are done and
the levels that its steps start from are reached: in the quarter after.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from maturity.domain.catalogue import Action, Catalogue, Move
from maturity.domain.horizon import Horizon, is_kept, kept_quarter
from maturity.domain.plan import ActionRecord, Left, PlanRequest, Status
from maturity.domain.steps import Aims, Step
from maturity.domain.tasks import quarters_needed, record_of


@dataclass(frozen=True)
class Job:
    """An action as planning sees it.

    `needs` are its unmet prerequisites, `steps` the needed steps that it moves, `after` the steps
    that must be reached before it begins. `quarters` is the least number it takes. `kept` is the
    quarter that the organisation put it in. `barred` says why it cannot be planned whatever the
    others do.
    """

    action: Action
    order: int
    quarters: int
    needs: tuple[str, ...]
    steps: tuple[Step, ...]
    after: tuple[Step, ...] = ()
    not_before: int = 0
    kept: int | None = None
    barred: Left | None = None

    @cached_property
    def id(self) -> str:
        return self.action.id

    @cached_property
    def days(self) -> int:
        return self.action.days.likely

    @property
    def is_free(self) -> bool:
        """Whether planning may choose its quarter."""
        return self.kept is None and self.barred is None


Jobs = Mapping[str, Job]
"""By id of their action, in catalogue order."""


def find_jobs(catalogue: Catalogue, aims: Aims, request: PlanRequest, horizon: Horizon) -> Jobs:
    met = {action.id for action in catalogue.actions if is_met(action, aims, request)}
    here = {action.id: action for action in catalogue.valid_in(request.nation)}
    wanted = _wanted(catalogue, aims, request, here, met)
    jobs = {}
    for order, action in enumerate(catalogue.actions):
        if action.id in wanted:
            needs = tuple(need for need in action.needs if need not in met)
            steps = aims.steps_of(action)
            after = tuple(s for s in map(aims.step_before, steps) if s is not None)
            job = Job(action, order, quarters_needed(action.weeks), needs, steps, after)
            jobs[action.id] = _as_recorded(job, record_of(action.id, request), horizon)
    return jobs


def is_met(action: Action, aims: Aims, request: PlanRequest) -> bool:
    """Whether what waits for it may begin: it is done, or today's answers show that it need not be.

    A step of a question that does not apply is none; one of a question whose level nobody knows is
    never taken for reached.
    """
    if record_of(action.id, request).status is Status.DONE:
        return True
    if not action.moves:
        return any(aims.levels.get(h.question, -1) >= h.level for h in action.in_place)
    return all(_is_reached(move, aims) for move in action.moves)


def _is_reached(move: Move, aims: Aims) -> bool:
    known = aims.levels.get(move.question, -1)
    return move.question in aims.not_applicable or known >= move.to_level


def _wanted(
    catalogue: Catalogue,
    aims: Aims,
    request: PlanRequest,
    here: Mapping[str, Action],
    met: set[str],
) -> set[str]:
    """The ids of all that comes into question, with everything that it needs."""
    kept = [a for a in catalogue.actions if is_kept(record_of(a.id, request))]
    waiting = [a for a in here.values() if a.id not in met and aims.steps_of(a)]
    waiting += kept
    found: set[str] = set()
    while waiting:
        action = waiting.pop()
        if action.id not in found:
            found.add(action.id)
            waiting += [here[need] for need in action.needs if need in here and need not in met]
    return found


def _as_recorded(job: Job, record: ActionRecord, horizon: Horizon) -> Job:
    """With what the organisation wishes about it."""
    if record.status is Status.DROPPED:
        return replace(job, barred=Left.DROPPED)
    if is_kept(record):
        kept = kept_quarter(record, horizon)
        return replace(job, kept=kept, barred=Left.POSTPONED if kept == horizon.count else None)
    if 0 < horizon.days < job.days:
        return replace(job, barred=Left.TOO_LARGE)
    earliest = 0 if record.not_before is None else horizon.quarter_of(record.not_before)
    late = 0 < horizon.count == earliest
    return replace(job, not_before=earliest, barred=Left.POSTPONED if late else None)


@dataclass(frozen=True)
class Earliest:
    """The quarter in which each job could begin and that in which it could end, by id.

    A job that never can is in neither. One that can begin and ends after the plan has no end.
    """

    starts: dict[str, int]
    ends: dict[str, int]


def find_earliest(
    jobs: Jobs, aims: Aims, quarters: int, kept: Mapping[str, int]
) -> tuple[Jobs, Earliest]:
    """How early each job could begin if days and places were no limit.

    `kept` are the ends of what stays where the organisation put it. A job of which some steps could
    be reached in the plan's time while for others the level they start from is not, or too late,
    does not wait for the latter. The jobs are returned as they then are.
    """
    found = dict(jobs)
    while True:
        earliest = _earliest(found, aims, quarters, kept)
        stuck = next(_stuck(found, earliest, aims, quarters), None)
        if stuck is None:
            return found, earliest
        found[stuck.id] = stuck


def _stuck(jobs: Jobs, earliest: Earliest, aims: Aims, quarters: int) -> Iterator[Job]:
    """The jobs that could end in time, or at least begin, if they waited for less."""
    ends = earliest.ends
    moved = moved_by(jobs.values(), ends, aims)
    for job in jobs.values():
        long = job.quarters > quarters
        settled = job.id in (earliest.starts if long else ends)
        last = quarters - (1 if long else job.quarters) - 1
        if settled or not job.is_free or any(ends.get(n, quarters) > last for n in job.needs):
            continue
        after = tuple(step for step in job.after if _is_reached_by(step, last, moved, aims))
        before = (aims.step_before(step) for step in job.steps)
        if after != job.after and any(s is None or s in after for s in before):
            yield replace(job, after=after)


def _is_reached_by(step: Step, quarter: int, moved: Mapping[Step, int], aims: Aims) -> bool:
    end = reached_at(step, moved, aims)
    return end is not None and end <= quarter


def _earliest(jobs: Jobs, aims: Aims, quarters: int, kept: Mapping[str, int]) -> Earliest:
    """Every sweep builds on what an earlier one found, so a circle of jobs never begins."""
    found = Earliest({}, dict(kept))
    moved = moved_by(jobs.values(), found.ends, aims)
    free = [job for job in jobs.values() if job.is_free]
    while True:
        before = dict(found.starts)
        for job in free:
            start = ready(job, found.ends, moved, aims)
            if start is not None and start < quarters:
                found.starts[job.id] = start
                end = start + job.quarters - 1
                if end < quarters:
                    found.ends[job.id] = end
                    note_moves(job, end, moved)
        if found.starts == before:
            return found


def ready(job: Job, ends: Mapping[str, int], moved: Mapping[Step, int], aims: Aims) -> int | None:
    """The first quarter after all that the job waits for, or None while some of it has no end."""
    waits = [ends.get(need) for need in job.needs]
    waits += [reached_at(step, moved, aims) for step in job.after]
    known = [end for end in waits if end is not None]
    if len(known) < len(waits):
        return None
    return max(job.not_before, max(known, default=-1) + 1)


def moved_by(jobs: Iterable[Job], ends: Mapping[str, int], aims: Aims) -> dict[Step, int]:
    """The quarter in which each step is first moved; -1 is before the plan."""
    moved = dict.fromkeys(aims.finished, -1)
    for job in jobs:
        if job.id in ends:
            note_moves(job, ends[job.id], moved)
    return moved


def note_moves(job: Job, end: int, moved: dict[Step, int]) -> None:
    for step in job.steps:
        moved[step] = min(moved.get(step, end), end)


def reached_at(step: Step, moved: Mapping[Step, int], aims: Aims) -> int | None:
    """The quarter at whose end the step and all before it are moved, None while one is not."""
    latest = -1
    for lower in chain_to(step, aims):
        end = moved.get(lower)
        if end is None:
            return None
        latest = max(latest, end)
    return latest


def chain_to(step: Step, aims: Aims) -> list[Step]:
    """The step with all of its question that have to be taken before it."""
    question, level = step
    return [(question, lower) for lower in range(aims.levels[question], level + 1)]
