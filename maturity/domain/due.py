"""Which actions of a plan are overdue on a day, and which come next. Not how a plan is made."""

from collections.abc import Iterator
from datetime import date, timedelta

from maturity.domain.plan import ActionRecord, Plan, Scheduled, Status
from maturity.domain.quarter import last_day_of_quarter


def due_day(plan: Plan, scheduled: Scheduled) -> date:
    """The day that somebody set; otherwise the last one of the quarter that the plan ends it in, or
    the end of its weeks where that lies after the plan.
    """
    record = _record(plan, scheduled)
    last = min(max(scheduled.first, scheduled.last), len(plan.quarters) - 1)
    planned = plan.quarters[last].last_day
    if scheduled.runs_on:
        planned = max(planned, start_day(plan, scheduled) + timedelta(scheduled.task.weeks * 7))
    return record.due or planned


def start_day(plan: Plan, scheduled: Scheduled) -> date:
    """The day that somebody set; otherwise the first one of its first quarter."""
    return _record(plan, scheduled).start or plan.quarters[scheduled.first].first_day


def overdue(plan: Plan, today: date) -> tuple[Scheduled, ...]:
    """Neither done nor dropped, and due before today. The longest overdue come first."""
    late = [s for s in _open(plan) if due_day(plan, s) < today]
    return tuple(sorted(late, key=lambda s: due_day(plan, s)))


def next_up(plan: Plan, today: date) -> tuple[Scheduled, ...]:
    """What can be worked on in this quarter and is not overdue; where there is nothing, what begins
    soonest. In the order in which they are due.
    """
    coming = [s for s in _open(plan) if due_day(plan, s) >= today]
    soonest = min((start_day(plan, s) for s in coming), default=today)
    until = max(soonest, last_day_of_quarter(today))
    ready = [s for s in coming if start_day(plan, s) <= until]
    return tuple(sorted(ready, key=lambda s: due_day(plan, s)))


def _open(plan: Plan) -> Iterator[Scheduled]:
    ended = (Status.DONE, Status.DROPPED)
    return (s for s in plan.scheduled if _record(plan, s).status not in ended)


def _record(plan: Plan, scheduled: Scheduled) -> ActionRecord:
    task_id = scheduled.task.id
    return plan.request.records.get(task_id, ActionRecord(task_id))
