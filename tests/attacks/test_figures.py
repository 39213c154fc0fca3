"""The published figures themselves, tried in every possible world: nobody's record comes out."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from fractions import Fraction
from random import Random

import pytest

from tests.attacks.worlds import (
    Counts,
    Publish,
    card,
    card_of,
    possible,
    quartiles,
    recovered,
    shares,
    total,
    unrounded_card_of,
)

GRIDS = {"far apart": (0, 500, 1000), "near": (460, 480, 500), "one end": (0, 20, 1000)}


def averages_of(values: tuple[int, ...], enough: Callable[[Counts], bool]) -> Publish:
    """A group of the class a, then one of a and b: a release, and the next one if those who came
    differ enough.
    """

    def publish(world: Mapping[str, Counts]) -> Hashable:
        first = card(values, world["a"])
        return first, card(values, total(*world.values())) if enough(world["b"]) else first

    return publish


def group_beside(values: tuple[int, ...], enough: Callable[[Counts], bool]) -> Publish:
    """All councils, and the class a alone if both it and the others differ enough."""

    def publish(world: Mapping[str, Counts]) -> Hashable:
        alone = card(values, world["a"]) if all(map(enough, world.values())) else None
        return alone, card(values, total(*world.values()))

    return publish


def varied(counts: Counts) -> bool:
    """At least two are other than most: the rule of maturity/domain/benchmarking.py."""
    return sum(counts) - max(counts) >= 2


def exact_means(world: Mapping[str, Counts]) -> Hashable:
    groups = [world["a"], total(*world.values())]
    return tuple(sum(n * count for n, count in enumerate(group)) for group in groups)


@pytest.mark.parametrize("grid", GRIDS)
def test_one_group_of_ten_gives_nobody_away(grid: str) -> None:
    assert recovered({"a": 10}, 3, lambda world: card(GRIDS[grid], world["a"])) == 0


@pytest.mark.parametrize("grid", GRIDS)
def test_ten_and_then_ten_more_give_nobody_away(grid: str) -> None:
    assert recovered({"a": 10, "b": 10}, 3, averages_of(GRIDS[grid], varied)) == 0


def test_ten_more_who_are_all_alike_would_come_out() -> None:
    everything = averages_of(GRIDS["far apart"], bool)

    assert recovered({"a": 10, "b": 10}, 3, everything) > 0


@pytest.mark.parametrize("grid", GRIDS)
def test_a_group_and_all_councils_together_give_nobody_away(grid: str) -> None:
    assert recovered({"a": 10, "b": 10}, 3, group_beside(GRIDS[grid], varied)) == 0


def test_a_group_beside_ten_who_are_all_alike_would_give_them_away() -> None:
    assert recovered({"a": 10, "b": 10}, 3, group_beside(GRIDS["far apart"], bool)) > 0


@pytest.mark.parametrize("members", [20, 23, 30])
def test_the_shares_of_one_release_give_nobody_away(members: int) -> None:
    assert recovered({"a": members}, 3, lambda world: shares(world["a"])) == 0


def test_shares_that_are_not_coded_at_the_ends_would_give_somebody_away() -> None:
    def publish(world: Mapping[str, Counts]) -> Hashable:
        return tuple(Fraction(sum(world["a"][level:]), 20) for level in (1, 2))

    assert recovered({"a": 20}, 3, publish) > 0


def test_exact_averages_before_and_after_a_join_give_the_newcomer_away() -> None:
    assert recovered({"a": 10, "b": 1}, 3, exact_means) > 0


def test_exact_averages_of_ten_and_ten_more_give_somebody_away_too() -> None:
    assert recovered({"a": 10, "b": 10}, 3, exact_means) > 0


def test_unrounded_cards_with_ends_give_somebody_away() -> None:
    def publish(world: Mapping[str, Counts]) -> Hashable:
        ends = [n for n, count in enumerate(world["a"]) if count]
        return quartiles((0, 500, 1000), world["a"]), ends[0], ends[-1]

    assert recovered({"a": 10}, 3, publish) > 0


def pinned(published: Callable[[Sequence[int]], Hashable], members: int) -> int:
    """Of 40 organisations whose group an attacker knows but for them, how many come out exactly."""
    chance = Random(7)  # noqa: S311 the same in every run
    widths = [
        possible(10 * chance.randrange(101), _averages(chance, members - 1), published)
        for _ in range(40)
    ]
    return sum(width == 0 for width in widths)


def _averages(chance: Random, count: int) -> list[int]:
    return [10 * round(100 * chance.betavariate(4, 5.5)) for _ in range(count)]


@pytest.mark.parametrize("members", [10, 20])
def test_even_who_knows_all_others_of_a_group_cannot_pin_the_last_down(members: int) -> None:
    assert pinned(unrounded_card_of, members) > 0
    assert pinned(card_of, members) == 0
