"""How tasks, their time, days and money are named."""

from datetime import date

import pytest

from maturity.documents.figures import month_span
from maturity.documents.task_text import (
    by_number,
    days_words,
    money_words,
    numbered,
    owner_words,
    quarter_name,
    quarter_of_day,
    staff_days,
    status_name,
    task_title,
    title_of,
)
from maturity.domain.catalogue import Days, Money
from maturity.domain.plan import ActionRecord, OwnAction, Status
from maturity.domain.quarter import quarters_from
from tests.documents.plans import SMALL_FIRMS, WHO, a_task, paper_with, planned
from tests.documents.sample_results import shipped


def test_each_kind_of_task_has_a_title() -> None:
    own = a_task("own:1", action=None, own=OwnAction("own:1", "Visit the depot"))
    unknown = a_task("find-out:impact.voice", action=None, question="impact.voice")

    assert task_title(a_task("a"), shipped()) == "Do a"
    assert task_title(own, shipped()) == "Visit the depot"
    assert task_title(unknown, shipped()) == "Find out: Hearing from people afterwards"


def test_tasks_are_numbered_by_quarter_and_what_ends_first_before_the_others() -> None:
    late = planned(a_task("late", WHO), first=1)
    long = planned(a_task("long", WHO), first=0, quarters=3)
    short = planned(a_task("short", SMALL_FIRMS), first=0)
    unknown = planned(a_task("find-out:impact.voice", action=None, question="impact.voice"))

    paper = paper_with(late, long, unknown, short)

    assert paper.numbers == {"short": 1, "long": 2, "late": 3}
    assert numbered(paper, "long") == "2. Do long"
    assert numbered(paper, unknown.task.id) == "Find out: Hearing from people afterwards"
    assert by_number(paper, ["late", "short"]) == "actions 1 and 3"
    assert by_number(paper, ["late"]) == "action 3"


def test_an_action_outside_the_plan_is_named_by_its_title() -> None:
    paper = paper_with(planned(a_task("a", WHO)))
    known = paper.catalogue.actions[0]

    assert title_of(paper, known.id) == known.title
    assert by_number(paper, ["a", known.id]) == f"1. Do a; {known.title}"


def test_an_owner_is_whom_the_organisation_names_and_otherwise_a_role() -> None:
    assert owner_words(a_task("a"), ActionRecord("a", owner=" Ann's team ")) == "Ann's team"
    assert owner_words(a_task("a"), ActionRecord("a")) == "Policy and performance"
    assert owner_words(a_task("a", owner=None), ActionRecord("a")) == "Not named yet"


def test_every_status_has_a_name() -> None:
    assert len({status_name(status) for status in Status}) == len(Status)


@pytest.mark.parametrize(
    ("start", "names"),
    [
        (date(2027, 4, 1), ["April to June 2027", "July to September 2027"]),
        (date(2027, 12, 31), ["31 December 2027", "January to March 2028"]),
        (date(2027, 6, 1), ["June 2027", "July to September 2027"]),
        (date(2027, 5, 14), ["14 May 2027 to 30 June 2027", "July to September 2027"]),
    ],
)
def test_a_quarter_is_named_by_its_months_and_a_short_one_by_its_days(
    start: date, names: list[str]
) -> None:
    assert [quarter_name(quarter) for quarter in quarters_from(start, 2)] == names


def test_months_name_the_year_once_where_it_is_the_same() -> None:
    assert month_span(date(2027, 10, 1), date(2028, 3, 31)) == "October 2027 to March 2028"
    assert quarter_of_day(date(2028, 2, 29)) == "January to March 2028"


@pytest.mark.parametrize(
    ("days", "short", "long"),
    [
        (Days(2, 4, 8), "4 (2 to 8)", "4 staff days (2 to 8)"),
        (Days(1, 1, 2), "1 (1 to 2)", "1 staff day (1 to 2)"),
        (Days(3, 3, 3), "3", "3 staff days"),
        (Days(900, 1200, 2000), "1,200 (900 to 2,000)", "1,200 staff days (900 to 2,000)"),
    ],
)
def test_days_have_their_range_where_there_is_one(days: Days, short: str, long: str) -> None:
    assert days_words(days) == short
    assert staff_days(days) == long


@pytest.mark.parametrize(
    ("money", "words"),
    [
        (Money(0, 0), "none"),
        (Money(0, 500), "£0 to £500"),
        (Money(1000, 1000), "£1,000"),
        (Money(1000, 20000), "£1,000 to £20,000"),
    ],
)
def test_money_is_a_range_one_figure_or_none(money: Money, words: str) -> None:
    assert money_words(money) == words
