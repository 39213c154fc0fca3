"""Who could contribute, as many of each kind as there really are, and three years of contributions.

No council is named here: the counts are a fact about the public register, and everything that the
councils answer is made up by chance.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

from maturity.domain.contribution import (
    REGIONS,
    SIZES,
    GivenFigure,
    KeptContribution,
    Record,
    Region,
    SizeBand,
)
from maturity.domain.organisation import OrganisationType
from tests.contributions import GivenLevels, a_bank, a_contribution

COUNTS: Mapping[OrganisationType, str] = {
    "county": "EM 0 0 2, EE 0 0 5, NW 0 0 1, SE 0 0 6, SW 0 0 2, WM 0 0 4, YH 0 0 1",
    "district": "EM 28 1 0, EE 28 11 0, NW 12 0 0, SE 40 11 0, SW 14 0 0, WM 19 0 0",
    "london-borough": "L 0 29 3",
    "metropolitan": "NE 0 5 0, NW 0 13 2, WM 0 5 2, YH 0 4 5",
    "ni-council": "NI 6 5 0",
    "scottish-council": "S 20 9 3",
    "unitary": (
        "EM 1 2 3, EE 0 6 0, L 1 0 0, NE 4 2 1, NW 2 5 1, SE 3 9 1, SW 2 5 6, WM 0 4 0, YH 0 5 1"
    ),
    "welsh-principal": "W 15 6 1",
}
"""Of 382 councils in July 2025: by region how many are small, medium and large. Counted from
mySociety's register of UK local authorities (CC BY 4.0)."""

SHORT = dict(
    zip(("NE", "NW", "YH", "EM", "WM", "EE", "L", "SE", "SW", "S", "W", "NI"), REGIONS, strict=True)
)
ASKED = sum(1 for _ in a_bank().light_set().questions)

FIRST = date(2027, 4, 1)
HALVES = 6


@dataclass(frozen=True)
class Council:
    code: str
    type: OrganisationType
    region: Region
    size: SizeBand | None = None


@dataclass(frozen=True)
class Event:
    """`kept` is what is contributed; None where the council withdraws."""

    day: date
    council: Council
    kept: KeptContribution | None = None


def councils() -> tuple[Council, ...]:
    kinds = [
        (kind, SHORT[short], size)
        for kind, regions in COUNTS.items()
        for short, *counts in (part.split() for part in regions.split(", "))
        for size, count in zip(SIZES, counts, strict=True)
        for _ in range(int(count))
    ]
    return tuple(Council(f"K{n:03}", *kind) for n, kind in enumerate(kinds))


def some(count: int, seed: int = 1) -> tuple[Council, ...]:
    chance = Random(seed)  # noqa: S311 the same in every run
    return tuple(sorted(chance.sample(councils(), count), key=lambda council: council.code))


def levels_by(chance: Random) -> list[int | None]:
    middle = chance.choice([0, 1, 1, 2, 2, 3])
    spread = (-1, 0, 0, 0, 1, 1, 2)
    return [min(5, max(0, middle + chance.choice(spread))) for _ in range(ASKED)]


def contribution(
    council: Council, levels: GivenLevels, day: date, delivery: int | None = 50
) -> KeptContribution:
    return a_contribution(
        council.code,
        levels,
        type=council.type,
        region=council.region,
        size=council.size,
        at=at_noon(day),
        figures=() if delivery is None else (_delivered(delivery),),
    )


def _delivered(percent: int) -> GivenFigure:
    return GivenFigure("delivery", numerator=Decimal(percent), denominator=Decimal(100))


def at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def three_years(members: Sequence[Council], seed: int = 1) -> tuple[Event, ...]:
    """Half join at once, the others over three years. Most contribute anew once a year, a quarter
    of them with the same answers; some withdraw, and some of these come back.
    """
    chance = Random(seed)  # noqa: S311 the same in every run
    joins = {c.code: max(0, chance.randrange(2 * HALVES) - HALVES) for c in members}
    return tuple(
        sorted(
            (event for council in members for event in _life(council, joins[council.code], chance)),
            key=lambda event: (event.day, event.council.code),
        )
    )


def _life(council: Council, joins: int, chance: Random) -> Iterator[Event]:
    levels = levels_by(chance)
    inside, known = False, False
    for half in range(joins, HALVES):
        day = cut_off(half) - timedelta(days=chance.randrange(1, 170))
        if inside and chance.random() < 0.04:
            inside = False
            yield Event(day, council)
        elif half == joins or chance.random() < (0.5 if inside else 0.3):
            if known and chance.random() < 0.75:
                levels = levels_by(chance)
            inside = known = True
            delivery = chance.choice([None, chance.randrange(100)])
            yield Event(day, council, contribution(council, levels, day, delivery))


def cut_off(half: int) -> date:
    return date(FIRST.year + half // 2, 10 if half % 2 else 4, 1)


def kept_at(events: Sequence[Event], day: date) -> tuple[KeptContribution, ...]:
    """What the taskforce has on that day, withdrawals noted."""
    kept: dict[str, list[KeptContribution]] = {}
    for event in events:
        if event.day > day:
            continue
        mine = kept.setdefault(event.council.code, [])
        if event.kept is not None:
            mine.append(event.kept)
        else:
            at = at_noon(event.day)
            mine[:] = [k if k.withdrawn_at else replace(k, withdrawn_at=at) for k in mine]
    return tuple(k for code in sorted(kept) for k in kept[code])


def current(kept: Sequence[KeptContribution]) -> dict[str, Record]:
    """Of each council the newest that was not withdrawn."""
    standing = [k for k in kept if k.withdrawn_at is None]
    standing.sort(key=lambda k: k.taken_at)
    return {k.contribution.envelope.code: k.contribution.record for k in standing}
