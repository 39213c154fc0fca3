"""Days and places by quarter, and where a task fits into them. Not which task is worth placing.

Days are whole numbers of a unit small enough for every share of a task and of a quarter.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from maturity.domain.jobs import Job, note_moves
from maturity.domain.steps import Step


@dataclass(frozen=True)
class Slot:
    """The quarters in which a task runs. `days` are in units, from `first` on.

    One that is not `finished` runs on beyond the plan.
    """

    first: int
    days: tuple[int, ...]
    finished: bool = True

    @property
    def last(self) -> int:
        return self.first + len(self.days) - 1


@dataclass(frozen=True)
class Load:
    """What a task takes: its days in units, spread over at least so many quarters."""

    days: int
    quarters: int

    def by(self, quarter: int) -> int:
        """How much of it may be done by the end of its quarter with this number, 0 the first."""
        return self.days * min(quarter + 1, self.quarters) // self.quarters


def spread(load: Load, first: int, rooms: Sequence[int]) -> Slot:
    """What a task takes from `first` on, as early as its spread and the rooms allow."""
    done = 0
    days: list[int] = []
    for number, room in enumerate(rooms[first:]):
        days.append(min(load.by(number) - done, room))
        done += days[-1]
        if done == load.days and number + 1 >= load.quarters:
            return Slot(first, tuple(days))
    return Slot(first, tuple(days), finished=False)


@dataclass(frozen=True)
class Limits:
    """How many actions may run in one quarter and begin in one year; None is any number.

    `years` has the year of the plan that each quarter begins in.
    """

    parallel: int | None
    most: int | None
    years: tuple[int, ...]


@dataclass
class Board:
    """What is placed so far. The one thing in planning that changes while a plan is made.

    `rooms` are the units left in each quarter, `whole` those that were left when choosing began: an
    action that takes more than a whole quarter goes on in the next. `slots` has every task,
    `counted` the actions among them, which the limits are about. `ends` are the last quarters of
    what is finished in the plan's time, `moved` the quarters in which steps are first moved;
    `promised` are the steps of what runs on beyond it.
    """

    rooms: list[int]
    whole: tuple[int, ...]
    unit: int
    limits: Limits
    moved: dict[Step, int]
    slots: dict[str, Slot] = field(default_factory=dict)
    counted: set[str] = field(default_factory=set)
    ends: dict[str, int] = field(default_factory=dict)
    promised: set[Step] = field(default_factory=set)

    def load(self, days: int, quarters: int) -> Load:
        return Load(days * self.unit, quarters)

    def copy(self) -> "Board":
        return Board(
            list(self.rooms),
            self.whole,
            self.unit,
            self.limits,
            dict(self.moved),
            dict(self.slots),
            set(self.counted),
            dict(self.ends),
            set(self.promised),
        )

    def put(self, task_id: str, slot: Slot, *, counted: bool) -> None:
        for quarter, days in enumerate(slot.days, start=slot.first):
            self.rooms[quarter] -= days
        self.slots[task_id] = slot
        if counted:
            self.counted.add(task_id)
        if slot.finished:
            self.ends[task_id] = slot.last

    def put_job(self, job: Job, slot: Slot) -> None:
        self.put(job.id, slot, counted=True)
        if slot.finished:
            note_moves(job, slot.last, self.moved)
        else:
            self.promised.update(job.steps)

    def is_open(self, step: Step) -> bool:
        """Whether nothing placed or finished moves the step."""
        return step not in self.moved and step not in self.promised

    def earliest(self, load: Load, from_quarter: int, *, run_on: bool = False) -> Slot | None:
        """The first slot for an action within the rooms and limits. It ends in the plan's time,
        unless it may run on.
        """
        for first in range(from_quarter, len(self.rooms)):
            if self.may_begin(first):
                slot = self.course(load, first, run_on=run_on)
                if slot is not None and self._has_room(slot) and self._may_run(slot):
                    return slot
        return None

    def course(self, load: Load, first: int, *, run_on: bool = False) -> Slot | None:
        """How an action that begins then takes its days, with nothing else chosen. None where it
        would not end in time, or where not even a day of it could be done in its first quarter.

        What may run on is by the plan's end as far as its spread asks for.
        """
        slot = spread(load, first, self.whole)
        begins = slot.days[0] >= min(load.by(0), self.unit)
        on_time = run_on and sum(slot.days) == load.by(len(slot.days) - 1)
        return slot if begins and (slot.finished or on_time) else None

    def first_gap(self, load: Load, from_quarter: int) -> Slot | None:
        """The first slot for something that no limit is about, in whatever room is left."""
        for first in range(from_quarter, len(self.rooms)):
            slot = spread(load, first, self.rooms)
            if slot.finished and (slot.days[0] or not load.days):
                return slot
        return None

    def _has_room(self, slot: Slot) -> bool:
        return all(
            days <= self.rooms[quarter] for quarter, days in enumerate(slot.days, start=slot.first)
        )

    def may_begin(self, quarter: int) -> bool:
        """Whether there is any room, and a place in the year that the quarter begins in."""
        if self.limits.most is None or not self.rooms[quarter]:
            return self.rooms[quarter] > 0
        year = self.limits.years[quarter]
        begun = sum(self.limits.years[self.slots[task].first] == year for task in self.counted)
        return begun < self.limits.most

    def _may_run(self, slot: Slot) -> bool:
        if self.limits.parallel is None:
            return True
        others = [self.slots[task] for task in self.counted]
        return all(
            sum(other.first <= quarter <= other.last for other in others) < self.limits.parallel
            for quarter in range(slot.first, slot.last + 1)
        )
