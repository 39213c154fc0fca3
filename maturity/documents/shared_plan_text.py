"""What could be done once for several members of a shared service, and their plans as one.

An estimate, and it says so with its rule.
"""

from collections.abc import Iterator
from fractions import Fraction

from maturity.documents.answers_text import NONE
from maturity.documents.blocks import Block, Heading, Item, Paragraph, Steps, Table
from maturity.documents.figures import all_titles, listed, quantity
from maturity.documents.shared_paper import SharedPaper
from maturity.documents.task_text import days_words, money_words, quarter_of_day, staff_days
from maturity.domain.plan import Total
from maturity.domain.shared_service import Once, SharedQuarter
from maturity.locale import gettext as _
from maturity.locale import ngettext


def shared_plan_section(paper: SharedPaper) -> Iterator[Block]:
    yield from _once_section(paper)
    yield from _quarters_section(paper)


def _once_section(paper: SharedPaper) -> Iterator[Block]:
    yield Heading(_("What could be done once for several"))
    yield Paragraph(
        _(
            "These are actions that at least two members plan for the same reason. How we reckon: "
            "done once, an action takes as much as the largest of the members' own estimates, "
            "shared equally. That is an estimate and not a promise: agree with the members what "
            "one piece of work for all of them really takes."
        )
    )
    if not paper.plan.once:
        yield Paragraph(_("No two members plan the same action for the same reason."))
        return
    yield Steps(tuple(Item(_title(paper, one), _why(paper, one)) for one in paper.plan.once))
    yield Table(
        _("Staff days and money: likely, and between what they may lie"),
        (
            *(_("Action"), _("Members"), _("Days if each does it alone"), _("Days done once")),
            *(_("Days for each"), _("Money alone"), _("Money done once")),
        ),
        tuple(_row(paper, one) for one in paper.plan.once),
    )


def _why(paper: SharedPaper, one: Once) -> str:
    """`For Ambridge and Borchester, to raise: Who benefits; How long it lasts.`"""
    names = [member.name for member in paper.members if member.id in one.members]
    titles = [q.title for q in paper.questionnaire.questions if q.id in one.questions]
    if not titles:
        return _("For {members}: other actions wait for it.").format(members=listed(names))
    return _("For {members}, to raise: {questions}.").format(
        members=listed(names), questions=all_titles(titles)
    )


def _row(paper: SharedPaper, one: Once) -> tuple[str, ...]:
    return (
        _title(paper, one),
        str(len(one.members)),
        days_words(one.apart.days),
        days_words(one.once.days),
        quantity(one.days_each),
        money_words(one.apart.money),
        money_words(one.once.money),
    )


def _title(paper: SharedPaper, one: Once) -> str:
    titles = {action.id: action.title for action in paper.catalogue.actions}
    return titles[one.action_id]


def _quarters_section(paper: SharedPaper) -> Iterator[Block]:
    yield Heading(_("The plans as one, by quarter"))
    if not paper.plan.quarters:
        yield Paragraph(_("No member plans anything yet."))
        return
    yield Paragraph(_summed(paper))
    yield Paragraph(
        _(
            "Days and money stand in the quarter in which an action begins. What is done once "
            "begins when the first of its members planned it. What members do alone is counted "
            "here and not named: it may be an action of their own."
        )
    )
    header = (
        *(_("Quarter"), _("Done once"), _("Done alone"), _("Days if each does all alone")),
        *(_("Days together"), _("Money together")),
    )
    rows = [_quarter(paper, quarter) for quarter in paper.plan.quarters]
    whole = (_("In all"), str(len(paper.plan.once)), _alone(paper))
    rows.append((*whole, *_figures(paper.plan.apart, paper.plan.together)))
    yield Table(_("What begins in each quarter, and what it takes"), header, tuple(rows))


def _summed(paper: SharedPaper) -> str:
    apart, together = paper.plan.apart, paper.plan.together
    saved = Fraction(apart.days.likely - together.days.likely)
    return _(
        "Alone, the members' plans take {apart}. With what can be done once, they take {together}: "
        "{saved} fewer, if the estimate holds."
    ).format(
        apart=staff_days(apart.days),
        together=staff_days(together.days),
        saved=ngettext("{count} day", "{count} days", int(saved)).format(count=quantity(saved)),
    )


def _quarter(paper: SharedPaper, quarter: SharedQuarter) -> tuple[str, ...]:
    return (
        quarter_of_day(quarter.first_day),
        _numbers(paper, quarter),
        str(quarter.alone),
        *_figures(quarter.apart, quarter.together),
    )


def _numbers(paper: SharedPaper, quarter: SharedQuarter) -> str:
    """`actions 1 and 3`: those of the list above."""
    if not quarter.shared:
        return NONE
    numbers = [str(paper.plan.once.index(one) + 1) for one in quarter.shared]
    words = ngettext("action {numbers}", "actions {numbers}", len(numbers))
    return words.format(numbers=listed(numbers))


def _figures(apart: Total, together: Total) -> tuple[str, ...]:
    return days_words(apart.days), days_words(together.days), money_words(together.money)


def _alone(paper: SharedPaper) -> str:
    return str(sum(quarter.alone for quarter in paper.plan.quarters))
