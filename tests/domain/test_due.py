"""Overdue and next up: by the day that somebody set, else by the quarters of the plan."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.catalogue import Days, Money
from maturity.domain.due import due_day, next_up, overdue, start_day
from maturity.domain.plan import (
    ActionRecord,
    Here,
    Now,
    Plan,
    PlanRequest,
    Scheduled,
    Status,
    Task,
    Total,
)
from maturity.domain.quarter import quarters_from
from maturity.domain.scoring import score
from tests.builders import a_questionnaire

START = date(2026, 5, 11)
NOTHING = Total(Days(0, 0, 0), Money(0, 0))


def in_quarters(task_id: str, first: int, last: int) -> Scheduled:
    task = Task(task_id, Days(1, 1, 1), Money(0, 0), 1, None)
    days = (Fraction(1),) * (last - first + 1)
    return Scheduled(task, first, days, Here.TARGET, Now.MOST_GAIN)


def a_plan(*scheduled: Scheduled, records: tuple[ActionRecord, ...] = ()) -> Plan:
    request = PlanRequest("england", START, records={r.action_id: r for r in records})
    card = score(a_questionnaire(), {})
    return Plan(
        request=request,
        quarters=tuple(quarters_from(START, 4)),
        capacity=(Fraction(30),) * 4,
        targets={},
        scheduled=scheduled,
        left_out=(),
        finished=(),
        today=card,
        forecast=card,
        total=NOTHING,
        by_quarter=(NOTHING,) * 4,
    )


def ids(found: tuple[Scheduled, ...]) -> list[str]:
    return [scheduled.task.id for scheduled in found]


PLAN = a_plan(in_quarters("a", 0, 0), in_quarters("b", 0, 1), in_quarters("c", 2, 3))


def test_without_days_of_its_own_an_action_has_those_of_its_quarters() -> None:
    a, b, c = PLAN.scheduled

    assert [start_day(PLAN, s) for s in (a, b, c)] == [START, START, date(2026, 10, 1)]
    assert [due_day(PLAN, s) for s in (a, b, c)] == [
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2027, 3, 31),
    ]


def test_an_action_that_goes_on_beyond_the_plan_is_due_at_its_end() -> None:
    plan = a_plan(in_quarters("long", 3, 9))

    assert due_day(plan, plan.scheduled[0]) == date(2027, 3, 31)


def test_an_action_that_runs_on_is_due_when_its_weeks_are_over() -> None:
    task = Task("long", Days(4, 8, 9), Money(0, 0), 60, None)
    begun = Scheduled(task, 3, (Fraction(2),), Here.TARGET, Now.MOST_GAIN)

    assert due_day(a_plan(begun), begun) == date(2027, 1, 1) + timedelta(weeks=60)


def test_days_that_somebody_set_come_first() -> None:
    record = ActionRecord("a", start=date(2026, 8, 1), due=date(2026, 8, 31))
    plan = a_plan(in_quarters("a", 0, 0), records=(record,))

    (a,) = plan.scheduled

    assert (start_day(plan, a), due_day(plan, a)) == (record.start, record.due)


@pytest.mark.parametrize(
    ("today", "late", "coming"),
    [
        (date(2026, 1, 1), [], ["a", "b"]),
        (START, [], ["a", "b"]),
        (date(2026, 6, 30), [], ["a", "b"]),
        (date(2026, 7, 1), ["a"], ["b"]),
        (date(2026, 9, 30), ["a"], ["b"]),
        (date(2026, 10, 1), ["a", "b"], ["c"]),
        (date(2027, 4, 1), ["a", "b", "c"], []),
    ],
)
def test_what_is_late_and_what_comes_next(today: date, late: list[str], coming: list[str]) -> None:
    assert ids(overdue(PLAN, today)) == late
    assert ids(next_up(PLAN, today)) == coming


def test_where_nothing_is_ready_the_soonest_comes_next() -> None:
    plan = a_plan(in_quarters("c", 3, 3), in_quarters("b", 2, 3), in_quarters("a", 2, 2))

    assert ids(next_up(plan, START)) == ["a", "b"]


@pytest.mark.parametrize("status", [Status.DONE, Status.DROPPED])
def test_what_has_ended_is_neither_late_nor_next(status: Status) -> None:
    plan = a_plan(in_quarters("a", 0, 0), records=(ActionRecord("a", status),))

    for today in (START, date(2027, 4, 1)):
        assert overdue(plan, today) == next_up(plan, today) == ()


def test_the_longest_overdue_comes_first() -> None:
    records = (
        ActionRecord("a", Status.IN_PROGRESS, due=date(2026, 6, 2)),
        ActionRecord("c", due=date(2026, 6, 1)),
    )
    plan = a_plan(*PLAN.scheduled, records=records)

    assert ids(overdue(plan, date(2026, 6, 3))) == ["c", "a"]
    assert ids(overdue(plan, date(2026, 6, 2))) == ["c"]


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6),
    st.lists(st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=6),
    st.integers(-200, 600),
)
def test_an_open_action_is_late_or_still_to_come_and_never_both(
    spans: list[tuple[int, int]], dues: list[date | None], after: int
) -> None:
    scheduled = [in_quarters(f"task-{n}", min(span), max(span)) for n, span in enumerate(spans)]
    records = tuple(ActionRecord(f"task-{n}", due=due) for n, due in enumerate(dues))
    plan = a_plan(*scheduled, records=records)

    late, coming = (
        set(ids(found(plan, START + timedelta(days=after)))) for found in (overdue, next_up)
    )

    assert not late & coming
    assert bool(coming) == (len(late) < len(scheduled))


def test_an_empty_plan_has_nothing_late_and_nothing_next() -> None:
    assert overdue(a_plan(), START) == next_up(a_plan(), START) == ()
