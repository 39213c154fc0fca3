"""Quarters of the financial year: April to June, July to September, and so on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction


@dataclass(frozen=True)
class Quarter:
    """From its first to its last day, both in it. `whole` is False for one that began before."""

    first_day: date
    last_day: date
    whole: bool = True

    @property
    def number(self) -> int:
        """1 for April to June."""
        return (self.first_day.month - 4) // 3 % 4 + 1

    @property
    def days(self) -> int:
        """Days of the calendar."""
        return (self.last_day - self.first_day).days + 1

    @property
    def share(self) -> Fraction:
        """How much of its whole quarter is left, by days of the calendar: 1 for a whole one."""
        whole = Quarter(first_day_of_quarter(self.first_day), self.last_day)
        return Fraction(self.days, whole.days)


def quarters_from(start: date, count: int) -> Iterator[Quarter]:
    """`count` quarters, the first from `start` to the end of the quarter that it lies in."""
    day = start
    for _ in range(count):
        last = last_day_of_quarter(day)
        yield Quarter(day, last, whole=day == first_day_of_quarter(day))
        day = last + timedelta(days=1)


def first_day_of_quarter(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def last_day_of_quarter(day: date) -> date:
    month = (day.month - 1) // 3 * 3 + 3
    following = date(day.year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
