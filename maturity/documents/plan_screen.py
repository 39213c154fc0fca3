"""What the page of a plan says: what comes first, each quarter, what is left out, what comes of it.

Fewer words at a time than in the documents, and the same. One action's own are in action_screen.py.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from maturity.documents.blocks import Block, Heading, Paragraph, Table
from maturity.documents.figures import day, quantity
from maturity.documents.keeping_text import keeping_section, nothing_planned
from maturity.documents.left_out_text import left_out
from maturity.documents.outlook_text import forecast_section, nothing_done_section
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.plan_quarters_text import counted, it_takes
from maturity.documents.plan_reasons import why_here
from maturity.documents.task_text import (
    all_numbered,
    days_words,
    money_words,
    numbered,
    owner_words,
    staff_days,
    status_name,
)
from maturity.domain.due import due_day, next_up, overdue
from maturity.domain.plan import Scheduled, Status, Total
from maturity.locale import gettext as _

MOST_NEXT = 5
"""What comes next is a short list; the quarters below have all of it."""


def opening(paper: PlanPaper) -> Iterator[Block]:
    """How much there is to do; where there is nothing, why, and how to keep what is there."""
    if not paper.plan.scheduled:
        yield from keeping_section(paper)
        return
    yield Paragraph(in_brief(paper))


def in_brief(paper: PlanPaper) -> str:
    """How much there is to do, or why there is nothing."""
    if not paper.plan.scheduled:
        return nothing_planned(paper)
    return f"{counted(paper)} {it_takes(paper)} {_you_have(paper)}"


def _you_have(paper: PlanPaper) -> str:
    return _("You have {days} staff days for it.").format(
        days=quantity(sum(paper.plan.capacity, Fraction(0)))
    )


def first_things(paper: PlanPaper) -> Iterator[Block]:
    """Overdue on the day of the paper, then what comes next."""
    late = overdue(paper.plan, paper.on)
    if late:
        yield Heading(_("Overdue"))
        yield _dues(paper, late, _("What should be done by now"))
    coming = next_up(paper.plan, paper.on)[:MOST_NEXT]
    if coming:
        yield Heading(_("Next up"))
        yield _dues(paper, coming, _("What comes next"))


def _dues(paper: PlanPaper, tasks: Iterable[Scheduled], caption: str) -> Table:
    rows = tuple(
        (
            _with_status(paper, s),
            owner_words(s.task, paper.record(s.task.id)),
            day(due_day(paper.plan, s)),
        )
        for s in tasks
    )
    return Table(caption, (_("Action"), _("Owner"), _("Due")), rows)


def quarter_blocks(paper: PlanPaper, number: int) -> Iterator[Block]:
    """What it takes, a row for each action that begins in it, and what goes on from before."""
    yield Paragraph(_takes(paper, number))
    begin = [s for s in paper.in_order if s.first == number]
    if begin:
        yield _begins(paper, begin)
    running = [s.task.id for s in paper.in_order if s.first < number <= s.last]
    if running:
        yield Paragraph(_("Still under way: {titles}.").format(titles=all_numbered(paper, running)))


def _takes(paper: PlanPaper, number: int) -> str:
    takes: Total = paper.plan.by_quarter[number]
    holds = quantity(paper.plan.capacity[number])
    if not takes.days.high:
        return _("Nothing takes days in this quarter. You have {holds}.").format(holds=holds)
    sentence = _("{days} of the {holds} that you have.").format(
        days=staff_days(takes.days), holds=holds
    )
    if not takes.money.high:
        return sentence
    money = _("Money beside staff time: {money}.").format(money=money_words(takes.money))
    return f"{sentence} {money}"


def _begins(paper: PlanPaper, tasks: Iterable[Scheduled]) -> Table:
    rows = tuple(
        (
            _with_status(paper, s),
            why_here(paper, s),
            owner_words(s.task, paper.record(s.task.id)),
            day(due_day(paper.plan, s)),
            days_words(s.task.days),
        )
        for s in tasks
    )
    header = (_("Action"), _("Why it is here"), _("Owner"), _("Due"), _("Staff days"))
    return Table(_("What begins in this quarter"), header, rows)


def _with_status(paper: PlanPaper, scheduled: Scheduled) -> str:
    """How far it is, where it has begun."""
    title, status = numbered(paper, scheduled.task.id), paper.record(scheduled.task.id).status
    if status is Status.NOT_STARTED:
        return title
    return _("{title} ({status})").format(title=title, status=status_name(status).lower())


def left_out_blocks(paper: PlanPaper) -> Iterator[Block]:
    yield from left_out(paper, paper.plan.left_out)


def outlook(paper: PlanPaper) -> Iterator[Block]:
    yield from forecast_section(paper)
    yield from nothing_done_section(paper)
