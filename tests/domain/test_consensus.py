"""The measures of agreement: known values, what must hold for all counts, and the label."""

from fractions import Fraction
from math import isclose
from statistics import median_low

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from maturity.domain.consensus import (
    Agreement,
    Label,
    agreement,
    leik,
    lower_median,
    tastle_wierman,
    van_der_eijk,
)
from maturity.domain.vote import Counts

Levels = tuple[int, ...]

LEVELS = st.lists(st.integers(0, 30), min_size=2, max_size=11).filter(any).map(tuple)
PUBLISHED = (30, 40, 210, 130, 530, 50, 10)
"""The example of the R package agrmt, with the results that its pages give."""


def measured(*levels: int, dont_know: int = 0, abstained: int = 0) -> Agreement:
    found = agreement(Counts(levels, dont_know, abstained))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("levels", "measures", "within_one", "median"),
    [
        ((0, 0, 10, 0, 0), (1, "1", "1"), 10, 2),
        ((0, 2, 3, 0, 0), (0.815012, "0.8", "0.8"), 5, 2),
        ((0, 0, 5, 5, 0), (0.807355, "0.75", "0.75"), 10, 2),
        ((1, 0, 0, 9, 0), (0.736624, "0.85", "43/60"), 9, 3),
        ((0, 5, 0, 5, 0), (0.584963, "0.5", "1/6"), 5, 1),
        ((2, 2, 2, 2, 2), (0.433985, "0.4", "0"), 6, 2),
        ((5, 0, 0, 0, 5), (0, "0", "-1"), 5, 0),
    ],
)
def test_the_measures_of_known_counts(
    levels: Levels, measures: tuple[float, str, str], within_one: int, median: int
) -> None:
    found = measured(*levels)

    consensus, ordinal, layered = measures
    assert found.tastle_wierman == pytest.approx(consensus, abs=1e-6)
    assert (found.leik, found.van_der_eijk) == (Fraction(ordinal), Fraction(layered))
    assert (found.within_one, found.lower_median, found.n) == (within_one, median, sum(levels))


def test_the_measures_are_those_of_the_published_package() -> None:
    assert tastle_wierman(PUBLISHED) == pytest.approx(0.7256876, abs=5e-8)
    assert van_der_eijk(PUBLISHED) == pytest.approx(Fraction("0.6113333"), abs=5e-8)
    assert 1 - leik(PUBLISHED) == pytest.approx(Fraction("0.287"), abs=5e-4)
    assert van_der_eijk((6, 8, 5, 3, 2)) == Fraction("0.3125")


@given(LEVELS)
def test_a_scale_turned_round_measures_exactly_the_same(levels: Levels) -> None:
    turned = levels[::-1]

    assert tastle_wierman(turned) == tastle_wierman(levels)
    assert leik(turned) == leik(levels)
    assert van_der_eijk(turned) == van_der_eijk(levels)


@given(LEVELS, st.integers(2, 9))
def test_so_many_times_as_many_of_each_measure_exactly_the_same(levels: Levels, times: int) -> None:
    more = tuple(votes * times for votes in levels)

    assert tastle_wierman(more) == tastle_wierman(levels)
    assert leik(more) == leik(levels)
    assert van_der_eijk(more) == van_der_eijk(levels)
    assert lower_median(more) == lower_median(levels)


@given(LEVELS)
def test_tastle_wierman_and_leik_are_1_for_the_unanimous_and_for_nobody_else(
    levels: Levels,
) -> None:
    unanimous = sum(votes > 0 for votes in levels) == 1

    assert (tastle_wierman(levels) == 1) is unanimous
    assert (leik(levels) == 1) is unanimous
    assert not unanimous or van_der_eijk(levels) == 1


@given(LEVELS)
def test_tastle_wierman_and_leik_are_0_for_two_halves_at_the_ends_and_for_nobody_else(
    levels: Levels,
) -> None:
    halves = levels[0] == levels[-1] == Fraction(sum(levels), 2)

    assert isclose(tastle_wierman(levels), 0, abs_tol=1e-12) is halves
    assert (leik(levels) == 0) is halves


@given(LEVELS)
def test_every_measure_stays_within_its_ends(levels: Levels) -> None:
    assert -1e-12 <= tastle_wierman(levels) <= 1
    assert 0 <= leik(levels) <= 1
    assert -1 <= van_der_eijk(levels) <= 1


@given(st.integers(1, 20), st.integers(3, 11))
def test_two_halves_at_the_ends_are_the_worst_and_a_flat_vote_is_the_middle_of_van_der_eijk(
    votes: int, size: int
) -> None:
    assert tastle_wierman((votes, *[0] * (size - 2), votes)) == 0
    assert van_der_eijk((votes, *[0] * (size - 2), votes)) == -1
    assert van_der_eijk((votes,) * size) == 0


@given(LEVELS)
def test_the_median_is_a_level_that_somebody_chose(levels: Levels) -> None:
    chosen = [level for level, votes in enumerate(levels) for _ in range(votes)]

    assert lower_median(levels) == median_low(chosen)


@given(LEVELS, st.integers(0, 9), st.integers(0, 9))
def test_below_five_votes_nothing_is_measured_whoever_else_was_there(
    levels: Levels, dont_know: int, abstained: int
) -> None:
    found = agreement(Counts(levels, dont_know, abstained))

    assert (found is None) is (sum(levels) < 5)


@pytest.mark.parametrize(
    ("levels", "label"),
    [
        ((0, 0, 0, 12, 0, 0), Label.AGREED),
        ((0, 0, 4, 4, 4, 0), Label.AGREED),
        ((0, 0, 0, 11, 0, 1), Label.SHORT),
        ((0, 2, 3, 3, 2, 0), Label.SHORT),
        ((6, 0, 0, 0, 6, 0), Label.SPLIT),
        ((2, 2, 2, 2, 2, 2), Label.SPLIT),
        ((1, 0, 0, 0, 0, 5), Label.SPLIT),
        ((0, 6, 0, 6, 0, 0), Label.SHORT),
    ],
)
def test_the_label_of_a_room(levels: Levels, label: Label) -> None:
    assert measured(*levels).label is label


def test_camps_that_are_near_one_another_are_split_by_their_layers_alone() -> None:
    found = measured(0, 0, 2, 0, 2, 0, 2)

    assert found.tastle_wierman > 0.6
    assert found.van_der_eijk < Fraction(1, 5)
    assert found.label is Label.SPLIT


@given(st.lists(st.integers(0, 12), min_size=6, max_size=6).map(tuple))
def test_whoever_is_further_than_one_level_from_the_median_keeps_a_question_from_being_agreed(
    levels: Levels,
) -> None:
    assume(sum(levels) >= 5)
    found = measured(*levels)

    assert found.within_one == found.n or found.label is not Label.AGREED
    assert (found.label is Label.SPLIT) is (
        found.tastle_wierman < 0.6 or found.van_der_eijk < Fraction(1, 5)
    )


@pytest.mark.parametrize(
    ("dont_know", "abstained", "flagged"),
    [(0, 0, False), (3, 0, False), (4, 0, True), (3, 9, False), (4, 9, True)],
)
def test_more_than_three_in_ten_who_do_not_know_are_flagged_and_change_no_measure(
    dont_know: int, abstained: int, flagged: bool
) -> None:
    found = measured(0, 0, 4, 3, 0, 0, dont_know=dont_know, abstained=abstained)

    assert found.many_dont_know is flagged
    assert found.n == 7
    assert found.leik == measured(0, 0, 4, 3, 0, 0).leik
