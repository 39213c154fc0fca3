"""The rules of planning as rows of a linear program, for the search of optimum.py.

A job takes its days in one way from each quarter that it may begin in, so the search only decides
where each begins, if at all. All jobs here end in the plan's time: what runs on reaches nothing in
it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from maturity.domain.balance import FIRST_QUARTERS, POLICY_PART, first_days
from maturity.domain.jobs import Job
from maturity.domain.linear_program import Program, Solution, Sum, total
from maturity.domain.schedule import Slot
from maturity.domain.situation import Situation
from maturity.domain.steps import Step

ONE = Sum(number=1)
NOTHING = Sum()


@dataclass(frozen=True)
class Run:
    """A job with the slots that it may take, and for each whether it does."""

    job: Job
    slots: dict[int, Slot]
    taken: dict[int, Sum]

    def begun(self, quarter: int) -> Sum:
        """Whether it has, by the end of the quarter."""
        return total(self.taken[first] for first in self.slots if first <= quarter)

    def ended(self, quarter: int) -> Sum:
        return total(self.taken[first] for first, s in self.slots.items() if s.last <= quarter)

    def running(self, quarter: int) -> Sum:
        return total(
            self.taken[first] for first, s in self.slots.items() if first <= quarter <= s.last
        )

    def units(self, quarter: int) -> Sum:
        """What it takes of the quarter."""
        return total(
            self.taken[first].times(slot.days[quarter - first])
            for first, slot in self.slots.items()
            if first <= quarter <= slot.last
        )


class Search:
    """`beside` are the units that others than these jobs and those on the board, which are no
    papers, take of the first quarters. One of `must_begin` begins in them.
    """

    def __init__(self, situation: Situation, beside: int, must_begin: frozenset[str]) -> None:
        self.situation = situation
        self.board = situation.board
        self.quarters = range(situation.horizon.count)
        self.program = Program()
        found = (self._run(job) for job in situation.field.open_jobs(self.board))
        self.runs = {run.job.id: run for run in found if run.slots}
        self.reached: dict[Step, list[Sum]] = {}
        for step in situation.aims.gains:
            self.reached[step] = [self._reached(step, quarter) for quarter in self.quarters]
        for run in self.runs.values():
            self._wait(run)
        self._keep_rooms()
        self._keep_limits()
        self._keep_balance(beside, must_begin)
        self._aim()

    def _run(self, job: Job) -> Run:
        """Every job takes one slot at most."""
        load = self.board.load(job.days, job.quarters)
        slots = {
            first: slot
            for first in range(self.situation.field.earliest.starts[job.id], len(self.quarters))
            if (slot := self.board.course(load, first)) is not None
        }
        taken = {first: self.program.binary() for first in slots}
        self.program.not_above(total(taken.values()), ONE)
        return Run(job, slots, taken)

    def _wait(self, run: Run) -> None:
        """It begins after what it needs, and after the levels that its steps start from."""
        for first in run.slots:
            for need in run.job.needs:
                self.program.not_above(run.begun(first), self._ended(need, first - 1))
            for step in run.job.after:
                before = self.reached[step][first - 1] if first else NOTHING
                self.program.not_above(run.begun(first), before)

    def _ended(self, job_id: str, quarter: int) -> Sum:
        if job_id in self.runs:
            return self.runs[job_id].ended(quarter)
        return ONE if self.board.ends.get(job_id, quarter + 1) <= quarter else NOTHING

    def _reached(self, step: Step, quarter: int) -> Sum:
        """Between nothing and what its movers allow: more is always better."""
        if self.board.moved.get(step, quarter + 1) <= quarter:
            moved = ONE
        else:
            moved = total(r.ended(quarter) for r in self.runs.values() if step in r.job.steps)
        reached = self.program.between(1)
        self.program.not_above(reached, moved)
        before = self.situation.aims.step_before(step)
        if before is not None:
            self.program.not_above(reached, self.reached[before][quarter])
        return reached

    def _keep_rooms(self) -> None:
        for quarter, room in enumerate(self.board.rooms):
            taken = total(run.units(quarter) for run in self.runs.values())
            self.program.not_above(self._days(taken), self._days(Sum(number=room)))

    def _days(self, units: Sum) -> Sum:
        return units.times(1 / self.board.unit)

    def _keep_limits(self) -> None:
        """What the organisation put into its quarters takes its places first."""
        limits = self.board.limits
        kept = [self.board.slots[task] for task in self.board.counted]
        for quarter in self.quarters if limits.parallel is not None else ():
            there = sum(slot.first <= quarter <= slot.last for slot in kept)
            running = total(run.running(quarter) for run in self.runs.values())
            left = max((limits.parallel or 0) - there, 0)
            self.program.not_above(running, Sum(number=left))
        for year in sorted(set(limits.years)) if limits.most is not None else ():
            there = sum(limits.years[slot.first] == year for slot in kept)
            begun = total(
                taken
                for run in self.runs.values()
                for first, taken in run.taken.items()
                if limits.years[first] == year
            )
            left = max((limits.most or 0) - there, 0)
            self.program.not_above(begun, Sum(number=left))

    def _keep_balance(self, beside: int, must_begin: frozenset[str]) -> None:
        """An action of the lower theme begins early, and papers take their part at most."""
        if must_begin:
            early = (run.begun(FIRST_QUARTERS - 1) for run in self._runs_of(must_begin))
            self.program.not_above(ONE, total(early))
        papers = self.situation.balance.papers
        free, kept, others = NOTHING, NOTHING, Sum(number=beside)
        for run in self.runs.values():
            units = total(run.units(quarter) for quarter in range(FIRST_QUARTERS))
            free, others = (
                (free + units, others) if run.job.id in papers else (free, others + units)
            )
        for task, taken in first_days(self.board).items():
            units = Sum(number=taken)
            kept, others = (kept + units, others) if task in papers else (kept, others + units)
        self._keep_part(self._days(free), self._days(kept), self._days(others))

    def _runs_of(self, ids: frozenset[str]) -> Iterator[Run]:
        return (run for run in self.runs.values() if run.job.id in ids)

    def _keep_part(self, free: Sum, kept: Sum, others: Sum) -> None:
        """Where kept papers take more than their part, others come only beside enough else."""
        part = POLICY_PART - 1
        if not free.terms:
            return
        some = self.program.binary() if kept.number else ONE
        self.program.not_above(free, some.times(sum(free.terms.values())))
        excess = (ONE - some).times(kept.number * part)
        self.program.not_above((free + kept).times(part), others + excess)

    def _aim(self) -> None:
        """Every step counts its gain in each quarter at whose end it is reached."""
        gains = self.situation.aims.gains
        wanted = [step for step in gains if step not in self.board.promised]
        self.largest = max((gains[step] for step in wanted), default=1)
        self.program.objective = total(
            reached.times(gains[step] / self.largest)
            for step in wanted
            for reached in self.reached[step]
        )

    def ends(self, solution: Solution) -> dict[str, int]:
        """The quarters in which things end, as found or, without a solution, as kept."""
        found = dict(self.board.ends)
        for run in self.runs.values() if solution.values is not None else ():
            for first, slot in run.slots.items():
                if solution.value_of(run.taken[first]) > 1 / 2:
                    found[run.job.id] = slot.last
        return found
