"""Published statistics against the definitions written out naively, and against numpy's hazen."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.benchmarking import (
    OVERALL,
    Table,
    band,
    figure_quartiles,
    hazen,
    quartiles,
    share,
    share_at_least,
    share_not_applicable,
    step_text,
    varied,
)
from maturity.domain.release import Quartiles
from tests.contributions import a_bank, a_contribution, a_population

PERMILLE = st.lists(st.integers(0, 1000), min_size=1, max_size=60)
REFERENCE = (20, 30, 30, 40, 50, 50, 50, 60, 70, 80)


def counted(values: list[int]) -> dict[str, int]:
    return {str(value): count for value, count in Counter(values).items()}


def test_hazen_has_the_published_quartiles_of_the_reference_group() -> None:
    values = sorted(Counter(REFERENCE).items())

    assert [hazen(values, quarter) for quarter in (1, 2, 3)] == [30, 50, 60]


@given(PERMILLE)
def test_hazen_is_numpys(values: list[int]) -> None:
    ordered = sorted(Counter(values).items())

    found = [float(hazen(ordered, quarter)) for quarter in (1, 2, 3)]

    assert found == pytest.approx(np.quantile(values, (0.25, 0.5, 0.75), method="hazen"))


@given(PERMILLE)
def test_quartiles_come_in_order_and_in_steps_of_fifty(values: list[int]) -> None:
    found = quartiles(counted(values))

    assert 0 <= found.lower <= found.median <= found.upper <= 1000
    assert not any(figure % 50 for figure in (found.lower, found.median, found.upper))


def test_what_stands_half_way_goes_to_the_even_neighbour() -> None:
    assert quartiles(counted([425] * 10)) == Quartiles(400, 400, 400)
    assert quartiles(counted([475] * 10)) == Quartiles(500, 500, 500)


def test_an_indicator_is_rounded_to_its_own_step() -> None:
    figures = {"1/3": 3, "2/3": 4, "9/1": 3}

    assert figure_quartiles(figures, "0.5") == (Decimal("0.5"), Decimal("0.5"), Decimal("9.0"))
    assert figure_quartiles({"149999/1": 9, "250001/1": 3}, "100000")[1] == Decimal(100_000)


def test_a_step_is_written_in_one_way() -> None:
    assert [step_text(step) for step in (5, 5.0, 0.5, 100_000)] == ["5", "5", "0.5", "100000"]


@pytest.mark.parametrize(
    ("part", "published"), [(0, 10), (1, 10), (3, 20), (5, 20), (7, 40), (17, 80), (19, 90)]
)
def test_shares_are_in_tens_and_neither_none_nor_all(part: int, published: int) -> None:
    assert share(part, 20) == published
    assert (share(0, 20), share(20, 20)) == (10, 90)


def test_not_applicable_is_at_no_level_and_still_counts_in_the_whole() -> None:
    histogram = {"0": 5, "2": 5, "5": 5, "na": 5}

    assert [share_at_least(histogram, level) for level in range(1, 6)] == [50, 50, 20, 20, 20]
    assert share_not_applicable(histogram) == 20


def test_numbers_are_bands_of_five() -> None:
    assert [band(n) for n in (10, 14, 15, 29)] == [10, 10, 15, 25]


def test_what_all_but_one_have_in_common_is_not_varied() -> None:
    assert [varied(h) for h in ({}, {"1": 9, "2": 1}, {"1": 9, "2": 2})] == [False, False, True]


def test_a_table_counts_any_set_as_one_by_one() -> None:
    records = [kept.contribution.record for kept in a_population(30)]
    records.append(a_contribution("X", [None, *[3] * 9]).contribution.record)
    table = Table(records, [t.id for t in a_bank().themes], records[0].levels)

    some = [record for number, record in enumerate(records) if number % 3 == 0]
    averages = table.averages([record.id for record in some])
    levels = table.levels([record.id for record in some])

    assert averages[OVERALL] == counted([record.overall for record in some])
    assert averages["theme:impact"] == counted([record.themes["impact"] for record in some])
    at_zero = Counter(record.levels["policy.0"] for record in some)
    assert levels["question:policy.0"] == {
        "na" if level is None else str(level): n for level, n in at_zero.items()
    }


def test_quartiles_of_fractions_are_exact_however_close_they_are() -> None:
    tiny = Fraction(1, 10**30)
    values = [(Fraction(1, 3), 5), (Fraction(1, 3) + tiny, 5)]

    assert hazen(values, 2) == Fraction(1, 3) + tiny / 2
