"""A plan as a workbook: the sheet that people work on, and three to read. Not its look."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from maturity.documents.action_sheet import (
    Column,
    SheetRow,
    actions_name,
    columns,
    sheet_name,
    sheet_rows,
    statuses,
)
from maturity.documents.organisation_words import shown_name
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.plan_reasons import why_left
from maturity.documents.read_me_text import Line, read_me, read_me_name
from maturity.documents.task_text import money_words, quarter_name, title_of
from maturity.domain.plan import Total
from maturity.domain.sheet_stamp import SheetStamp
from maturity.locale import gettext as _


@dataclass(frozen=True)
class PlainSheet:
    """To be read only. Widths are in characters."""

    name: str
    header: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str | int, ...], ...]


@dataclass(frozen=True)
class Workbook:
    """`day` is the day of which it speaks, never today's. `footer` stands below printed pages."""

    title: str
    day: date
    footer: str
    name: str
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    statuses: tuple[str, ...]
    read_me_name: str
    read_me: tuple[Line, ...]
    further: tuple[PlainSheet, ...]


def workbook(paper: PlanPaper, stamp: SheetStamp | None = None) -> Workbook:
    """With a stamp it may come back to the plan that the stamp names."""
    title = _("Action plan of {organisation}").format(organisation=shown_name(paper.organisation))
    return Workbook(
        title=title,
        day=paper.on,
        footer=title,
        name=actions_name(),
        columns=columns(),
        rows=sheet_rows(paper),
        statuses=tuple(statuses()),
        read_me_name=sheet_name(read_me_name()),
        read_me=read_me(paper, stamp),
        further=(_left_out(paper), _totals(paper)),
    )


def _left_out(paper: PlanPaper) -> PlainSheet:
    header = (_("Action"), _("Why it is left out"), _("Staff days"), _("Money"))
    rows = tuple(
        (
            title_of(paper, left.task.id),
            why_left(paper, left),
            left.task.days.likely,
            money_words(left.task.money),
        )
        for left in paper.plan.left_out
    )
    nothing = ((_("Nothing is left out."), "", "", ""),)
    return PlainSheet(sheet_name(_("Left out")), header, (46, 80, 9, 16), rows or nothing)


def _totals(paper: PlanPaper) -> PlainSheet:
    header = (
        _("Quarter"),
        _("Days you have"),
        *(_("Days, likely"), _("Days, at least"), _("Days, at most")),
        *(_("Money at least, £"), _("Money at most, £")),
    )
    widths = (30, 11, 11, 11, 11, 14, 14)
    return PlainSheet(sheet_name(_("Totals")), header, widths, tuple(_quarters(paper)))


def _quarters(paper: PlanPaper) -> Iterator[tuple[str | int, ...]]:
    """As in the document of the plan, whole days."""
    plan = paper.plan
    for quarter, holds, takes in zip(plan.quarters, plan.capacity, plan.by_quarter, strict=True):
        yield (quarter_name(quarter), round(holds), *_amounts(takes))
    yield (_("In all"), round(sum(plan.capacity)), *_amounts(plan.total))


def _amounts(total: Total) -> tuple[int, ...]:
    days, money = total.days, total.money
    return (days.likely, days.low, days.high, money.low, money.high)
