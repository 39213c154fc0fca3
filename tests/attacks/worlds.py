"""What follows from the published figures themselves, by trying every world there could be.

No linear algebra: the attacker knows which organisations are in which group, and sees rounded
figures. A record is recovered where it is the same in every world that gives these figures.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import product

Counts = tuple[int, ...]
"""How many organisations have each of the possible values, lowest value first."""

Publish = Callable[[Mapping[str, Counts]], Hashable]


def histograms(members: int, values: int) -> Iterator[Counts]:
    if values == 1:
        yield (members,)
        return
    for first in range(members + 1):
        for rest in histograms(members - first, values - 1):
            yield (first, *rest)


def total(*parts: Counts) -> Counts:
    return tuple(map(sum, zip(*parts, strict=True)))


def quantile(values: Sequence[int], counts: Counts, share: Fraction) -> Fraction:
    """Hazen's, from its definition: the value at position n * share + 1/2."""
    ordered = [value for value, count in zip(values, counts, strict=True) for _ in range(count)]
    position = min(max(len(ordered) * share + Fraction(1, 2), Fraction(1)), Fraction(len(ordered)))
    below = ordered[int(position) - 1]
    above = ordered[min(int(position), len(ordered) - 1)]
    return below + (position - int(position)) * (above - below)


def quartiles(values: Sequence[int], counts: Counts) -> tuple[Fraction, ...]:
    return tuple(quantile(values, counts, Fraction(quarter, 4)) for quarter in (1, 2, 3))


def rounded(figure: Fraction, step: int) -> int:
    """Half to even, as Python rounds."""
    return round(figure / step) * step


@lru_cache(maxsize=2000)
def card(values: tuple[int, ...], counts: Counts) -> Hashable:
    """What is published of a group's averages: a band, and quartiles to 50 permille."""
    members = sum(counts)
    return members // 5 * 5, *(rounded(mark, 50) for mark in quartiles(values, counts))


def shares(counts: Counts) -> Hashable:
    """What is published of a question: shares at or above each level, to 10, ends coded."""
    members = sum(counts)
    above = [Fraction(100 * sum(counts[level:]), members) for level in range(1, len(counts))]
    return members // 5 * 5, *(min(90, max(10, rounded(share, 10))) for share in above)


def recovered(classes: Mapping[str, int], values: int, publish: Publish) -> int:
    """In how many situations somebody's record is recovered. `classes` are organisations that are
    in the same groups. A situation is a world and who looks: anybody, or one of a class.
    """
    left: dict[Hashable, dict[str, set[Counts]]] = defaultdict(lambda: defaultdict(set))
    worlds: dict[Hashable, int] = defaultdict(int)
    for counts in product(*(histograms(members, values) for members in classes.values())):
        world = dict(zip(classes, counts, strict=True))
        seen = publish(world)
        for who, others in _views(world):
            worlds[seen, who] += 1
            for name, remaining in others.items():
                left[seen, who][name].add(remaining)
    return sum(number for view, number in worlds.items() if any(map(_certain, left[view].values())))


def _views(world: Mapping[str, Counts]) -> Iterator[tuple[Hashable, dict[str, Counts]]]:
    """Who looks, with what they know of themselves, and what there is left to find out."""
    yield "anybody", dict(world)
    for name, counts in world.items():
        for value, count in enumerate(counts):
            if count:
                others = tuple(c - (n == value) for n, c in enumerate(counts))
                yield (name, value), {**world, name: others}


def _certain(remaining: set[Counts]) -> bool:
    """One list of values is possible, and it holds one value only: nobody can hide in it."""
    return len(remaining) == 1 and sum(map(bool, next(iter(remaining)))) == 1


def possible(
    own: int, others: Sequence[int], published: Callable[[Sequence[int]], Hashable]
) -> int:
    """How wide the span of averages is that one organisation may have, in permille, where somebody
    knows all others of its group. Nobody does; this is as bad as it can be.
    """
    seen = published([*others, own])
    fits = [value for value in range(0, 1001, 10) if published([*others, value]) == seen]
    return max(fits) - min(fits)


def card_of(values: Sequence[int]) -> Hashable:
    ordered = tuple(sorted(values))
    return card(ordered, (1,) * len(ordered))


def unrounded_card_of(values: Sequence[int]) -> Hashable:
    """A card as they are usually drawn: quartiles to 0.1 of 100, smallest and largest."""
    ordered = sorted(values)
    return *quartiles(ordered, (1,) * len(ordered)), ordered[0], ordered[-1]
