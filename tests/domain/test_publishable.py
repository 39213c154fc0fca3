"""Three rules about sizes: enough, nothing small left over, not too little changed."""

from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.publishable import changed_too_little, enough, to_suppress


def records(count: int, name: str = "r") -> frozenset[str]:
    return frozenset(f"{name}{n}" for n in range(count))


def test_ten_are_enough_and_nine_are_not() -> None:
    assert enough(records(10), 10)
    assert not enough(records(9), 10)


def test_one_to_nine_on_either_side_are_too_little_a_change() -> None:
    old = records(20)

    assert not changed_too_little(old, old, 10)
    assert changed_too_little(old | records(1, "new"), old, 10)
    assert changed_too_little(old | records(9, "new"), old, 10)
    assert not changed_too_little(old | records(10, "new"), old, 10)
    assert changed_too_little(old - {"r1"}, old, 10)
    assert changed_too_little(old - {"r1"} | records(10, "new"), old, 10)
    assert not changed_too_little(records(10, "new"), old, 10)


def test_the_smallest_cell_joins_those_who_would_be_left_over_alone() -> None:
    cells = {"large": records(40, "l"), "small": records(12, "s"), "middle": records(20, "m")}
    whole = frozenset().union(*cells.values())

    assert to_suppress(whole, cells, cells, 10) == ()
    assert to_suppress(whole | records(9), cells, cells, 10) == ("small",)
    assert to_suppress(whole | records(10), cells, cells, 10) == ()
    assert to_suppress(whole | records(9), cells, {"large"}, 10) == ("large",)


@given(st.lists(st.integers(10, 30), max_size=6), st.integers(0, 30), st.integers(10, 25))
def test_after_it_nobody_or_enough_are_left_over(sizes: list[int], rest: int, k: int) -> None:
    cells = {f"c{n}": records(max(size, k), f"c{n}.") for n, size in enumerate(sizes)}
    whole = records(rest).union(*cells.values())

    suppressed = to_suppress(whole, cells, cells, k)

    published = [members for cell, members in cells.items() if cell not in suppressed]
    left_over = len(whole - frozenset().union(*published))
    assert left_over == 0 or left_over >= k or not published
    assert len(suppressed) <= 1
