"""The time of a plan: its quarters with their days, and where the organisation put something."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from maturity.domain.plan import ActionRecord, PlanRequest, Status
from maturity.domain.quarter import Quarter, quarters_from


@dataclass(frozen=True)
class Horizon:
    """`capacity` are the days that each quarter holds, a short first one fewer."""

    quarters: tuple[Quarter, ...]
    capacity: tuple[Fraction, ...]

    @property
    def count(self) -> int:
        return len(self.quarters)

    @property
    def days(self) -> Fraction:
        return sum(self.capacity, Fraction(0))

    def quarter_of(self, day: date) -> int:
        """The number of the quarter that holds the day: 0 for an earlier day, `count` for a later
        one.
        """
        ends = (quarter.last_day for quarter in self.quarters)
        return next((number for number, end in enumerate(ends) if day <= end), self.count)

    def years(self) -> tuple[int, ...]:
        """The number of whole years from the plan's first day to that of each quarter."""
        first_days = [quarter.first_day for quarter in self.quarters]
        return tuple(
            day.year - first_days[0].year - (_anniversary(day) < _anniversary(first_days[0]))
            for day in first_days
        )


def _anniversary(day: date) -> tuple[int, int]:
    return day.month, day.day


def make_horizon(request: PlanRequest) -> Horizon:
    quarters = tuple(quarters_from(request.start, request.quarters))
    return Horizon(quarters, tuple(request.days_a_quarter * quarter.share for quarter in quarters))


def is_kept(record: ActionRecord) -> bool:
    """Whether the organisation settled when: what it began or put into a quarter stays there."""
    over = record.status in (Status.DONE, Status.DROPPED)
    return not over and (record.status is Status.IN_PROGRESS or record.pinned_to is not None)


def kept_quarter(record: ActionRecord, horizon: Horizon) -> int:
    """Where a kept task stays. What began before the plan, or nobody knows when, runs from the
    first quarter.
    """
    if record.pinned_to is not None:
        return horizon.quarter_of(record.pinned_to)
    start = 0 if record.start is None else horizon.quarter_of(record.start)
    return start if start < horizon.count else 0


def own_quarter(record: ActionRecord, horizon: Horizon) -> int:
    """Where one's own action goes: where it is kept, or where it starts, or first."""
    if is_kept(record):
        return kept_quarter(record, horizon)
    days = [day for day in (record.start, record.not_before) if day is not None]
    return max((horizon.quarter_of(day) for day in days), default=0)
