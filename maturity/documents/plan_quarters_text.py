"""The plan by quarter: a table for each, then days and money. Not what an action asks for."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from maturity.documents.answers_text import NONE
from maturity.documents.blocks import Block, Heading, Paragraph, Table
from maturity.documents.figures import day, listed, number_word, quantity
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.plan_reasons import reasons
from maturity.documents.task_text import (
    all_numbered,
    by_number,
    days_words,
    money_words,
    numbered,
    owner_words,
    quarter_name,
    staff_days,
)
from maturity.domain.due import due_day, start_day
from maturity.domain.plan import Scheduled
from maturity.locale import gettext as _
from maturity.locale import ngettext


def quarters_section(paper: PlanPaper) -> Iterator[Block]:
    """Its tables have too many columns for a page that stands upright."""
    if not paper.plan.scheduled:
        return
    yield Heading(_("The plan by quarter"))
    yield Paragraph(counted(paper))
    for number in range(len(paper.plan.quarters)):
        yield from _quarter(paper, number)


def counted(paper: PlanPaper) -> str:
    """`The plan holds eight actions and two answers to find out, over four quarters.`"""
    actions, unknown = len(paper.to_do), len(paper.to_find_out)
    quarters = len(paper.plan.quarters)
    parts = (
        (actions, ngettext("{count} action", "{count} actions", actions)),
        (unknown, ngettext("{count} answer to find out", "{count} answers to find out", unknown)),
    )
    return ngettext(
        "The plan holds {tasks}, over {quarters} quarter.",
        "The plan holds {tasks}, over {quarters} quarters.",
        quarters,
    ).format(
        tasks=listed([words.format(count=number_word(count)) for count, words in parts if count]),
        quarters=number_word(quarters),
    )


def _quarter(paper: PlanPaper, number: int) -> Iterator[Block]:
    name = quarter_name(paper.plan.quarters[number])
    yield Heading(name, 3)
    begin = [s for s in paper.in_order if s.first == number]
    if begin:
        yield tasks_table(paper, begin, _("What begins in {quarter}").format(quarter=name))
    else:
        yield Paragraph(_("Nothing begins in this quarter."))
    running = [s.task.id for s in paper.in_order if s.first < number <= s.last]
    if running:
        yield Paragraph(_("Still under way: {titles}.").format(titles=all_numbered(paper, running)))


def tasks_table(paper: PlanPaper, tasks: Iterable[Scheduled], caption: str) -> Table:
    header = (
        *(_("Action"), _("Why it is here"), _("Owner"), _("Start"), _("Due"), _("Staff days")),
        *(_("Money"), _("What it unlocks")),
    )
    return Table(caption, header, tuple(_row(paper, scheduled) for scheduled in tasks))


def _row(paper: PlanPaper, scheduled: Scheduled) -> tuple[str, ...]:
    task = scheduled.task
    return (
        numbered(paper, task.id),
        reasons(paper, scheduled),
        owner_words(task, paper.record(task.id)),
        day(start_day(paper.plan, scheduled)),
        day(due_day(paper.plan, scheduled)),
        days_words(task.days),
        money_words(task.money),
        by_number(paper, scheduled.unlocks) if scheduled.unlocks else NONE,
    )


def totals_section(paper: PlanPaper) -> Iterator[Block]:
    if not paper.plan.scheduled:
        return
    yield Heading(_("Days and money"))
    yield Paragraph(it_takes(paper))
    yield _totals(paper)


def it_takes(paper: PlanPaper) -> str:
    """`It takes 62 staff days (48 to 90) and £0 to £9,000 beside staff time.`"""
    total = paper.plan.total
    if not total.money.high:
        return _("It takes {days}, and no money beside staff time.").format(
            days=staff_days(total.days)
        )
    return _("It takes {days}, and {money} beside staff time.").format(
        days=staff_days(total.days), money=money_words(total.money)
    )


def _totals(paper: PlanPaper) -> Table:
    plan = paper.plan
    rows = [
        (quarter_name(quarter), quantity(holds), days_words(takes.days), money_words(takes.money))
        for quarter, holds, takes in zip(plan.quarters, plan.capacity, plan.by_quarter, strict=True)
    ]
    whole = (_("In all"), quantity(sum(plan.capacity, Fraction(0))), days_words(plan.total.days))
    return Table(
        _("Staff days and money by quarter: likely, and between what they may lie"),
        (_("Quarter"), _("Days you have"), _("Days it takes"), _("Money")),
        (*rows, (*whole, money_words(plan.total.money))),
    )
