"""The attack suite at all sizes (`make soak`): what is recovered from ours, and from naive ones."""

import sys
import time
from collections.abc import Iterator, Sequence
from random import Random

from benchmarks.measuring import median, say_machine, say_table
from maturity.domain.contribution import KeptContribution
from maturity.domain.ledger import SCORES, Ledger
from tests.attacks import naive
from tests.attacks.attacker import as_if_unchanged, half_yearly, published, recovered
from tests.attacks.population import (
    HALVES,
    Event,
    current,
    cut_off,
    kept_at,
    some,
    three_years,
)
from tests.attacks.solver import Sets, Solver
from tests.attacks.worlds import card_of, possible, unrounded_card_of

COUNCILS = (40, 100, 200, 382)
GROUPS = (10, 20, 50)
TRIES = 200


def main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    say_machine(f"What follows from three years of publications. Seed {seed}.")
    found = 0
    for count in COUNCILS:
        events = three_years(some(count, seed), seed)
        kept = kept_at(events, cut_off(HALVES))
        columns = (f"{count} councils", "sets", "records", "by anybody", "by one", "changes", "s")
        ours = list(_ours(events, kept, count, seed))
        say_table(columns, [*ours, *_naive(events)])
        found += sum(int(str(figure)) for row in ours[:1] for figure in row[3:6])
    _say_widths(seed)
    if found:
        raise SystemExit("Records can be recovered from our releases.")


def _ours(
    events: Sequence[Event], kept: Sequence[KeptContribution], count: int, seed: int
) -> Iterator[tuple[object, ...]]:
    codes = [council.code for council in some(count, seed)]
    services = {codes[0]: tuple(codes[1:7])}
    start = time.perf_counter()
    ledgers = half_yearly(events, services)
    seconds = time.perf_counter() - start
    told = recovered(ledgers, kept, services)
    sizes = _sizes(ledgers)
    yield "ours", *sizes, len(told.outsider), len(told.insider), len(told.changes), seconds
    same = as_if_unchanged(ledgers, kept)
    yield "ours, who guesses which answers are as before", *sizes, len(same), "", "", ""


def _sizes(ledgers: Sequence[Ledger]) -> tuple[int, int]:
    sets = {frozenset(one) for one in published(ledgers)[SCORES]}
    return len(sets), len(frozenset().union(*sets))


def _naive(events: Sequence[Event]) -> Iterator[tuple[object, ...]]:
    last = list(current(kept_at(events, cut_off(HALVES))).values())
    mechanisms: dict[str, Sets] = {
        "average of all, live": naive.live_average(events),
        "one-way groups, live": naive.live_lattice(events),
        "one-way groups of ten, twice a year": naive.threshold_alone(events),
        "free filters, ten or more, one moment": naive.free_filters(last),
        "cards of the nearest ten, one moment": naive.nearest_neighbours(last),
    }
    for name, sets in mechanisms.items():
        start = time.perf_counter()
        rows = {frozenset(one) for one in sets}
        solver = Solver(rows)
        told = solver.known()
        insiders = sum(bool(solver.known([record]) - told) for record in solver.column)
        seconds = time.perf_counter() - start
        yield name, len(rows), len(solver.column), len(told), insiders, "", seconds


def _say_widths(seed: int) -> None:
    """How closely one average is known to somebody who knows all others of its group."""
    columns = ("knows all others of a group: width of 100", "median", "exact %", "within 10 %")
    chance = Random(seed)  # noqa: S311 the same in every run
    rows: list[tuple[object, ...]] = []
    for name, publish in (("rounded as ours", card_of), ("unrounded", unrounded_card_of)):
        for members in GROUPS:
            widths = [
                possible(_average(chance), [_average(chance) for _ in range(members - 1)], publish)
                for _ in range(TRIES)
            ]
            exact = 100 * sum(width == 0 for width in widths) / TRIES
            near = 100 * sum(width <= 100 for width in widths) / TRIES
            rows.append((f"{name}, {members} members", median(widths) / 10, exact, near))
    say_table(columns, rows)


def _average(chance: Random) -> int:
    return 10 * round(100 * chance.betavariate(4, 5.5))


if __name__ == "__main__":
    main()
