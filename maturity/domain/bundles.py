"""What has to be taken together: an action with all that it still waits for, and what that brings.

An action without the ones that it needs would be worth nothing, and they without it perhaps little.
So they are weighed as one: the gain of all for the days of all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from maturity.domain.jobs import Earliest, Job, Jobs, chain_to, ready
from maturity.domain.schedule import Board, Slot
from maturity.domain.steps import Aims, Step, climb


@dataclass(frozen=True)
class Bundle:
    """`job` with all others that it needs, in the order in which they can begin, it not always the
    last. `gain` is in the units of the aims.
    """

    job: Job
    members: tuple[Job, ...]
    gain: int

    @cached_property
    def days(self) -> int:
        return sum(member.days for member in self.members)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(member.id for member in self.members)

    @cached_property
    def questions(self) -> set[str]:
        """Those whose steps decide what it holds and brings."""
        return {question for job in self.members for question, _ in (*job.steps, *job.after)}

    @cached_property
    def worth(self) -> int:
        return gain_a_day(self.gain, self.days)


def gain_a_day(gain: int, days: int) -> int:
    """In units so small that no two of under a million days look equal that are not."""
    return gain * 10**12 // max(days, 1)


@dataclass(frozen=True)
class Field:
    """The jobs, how early those can begin that can at all, and which of these move each step.

    Among the movers of a step the one that brings most for its days is the first.
    """

    jobs: Jobs
    aims: Aims
    earliest: Earliest
    movers: Mapping[Step, tuple[Job, ...]]

    def open_jobs(self, board: Board) -> Iterator[Job]:
        """Those that can begin and are not on the board, in catalogue order."""
        starts = self.earliest.starts
        return (job for job in self.jobs.values() if job.id in starts and job.id not in board.slots)


def make_field(jobs: Jobs, aims: Aims, earliest: Earliest) -> Field:
    def brings(job: Job) -> tuple[int, int]:
        return gain_a_day(sum(aims.gains[step] for step in job.steps), job.days), -job.order

    able = [job for job in jobs.values() if job.is_free and job.id in earliest.ends]
    movers: dict[Step, tuple[Job, ...]] = {}
    for job in sorted(able, key=brings, reverse=True):
        for step in job.steps:
            movers[step] = (*movers.get(step, ()), job)
    return Field(jobs, aims, earliest, movers)


def make_bundle(field: Field, job: Job, board: Board) -> Bundle:
    """The job with all that is not on the board yet and has to be before it."""
    members: dict[str, Job] = {}
    _add(field, job, board, members)
    ordered = _in_order(field, members.values())
    return Bundle(job, ordered, gained(field.aims, board, ordered))


def needed_by(field: Field, job: Job, board: Board) -> tuple[Job, ...]:
    """What a job still needs that can begin at all, with all that is needed for that."""
    members: dict[str, Job] = {}
    for need in job.needs:
        if need in field.earliest.ends:
            _add(field, field.jobs[need], board, members)
    return _in_order(field, members.values())


def _in_order(field: Field, members: Iterable[Job]) -> tuple[Job, ...]:
    """What others wait for can begin earlier than they."""
    starts = field.earliest.starts
    return tuple(sorted(members, key=lambda member: (starts[member.id], member.order)))


def _add(field: Field, job: Job, board: Board, members: dict[str, Job]) -> None:
    """Prerequisites come first: what they move needs nobody else."""
    if job.id in members or job.id in board.slots:
        return
    members[job.id] = job
    for need in job.needs:
        _add(field, field.jobs[need], board, members)
    for step in (lower for after in job.after for lower in chain_to(after, field.aims)):
        mover = _mover(field, step, job, board, members)
        if mover is not None:
            _add(field, mover, board, members)


def _mover(
    field: Field, step: Step, job: Job, board: Board, members: Mapping[str, Job]
) -> Job | None:
    """Who moves a step that the job waits for; None where that is settled."""
    if step in board.moved:
        return None
    begins = field.earliest.starts[job.id]
    in_time = [m for m in field.movers.get(step, ()) if field.earliest.ends[m.id] < begins]
    if any(mover.id in members for mover in in_time):
        return None
    return in_time[0]


def gained(aims: Aims, board: Board, jobs: Iterable[Job]) -> int:
    """What the jobs bring beyond the board, in the units of the aims: every step counts once.

    A step above one that nobody moves brings nothing, and all that were moved already above one
    that the jobs move come with it. What runs on beyond the plan keeps its own steps.
    """
    moved = board.moved.keys() | board.promised
    new = {step for job in jobs for step in job.steps if board.is_open(step)}
    total = 0
    for question in {question for question, _ in new}:
        step = (question, climb(question, aims.levels[question], moved))
        while step in new or step in moved:
            total += 0 if step in board.promised else aims.gains.get(step, 0)
            step = (question, step[1] + 1)
    return total


@dataclass(frozen=True)
class Placed:
    """A job with its quarters. `ready` is the first in which it could have begun."""

    job: Job
    slot: Slot
    ready: int


def place(
    members: Iterable[Job],
    board: Board,
    aims: Aims,
    quarter: int = 0,
    running_on: Job | None = None,
) -> tuple[list[Placed], Job | None]:
    """Put each onto the board as early as it goes, from a quarter on.

    The second value is the first that does not go. Only `running_on` may end after the plan.
    """
    placed: list[Placed] = []
    for job in members:
        begin = ready(job, board.ends, board.moved, aims)
        load = board.load(job.days, job.quarters)
        first = None if begin is None else max(begin, quarter)
        slot = None if first is None else board.earliest(load, first, run_on=job is running_on)
        if begin is None or slot is None:
            return placed, job
        board.put_job(job, slot)
        placed.append(Placed(job, slot, begin))
    return placed, None
