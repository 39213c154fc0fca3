"""Staff days and pounds of a plan, by quarter and in all, as whole numbers that add up."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from math import floor

from maturity.domain.catalogue import Days, Money
from maturity.domain.plan import Scheduled, Task, Total

Amounts = Sequence[Fraction]
"""One for each quarter."""


def totals_by_quarter(scheduled: Iterable[Scheduled], quarters: int) -> tuple[Total, ...]:
    """What every quarter takes. Low and high, and the money, are spread as the likely days are.

    Exact amounts are rounded so that the quarters up to any day add up to the right whole number,
    and low, likely and high stay in order.
    """
    tasks = list(scheduled)
    likely = _rounded(_spread(tasks, quarters, lambda task: task.days.likely))
    low = _at_most(likely, _spread(tasks, quarters, lambda task: task.days.low))
    high = _at_least(likely, _spread(tasks, quarters, lambda task: task.days.high))
    least = _rounded(_spread(tasks, quarters, lambda task: task.money.low))
    most = _at_least(least, _spread(tasks, quarters, lambda task: task.money.high))
    return tuple(
        Total(Days(low[n], likely[n], high[n]), Money(least[n], most[n])) for n in range(quarters)
    )


def _spread(tasks: list[Scheduled], quarters: int, amount: Callable[[Task], int]) -> Amounts:
    found = [Fraction(0)] * quarters
    for scheduled in tasks:
        likely = scheduled.task.days.likely
        for quarter, days in enumerate(scheduled.days, start=scheduled.first):
            found[quarter] += amount(scheduled.task) * days / likely if likely else 0
    return found


def _up_to(amounts: Amounts) -> list[int]:
    """All up to each quarter, to the nearest whole number and halves up.

    So rounded, two sums never lie further apart than the next whole number of their difference.
    """
    return [floor(whole + Fraction(1, 2)) for whole in accumulate(amounts)]


def _rounded(amounts: Amounts) -> list[int]:
    return [later - earlier for earlier, later in pairwise([0, *_up_to(amounts)])]


def _at_most(bounds: list[int], amounts: Amounts) -> list[int]:
    """As near to the rounded amounts as no quarter's bound is passed; a later one catches up."""
    found: list[int] = []
    for bound, whole in zip(bounds, _up_to(amounts), strict=True):
        found.append(min(bound, whole - sum(found)))
    return found


def _at_least(bounds: list[int], amounts: Amounts) -> list[int]:
    found: list[int] = []
    for bound, whole in zip(bounds, _up_to(amounts), strict=True):
        found.append(max(bound, whole - sum(found)))
    return found


def sum_of(totals: Iterable[Total]) -> Total:
    found = list(totals)
    return Total(
        days=Days(
            sum(total.days.low for total in found),
            sum(total.days.likely for total in found),
            sum(total.days.high for total in found),
        ),
        money=Money(
            sum(total.money.low for total in found), sum(total.money.high for total in found)
        ),
    )
