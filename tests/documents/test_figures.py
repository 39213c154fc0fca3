"""Days and quantities as readers see them."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.documents.figures import day, in_unit, month, quantity
from maturity.documents.roles import role_name, role_names
from maturity.domain.contributors import CONTRIBUTOR_ROLES


def test_a_day_and_its_month_are_written_in_words() -> None:
    assert day(date(2027, 5, 4)) == "4 May 2027"
    assert month(date(2026, 12, 31)) == "December 2026"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Fraction(1, 8), "%", "0.1 %"),
        (Fraction(25, 2), "%", "12.5 %"),
        (Fraction(30), "people", "30 people"),
        (Fraction(1234567), "tonnes CO2e", "1,234,567 tonnes CO2e"),
        (Fraction(5000000), "GBP", "£5,000,000"),
        (Fraction(25, 2), "GBP", "£12.50"),
        (Fraction(0), "%", "0 %"),
    ],
)
def test_a_figure_has_its_unit_and_its_thousands_apart(
    value: Fraction, unit: str, text: str
) -> None:
    assert in_unit(value, unit) == text


@given(st.decimals(0, 10**15, places=4))
def test_a_figure_as_entered_loses_nothing(value: object) -> None:
    entered = Fraction(str(value))

    assert Fraction(quantity(entered, 4).replace(",", "")) == entered


def test_every_role_has_a_readable_name_in_the_order_of_the_list() -> None:
    assert tuple(role_names()) == CONTRIBUTOR_ROLES
    assert len({*role_names().values()}) == len(CONTRIBUTOR_ROLES)


def test_a_role_that_somebody_typed_stays_as_it_is() -> None:
    assert role_name("finance") == "Finance"
    assert role_name("The tea committee") == "The tea committee"
