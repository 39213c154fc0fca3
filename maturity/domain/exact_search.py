"""The rules of planning as rows of a linear program, for the search of optimum.py.

A job that the search may place has begun, or ended, by the end of a quarter or not; its days fall
where the search likes in between, never faster than they are spread. All jobs here end in the
plan's time: what runs on reaches nothing in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from maturity.domain.balance import FIRST_QUARTERS, POLICY_PART, first_days
from maturity.domain.jobs import Job
from maturity.domain.linear_program import Program, Solution, Sum, total
from maturity.domain.situation import Situation
from maturity.domain.steps import Step

ONE = Sum(number=1)
NOTHING = Sum()


@dataclass(frozen=True)
class Run:
    """A job with what the search decides about it, for each quarter.

    `begun` and `ended` say whether it has by the quarter's end, `days` what it takes in it.
    """

    job: Job
    begun: list[Sum]
    ended: list[Sum]
    days: list[Sum]

    def running(self, quarter: int) -> Sum:
        return self.begun[quarter] - _before(self.ended, quarter)

    @property
    def done(self) -> Sum:
        return self.ended[-1]


def _before(sums: list[Sum], quarter: int) -> Sum:
    return sums[quarter - 1] if quarter else NOTHING


class Search:
    """`beside` are the days that others than these jobs and those on the board, which are no
    papers, take of the first quarters.
    """

    def __init__(self, situation: Situation, beside: float, must_begin: frozenset[str]) -> None:
        self.situation = situation
        self.board = situation.board
        self.quarters = range(situation.horizon.count)
        self.program = Program()
        self.runs = {job.id: self._run(job) for job in self._free_jobs()}
        self.reached: dict[Step, list[Sum]] = {}
        for step in situation.aims.gains:
            self.reached[step] = [self._reached(step, quarter) for quarter in self.quarters]
        for run in self.runs.values():
            self._spread(run)
            self._wait(run)
        self._keep_capacity()
        self._keep_limits()
        self._keep_balance(beside, must_begin)
        self._aim()

    def _free_jobs(self) -> Iterator[Job]:
        ends = self.situation.field.earliest.ends
        return (job for job in self.situation.field.open_jobs(self.board) if job.id in ends)

    def _run(self, job: Job) -> Run:
        start = self.situation.field.earliest.starts[job.id]
        end = start + job.quarters - 1
        new = self.program
        return Run(
            job,
            [new.binary() if quarter >= start else NOTHING for quarter in self.quarters],
            [new.binary() if quarter >= end else NOTHING for quarter in self.quarters],
            [new.between(job.days) if q >= start else NOTHING for q in self.quarters],
        )

    def _spread(self, run: Run) -> None:
        """It begins and ends once, takes its quarters at least, and all its days in between."""
        rows, job = self.program, run.job
        rows.not_above(run.begun[-1], run.done)
        so_far = NOTHING
        for quarter in self.quarters:
            rows.not_above(_before(run.begun, quarter), run.begun[quarter])
            rows.not_above(_before(run.ended, quarter), run.ended[quarter])
            first = quarter - job.quarters + 1
            rows.not_above(run.ended[quarter], run.begun[first] if first >= 0 else NOTHING)
            rows.not_above(run.days[quarter], run.running(quarter).times(job.days))
            so_far += run.days[quarter]
            share = job.days / job.quarters
            rows.not_above(so_far, total(run.begun[: quarter + 1]).times(share))
            rows.not_above(run.ended[quarter].times(job.days), so_far)

    def _wait(self, run: Run) -> None:
        """It begins after what it needs, and after the levels that its steps start from."""
        for quarter in self.quarters:
            for need in run.job.needs:
                self.program.not_above(run.begun[quarter], self._ended(need, quarter - 1))
            for step in run.job.after:
                before = _before(self.reached[step], quarter)
                self.program.not_above(run.begun[quarter], before)

    def _ended(self, job_id: str, quarter: int) -> Sum:
        if job_id in self.runs:
            return self.runs[job_id].ended[quarter] if quarter >= 0 else NOTHING
        return ONE if self.board.ends.get(job_id, quarter + 1) <= quarter else NOTHING

    def _reached(self, step: Step, quarter: int) -> Sum:
        """Between nothing and what its movers allow: more is always better."""
        if self.board.moved.get(step, quarter + 1) <= quarter:
            moved = ONE
        else:
            movers = (run for run in self.runs.values() if step in run.job.steps)
            moved = total(run.ended[quarter] for run in movers)
        reached = self.program.between(1)
        self.program.not_above(reached, moved)
        before = self.situation.aims.step_before(step)
        if before is not None:
            self.program.not_above(reached, self.reached[before][quarter])
        return reached

    def _keep_capacity(self) -> None:
        for quarter, room in enumerate(self.board.rooms):
            days = total(run.days[quarter] for run in self.runs.values())
            self.program.not_above(days, Sum(number=room / self.board.unit))

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
            quarters = [q for q in self.quarters if limits.years[q] == year]
            there = sum(slot.first in quarters for slot in kept)
            begun = total(
                run.begun[quarters[-1]] - _before(run.begun, quarters[0])
                for run in self.runs.values()
            )
            left = max((limits.most or 0) - there, 0)
            self.program.not_above(begun, Sum(number=left))

    def _keep_balance(self, beside: float, must_begin: frozenset[str]) -> None:
        """An action of the lower theme begins early, and papers take their part at most."""
        first = self.quarters[:FIRST_QUARTERS]
        if must_begin and first:
            begun = (run.begun[first[-1]] for run in self.runs.values() if run.job.id in must_begin)
            self.program.not_above(ONE, total(begun))
        papers = self.situation.balance.papers
        free, kept = NOTHING, NOTHING
        others = Sum(number=beside)
        for run in self.runs.values():
            days = total(run.days[quarter] for quarter in first)
            free, others = (free + days, others) if run.job.id in papers else (free, others + days)
        for task, units in first_days(self.board).items():
            days = Sum(number=units / self.board.unit)
            kept, others = (kept + days, others) if task in papers else (kept, others + days)
        self._keep_part(free, kept, others)

    def _keep_part(self, free: Sum, kept: Sum, others: Sum) -> None:
        """Where kept papers take more than their part, others come only beside enough else."""
        part = POLICY_PART - 1
        if not free.terms:
            return
        some = self.program.binary() if kept.number else ONE
        self.program.not_above(free, some.times(sum(run.job.days for run in self.runs.values())))
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
            ended = [solution.value_of(one) > 1 / 2 for one in run.ended]
            if any(ended):
                found[run.job.id] = ended.index(True)
        return found
