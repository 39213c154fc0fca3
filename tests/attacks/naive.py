"""Benchmarks as they are usually built: what each would have published. The suite breaks all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from random import Random

from maturity.domain.contribution import Record
from maturity.domain.peer_group import MACRO_REGIONS
from tests.attacks.population import HALVES, Event, current, cut_off, kept_at

K = 10

Published = list[frozenset[str]]
OverTime = Callable[[Sequence[Event]], Published]


def live_average(events: Sequence[Event]) -> Published:
    """One national figure, worked out anew whenever somebody contributes or leaves."""
    return [everybody for everybody in map(_ids, _moments(events)) if len(everybody) >= K]


def live_lattice(events: Sequence[Event]) -> Published:
    """The same for every type, large region and size."""
    return [group for records in _moments(events) for group in _one_way(records)]


def threshold_alone(events: Sequence[Event]) -> Published:
    """Twice a year, fixed groups, ten or more; nothing else is looked at."""
    return [
        group
        for half in range(HALVES)
        for group in _one_way(list(current(kept_at(events, cut_off(half))).values()))
    ]


def free_filters(records: Iterable[Record]) -> Published:
    """One moment, and every combination of type, region and size that has ten or more."""
    records = list(records)
    types, regions, sizes = (
        [*sorted({str(value) for value in values}), ""]
        for values in zip(*((r.type, r.region, r.size) for r in records), strict=True)
    )
    chosen = (
        _ids(r for r in records if _fits(r, wanted)) for wanted in product(types, regions, sizes)
    )
    return [group for group in chosen if len(group) >= K]


def picked_peers(records: Iterable[Record], victim: Record) -> Published:
    """Two lists of peers that a curious colleague picks; both have ten or more."""
    others = [record.id for record in records if record.id != victim.id][:K]
    return [frozenset(others), frozenset((*others, victim.id))]


def nearest_neighbours(records: Sequence[Record], seed: int = 1) -> Published:
    """A card for each: the average of the ten that are nearest to it."""
    chance = Random(seed)  # noqa: S311 the same in every run
    place = {record.id: (chance.random(), chance.random()) for record in records}

    def near(me: str) -> list[str]:
        x, y = place[me]
        others = sorted(place, key=lambda it: (place[it][0] - x) ** 2 + (place[it][1] - y) ** 2)
        return others[1 : K + 1]

    return [frozenset(near(record.id)) for record in records]


def _moments(events: Sequence[Event]) -> Iterator[list[Record]]:
    records: dict[str, Record] = {}
    for event in events:
        if event.kept is None:
            records.pop(event.council.code, None)
        else:
            records[event.council.code] = event.kept.contribution.record
        yield list(records.values())


def _one_way(records: Sequence[Record]) -> Published:
    groups: dict[str, set[str]] = {}
    for record in records:
        for name in ("all", record.type, MACRO_REGIONS[record.region], str(record.size)):
            groups.setdefault(name, set()).add(record.id)
    return [frozenset(members) for members in groups.values() if len(members) >= K]


def _fits(record: Record, wanted: tuple[str, ...]) -> bool:
    own = (record.type, record.region, str(record.size))
    return all(want in {"", value} for want, value in zip(wanted, own, strict=True))


def _ids(records: Iterable[Record]) -> frozenset[str]:
    return frozenset(record.id for record in records)
