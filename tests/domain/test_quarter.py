"""Quarters of the financial year, from any day on."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.horizon import make_horizon
from maturity.domain.quarter import first_day_of_quarter, last_day_of_quarter, quarters_from
from tests.plans import a_request

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@given(DAYS, st.integers(1, 12))
def test_quarters_follow_each_other_and_all_but_the_first_are_whole(day: date, count: int) -> None:
    quarters = list(quarters_from(day, count))

    assert len(quarters) == count
    assert quarters[0].first_day == day
    for earlier, later in pairwise(quarters):
        assert later.first_day == earlier.last_day + timedelta(days=1)
        assert (later.whole, later.share) == (True, 1)
        assert later.number == earlier.number % 4 + 1


@given(DAYS)
def test_the_first_and_last_day_are_those_of_the_day_s_quarter(day: date) -> None:
    first, last = first_day_of_quarter(day), last_day_of_quarter(day)

    assert first <= day <= last
    assert (first.day, first.month % 3) == (1, 1)
    assert 90 <= (last - first).days + 1 <= 92


@pytest.mark.parametrize(
    ("day", "number", "last", "share"),
    [
        (date(2026, 4, 1), 1, date(2026, 6, 30), Fraction(1)),
        (date(2026, 5, 11), 1, date(2026, 6, 30), Fraction(51, 91)),
        (date(2026, 12, 31), 3, date(2026, 12, 31), Fraction(1, 92)),
        (date(2028, 2, 29), 4, date(2028, 3, 31), Fraction(32, 91)),
    ],
)
def test_a_quarter_that_began_before_is_as_long_as_its_days_left(
    day: date, number: int, last: date, share: Fraction
) -> None:
    (quarter,) = quarters_from(day, 1)

    assert (quarter.number, quarter.last_day, quarter.share) == (number, last, share)
    assert quarter.whole == (share == 1)


@pytest.mark.parametrize(
    ("start", "years"),
    [
        (date(2026, 4, 1), (0, 0, 0, 0, 1, 1, 1, 1, 2)),
        (date(2026, 5, 11), (0, 0, 0, 0, 0, 1, 1, 1, 1)),
        (date(2028, 2, 29), (0, 0, 0, 0, 0, 1, 1, 1, 1)),
    ],
)
def test_a_year_of_the_plan_ends_the_day_before_its_own_day_comes_again(
    start: date, years: tuple[int, ...]
) -> None:
    assert make_horizon(a_request(start=start, quarters=9)).years() == years


@pytest.mark.parametrize(
    ("day", "number"),
    [(date(2020, 1, 1), 0), (date(2026, 6, 30), 0), (date(2026, 7, 1), 1), (date(2027, 4, 1), 4)],
)
def test_a_day_lies_in_one_quarter_or_before_or_behind_them(day: date, number: int) -> None:
    assert make_horizon(a_request(start=date(2026, 5, 11), quarters=4)).quarter_of(day) == number
