"""How a task of a plan is named: its title, number, owner, time, days and money. Not why it is in.

Pages use these beside the documents, so that both say the same.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from maturity.documents.figures import all_titles, day, in_unit, listed, month_span, quantity
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.roles import role_name
from maturity.domain.catalogue import Days, Money, Move
from maturity.domain.plan import ActionRecord, Status, Task
from maturity.domain.quarter import Quarter, first_day_of_quarter, last_day_of_quarter
from maturity.domain.questionnaire import Questionnaire
from maturity.locale import gettext as _
from maturity.locale import ngettext


def task_title(task: Task, questionnaire: Questionnaire) -> str:
    """`Find out: Who benefits` for a question whose level nobody knows."""
    if task.own is not None:
        return task.own.title
    if task.action is not None:
        return task.action.title
    titles = {question.id: question.title for question in questionnaire.questions}
    return _("Find out: {title}").format(title=titles.get(task.question, task.question))


def numbered(paper: PlanPaper, task_id: str) -> str:
    """`3. Count the people your contracts help`; no number where the plan gives it none."""
    number, title = paper.numbers.get(task_id), title_of(paper, task_id)
    return title if number is None else f"{number}. {title}"


def title_of(paper: PlanPaper, task_id: str) -> str:
    """Also of an action that the plan has nothing to do with."""
    if task_id in paper.tasks:
        return task_title(paper.tasks[task_id], paper.result.questionnaire)
    titles = {action.id: action.title for action in paper.catalogue.actions}
    return titles.get(task_id, task_id)


def all_numbered(paper: PlanPaper, task_ids: Iterable[str]) -> str:
    return all_titles([numbered(paper, task_id) for task_id in task_ids])


def by_number(paper: PlanPaper, task_ids: Iterable[str]) -> str:
    """`action 3`, `actions 3 and 5`: short, where their titles stand near by."""
    ids = list(task_ids)
    known = [paper.numbers[task_id] for task_id in ids if task_id in paper.numbers]
    if len(known) < len(ids):
        return all_numbered(paper, ids)
    return ngettext("action {numbers}", "actions {numbers}", len(known)).format(
        numbers=listed([str(number) for number in sorted(known)])
    )


def owner_words(task: Task, record: ActionRecord) -> str:
    """As the organisation named it; otherwise the role that the catalogue names."""
    if record.owner.strip():
        return record.owner.strip()
    return _("Not named yet") if task.owner is None else role_name(task.owner)


def status_name(status: Status) -> str:
    return {
        Status.NOT_STARTED: _("Not started"),
        Status.IN_PROGRESS: _("In progress"),
        Status.DONE: _("Done"),
        Status.DROPPED: _("Dropped"),
    }[status]


def quarter_name(quarter: Quarter) -> str:
    """`April to June 2027`; `14 May 2027 to 30 June 2027` where it began before the plan."""
    return span_name(quarter.first_day, quarter.last_day)


def span_name(first: date, last: date) -> str:
    """Months where they are whole, days where they are not."""
    if first.day == 1 and last == last_day_of_quarter(last):
        return month_span(first, last)
    if first == last:
        return day(first)
    return _("{first} to {last}").format(first=day(first), last=day(last))


def quarter_of_day(on: date) -> str:
    """The whole quarter that the day lies in."""
    return month_span(first_day_of_quarter(on), last_day_of_quarter(on))


def days_words(days: Days) -> str:
    """`4 (2 to 8)`: what is likely, and between what it may lie."""
    if days.low == days.likely == days.high:
        return quantity(Fraction(days.likely))
    return _("{likely} ({low} to {high})").format(
        likely=quantity(Fraction(days.likely)),
        low=quantity(Fraction(days.low)),
        high=quantity(Fraction(days.high)),
    )


def staff_days(days: Days) -> str:
    """`62 staff days (48 to 90)`."""
    if days.low == days.likely == days.high:
        sentence = ngettext("{likely} staff day", "{likely} staff days", days.likely)
    else:
        sentence = ngettext(
            "{likely} staff day ({low} to {high})",
            "{likely} staff days ({low} to {high})",
            days.likely,
        )
    return sentence.format(
        likely=quantity(Fraction(days.likely)),
        low=quantity(Fraction(days.low)),
        high=quantity(Fraction(days.high)),
    )


def money_words(money: Money) -> str:
    """`£0 to £500`, `£500`, `none`."""
    if not money.high:
        return _("none")
    high = in_unit(Fraction(money.high), "GBP")
    if money.low == money.high:
        return high
    return _("{low} to {high}").format(low=in_unit(Fraction(money.low), "GBP"), high=high)


def rises(paper: PlanPaper, moves: Iterable[Move]) -> str:
    """`Who benefits from 0 to 1; How long it lasts from 0 to 1`."""
    titles = {question.id: question.title for question in paper.result.questionnaire.questions}
    return all_titles(
        [
            _("{title} from {start} to {to}").format(
                title=titles[move.question], start=move.from_level, to=move.to_level
            )
            for move in moves
            if move.question in titles
        ]
    )
