"""A position among quartiles: from published figures alone, in the order of the scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.comparison import NEAR, Position, position
from maturity.domain.release import Quartiles

ORDER = tuple(Position)
AVERAGES = st.integers(0, 1000)
MARKS = st.lists(st.integers(0, 20).map(lambda step: step * 50), min_size=3, max_size=3).map(
    lambda found: Quartiles(*sorted(found))
)


@pytest.mark.parametrize(
    ("own", "where"),
    [
        (0, Position.LOWEST_QUARTER),
        (149, Position.LOWEST_QUARTER),
        (150, Position.LOWER_BOUNDARY),
        (250, Position.LOWER_BOUNDARY),
        (251, Position.LOWER_MIDDLE),
        (449, Position.LOWER_MIDDLE),
        (450, Position.MIDDLE),
        (550, Position.MIDDLE),
        (551, Position.UPPER_MIDDLE),
        (649, Position.UPPER_MIDDLE),
        (650, Position.UPPER_BOUNDARY),
        (750, Position.UPPER_BOUNDARY),
        (751, Position.HIGHEST_QUARTER),
        (1000, Position.HIGHEST_QUARTER),
    ],
)
def test_a_place_is_named_by_the_marks_around_it(own: int, where: Position) -> None:
    assert position(own, Quartiles(200, 500, 700)) is where


@given(AVERAGES, AVERAGES, MARKS)
def test_a_higher_average_is_never_said_to_be_in_a_lower_place(
    one: int, other: int, marks: Quartiles
) -> None:
    low, high = sorted((one, other))

    assert ORDER.index(position(low, marks)) <= ORDER.index(position(high, marks))


@given(AVERAGES, MARKS)
def test_a_mirrored_scale_mirrors_the_place(own: int, marks: Quartiles) -> None:
    mirrored = Quartiles(1000 - marks.upper, 1000 - marks.median, 1000 - marks.lower)

    there = position(1000 - own, mirrored)

    assert ORDER.index(there) == len(ORDER) - 1 - ORDER.index(position(own, marks))


@given(AVERAGES, MARKS)
def test_nobody_is_beyond_a_mark_to_which_the_rounding_may_have_moved(
    own: int, marks: Quartiles
) -> None:
    found = position(own, marks)

    if found is Position.LOWEST_QUARTER:
        assert own < marks.lower - NEAR
    if found is Position.HIGHEST_QUARTER:
        assert own > marks.upper + NEAR
    assert (found is Position.MIDDLE) == (abs(own - marks.median) <= NEAR)
