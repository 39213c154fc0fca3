"""Members of a shared service side by side: what they lack in common, what could be done once for
several of them, and one plan from theirs. An estimate; no member decides anything by it.

The order in which members are given never matters.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from maturity.domain.catalogue import Days, Money
from maturity.domain.plan import Plan, Total
from maturity.domain.quarter import first_day_of_quarter
from maturity.domain.totals import sum_of

LEAST_TO_COMPARE = 2
"""With fewer members there is nothing to put side by side."""

COMMON = Fraction(1, 2)
"""The share of members behind from which on a gap is common."""


@dataclass(frozen=True)
class Todo:
    """Something in a member's plan. `action_id` is None for what is not from the catalogue, and
    `quarter` the first day of the whole quarter in which it begins.
    """

    action_id: str | None
    questions: tuple[str, ...]
    quarter: date
    takes: Total


@dataclass(frozen=True)
class Beside:
    """A member as far as it is put beside others: its levels, the levels it aims at, its plan."""

    id: str
    levels: Mapping[str, int]
    targets: Mapping[str, int]
    todos: tuple[Todo, ...] = ()


@dataclass(frozen=True)
class CommonGap:
    """A question in which at least half of the `rated` members, who know their level, are behind.

    Behind is below Mature, or below the level that the member aims at.
    """

    question_id: str
    behind: int
    rated: int
    lowest: int
    highest: int


@dataclass(frozen=True)
class Once:
    """An action that several members plan for the same reason: they have a question to raise by it
    in common, or it makes way for others for all of them.

    `apart` is the sum of the members' own estimates, `once` the largest of them. It begins in the
    earliest of the members' quarters.
    """

    action_id: str
    questions: tuple[str, ...]
    members: frozenset[str]
    quarter: date
    apart: Total
    once: Total

    @property
    def days_each(self) -> Fraction:
        """Of the likely days, shared equally."""
        return Fraction(self.once.days.likely, len(self.members))


@dataclass(frozen=True)
class SharedQuarter:
    """What begins in a quarter: some things once for several, and `alone` things for one each.

    `apart` is what begins then if each member does all of its own.
    """

    first_day: date
    shared: tuple[Once, ...]
    alone: int
    together: Total
    apart: Total


@dataclass(frozen=True)
class SharedPlan:
    once: tuple[Once, ...]
    quarters: tuple[SharedQuarter, ...]
    together: Total
    apart: Total


def todos_of(plan: Plan) -> tuple[Todo, ...]:
    return tuple(
        Todo(
            None if scheduled.task.action is None else scheduled.task.action.id,
            tuple(sorted({move.question for move in scheduled.task.moves})),
            first_day_of_quarter(plan.quarters[scheduled.first].first_day),
            Total(scheduled.task.days, scheduled.task.money),
        )
        for scheduled in plan.scheduled
    )


def common_gaps(
    question_ids: Iterable[str], members: Iterable[Beside], good: int
) -> tuple[CommonGap, ...]:
    """The widest shared first; of those as common, the one with the lowest levels."""
    known = list(members)
    gaps = [gap for i in question_ids if (gap := _gap(i, known, good)) is not None]

    def weight(gap: CommonGap) -> tuple[Fraction, int, int]:
        return -Fraction(gap.behind, gap.rated), gap.lowest, gap.highest

    return tuple(sorted(gaps, key=weight))


def _gap(question_id: str, members: Iterable[Beside], good: int) -> CommonGap | None:
    rated = [
        (m.levels[question_id], m.targets.get(question_id, 0))
        for m in members
        if (question_id in m.levels)
    ]
    behind = sum(level < max(good, target) for level, target in rated)
    if behind < LEAST_TO_COMPARE or Fraction(behind, len(rated)) < COMMON:
        return None
    levels = [level for level, _target in rated]
    return CommonGap(question_id, behind, len(rated), min(levels), max(levels))


def shared_plan(action_ids: Iterable[str], members: Iterable[Beside]) -> SharedPlan:
    """`action_ids` are those of the catalogue, in its order."""
    known = sorted(members, key=lambda member: member.id)
    everything = [(member.id, todo) for member in known for todo in member.todos]
    once = tuple(o for i in action_ids if (o := _once(i, everything)) is not None)
    taken = {(one.action_id, member) for one in once for member in one.members}
    alone = [todo for member, todo in everything if (todo.action_id, member) not in taken]
    quarters = tuple(_quarters(once, alone, [todo for _member, todo in everything]))
    return SharedPlan(
        once,
        quarters,
        sum_of(quarter.together for quarter in quarters),
        sum_of(quarter.apart for quarter in quarters),
    )


def _once(action_id: str, everything: Iterable[tuple[str, Todo]]) -> Once | None:
    """For the most members that have one reason in common; nobody is counted for two."""
    found = {member: todo for member, todo in everything if todo.action_id == action_id}
    reasons: dict[str, set[str]] = {}
    for member, todo in found.items():
        for reason in todo.questions or ("",):
            reasons.setdefault(reason, set()).add(member)
    most = max(map(len, reasons.values()), default=0)
    if most < LEAST_TO_COMPARE:
        return None
    members = next(reasons[reason] for reason in sorted(reasons) if len(reasons[reason]) == most)
    todos = [found[member] for member in members]
    return Once(
        action_id=action_id,
        questions=tuple(
            sorted(reason for reason in reasons if reason and members <= reasons[reason])
        ),
        members=frozenset(members),
        quarter=min(todo.quarter for todo in todos),
        apart=sum_of(todo.takes for todo in todos),
        once=largest(todo.takes for todo in todos),
    )


def largest(totals: Iterable[Total]) -> Total:
    """The largest of each figure."""
    found = list(totals)
    return Total(
        Days(
            max(total.days.low for total in found),
            max(total.days.likely for total in found),
            max(total.days.high for total in found),
        ),
        Money(max(total.money.low for total in found), max(total.money.high for total in found)),
    )


def _quarters(
    once: Iterable[Once], alone: Iterable[Todo], everything: Iterable[Todo]
) -> Iterator[SharedQuarter]:
    """Days and money stand in the quarter in which something begins. None without anything."""
    shared, single, apart = list(once), list(alone), list(everything)
    for first_day in sorted({todo.quarter for todo in apart}):
        here = tuple(one for one in shared if one.quarter == first_day)
        others = [todo.takes for todo in single if todo.quarter == first_day]
        yield SharedQuarter(
            first_day=first_day,
            shared=here,
            alone=len(others),
            together=sum_of([*(one.once for one in here), *others]),
            apart=sum_of(todo.takes for todo in apart if todo.quarter == first_day),
        )
