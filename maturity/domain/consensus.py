"""Whether those who voted agree: measures from counts, and the label. Not who decides the level.

Nothing is measured below FEWEST votes: so few would show who chose what. docs/workshops.md says
where the measures come from and what each of them misses.
"""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import accumulate
from math import comb, fsum, log2

from maturity.domain.vote import Counts

FEWEST = 5
"""Votes with a level, phones and cards together, from which on counts may be shown."""

ENOUGH = 0.75
SPLIT_BELOW = 0.60
CAMPS_BELOW = Fraction(1, 5)
MANY_DONT_KNOW = Fraction(3, 10)


class Label(Enum):
    AGREED = "agreed"
    SHORT = "short discussion"
    SPLIT = "views are split"


@dataclass(frozen=True)
class Agreement:
    """`n` are those that chose a level; `within_one` of them are at most one level from the median.

    Each measure is 1 where all chose the same. `tastle_wierman` and `leik` are 0 where half chose
    the lowest and half the highest level, `van_der_eijk` is -1 there, and 0 where all levels were
    chosen alike.
    """

    n: int
    lower_median: int
    within_one: int
    tastle_wierman: float
    leik: Fraction
    van_der_eijk: Fraction
    label: Label
    many_dont_know: bool


def enough_to_show(counts: Counts) -> bool:
    """Below this there is no histogram and no measure, anywhere."""
    return counts.votes >= FEWEST


def agreement(counts: Counts) -> Agreement | None:
    """None where the votes are too few to show anything of them."""
    if not enough_to_show(counts):
        return None
    levels = counts.levels
    median = lower_median(levels)
    near = sum(levels[max(median - 1, 0) : median + 2])
    consensus, layered = tastle_wierman(levels), van_der_eijk(levels)
    return Agreement(
        n=counts.votes,
        lower_median=median,
        within_one=near,
        tastle_wierman=consensus,
        leik=leik(levels),
        van_der_eijk=layered,
        label=_label(consensus, layered, all_near=near == counts.votes),
        many_dont_know=_many_dont_know(counts),
    )


def _label(consensus: float, layered: Fraction, *, all_near: bool) -> Label:
    if consensus >= ENOUGH and all_near:
        return Label.AGREED
    if consensus < SPLIT_BELOW or layered < CAMPS_BELOW:
        return Label.SPLIT
    return Label.SHORT


def _many_dont_know(counts: Counts) -> bool:
    """Of those who said a level or that they do not know. Who abstains says neither."""
    return counts.dont_know > MANY_DONT_KNOW * (counts.votes + counts.dont_know)


def lower_median(levels: tuple[int, ...]) -> int:
    """The median that somebody chose: of an even number, the lower of the two in the middle."""
    half = (sum(levels) + 1) // 2
    return next(level for level, below in enumerate(accumulate(levels)) if below >= half)


def tastle_wierman(levels: tuple[int, ...]) -> float:
    """1 less what the votes' distances from their mean weigh, the far ones more than the near."""
    n, top = sum(levels), len(levels) - 1
    mean = Fraction(sum(level * votes for level, votes in enumerate(levels)), n)
    # fsum: the same votes on a scale turned round give the same number to the last bit
    return fsum(
        [1.0]
        + [
            votes / n * log2(1 - abs(level - mean) / top)
            for level, votes in enumerate(levels)
            if votes
        ]
    )


def leik(levels: tuple[int, ...]) -> Fraction:
    """1 less the share of the greatest dispersion, from the shares of votes up to each level."""
    n, top = sum(levels), len(levels) - 1
    shares = [Fraction(below, n) for below in accumulate(levels[:-1])]
    return 1 - 2 * sum((min(share, 1 - share) for share in shares), Fraction(0)) / top


def van_der_eijk(levels: tuple[int, ...]) -> Fraction:
    """The mean agreement of layers of equal height, each by how many of the votes are in it."""
    n, total, floor = sum(levels), Fraction(0), 0
    for height in sorted({votes for votes in levels if votes}):
        layer = tuple(votes >= height for votes in levels)
        total += Fraction((height - floor) * sum(layer), n) * _of_layer(layer)
        floor = height
    return total


def _of_layer(layer: tuple[bool, ...]) -> Fraction:
    """Of a layer, in which a level is either chosen or not."""
    size, chosen = len(layer), sum(layer)
    gaps = _gaps(layer)
    sides = comb(chosen, 2) * (size - chosen) - gaps
    spread = 1 - Fraction(chosen - 1, size - 1)
    if gaps + sides == 0:
        return spread
    return spread * Fraction((size - 2) * sides - (size - 1) * gaps, (size - 2) * (gaps + sides))


def _gaps(layer: tuple[bool, ...]) -> int:
    """How often a level that nobody chose lies between two that somebody chose."""
    chosen = list(accumulate(layer))
    return sum(
        before * (chosen[-1] - before)
        for here, before in zip(layer, chosen, strict=True)
        if not here
    )
