"""What organisations that pool their own answers could learn from three years of releases.

The figures in docs/privacy.md come from here. The promise is about one organisation alone.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from random import Random

import numpy as np

from benchmarks.measuring import say_machine, say_table
from tests.attacks.attacker import half_yearly, insiders_of, published
from tests.attacks.population import HALVES, cut_off, kept_at, some, three_years
from tests.attacks.solver import PRIMES, Solver, reduce_rows

COUNCILS = (40, 100, 200, 382)
TOGETHER = (2, 5, 10)
MOST_TRIES = 5000
SEARCHES = 100

Known = Mapping[str, set[str]]
"""The records of each organisation."""


def main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    say_machine(f"What organisations learn together from three years of releases. Seed {seed}.")
    columns = ("councils, how many pool their answers", "tried", "learn some", "most records", "of")
    smallest: list[tuple[object, ...]] = []
    for count in COUNCILS:
        solvers, known = three_years_of(count, seed)
        say_table(columns, rows(count, solvers, known, seed))
        chance = Random(seed)  # noqa: S311 the same search in every run
        fewest = min(smallest_coalition(solver, known, chance) for solver in solvers)
        smallest.append((count, fewest))
    say_table(("councils", "fewest found who learn a record"), smallest)


def three_years_of(count: int, seed: int) -> tuple[list[Solver], Known]:
    events = three_years(some(count, seed), seed)
    kept = kept_at(events, cut_off(HALVES))
    holders = {k.contribution.record.id: k.contribution.envelope.code for k in kept}
    solvers = [Solver(sets) for sets in published(half_yearly(events)).values()]
    return solvers, insiders_of(holders, {})


def rows(
    count: int, solvers: Sequence[Solver], known: Known, seed: int
) -> Iterator[tuple[object, ...]]:
    for together in TOGETHER:
        coalitions = list(_coalitions(sorted(known), together, seed))
        learnt = [len(_learnt(solvers, known, coalition)) for coalition in coalitions]
        of = len(solvers[0].column)
        yield f"{count}, {together}", len(learnt), sum(map(bool, learnt)), max(learnt), of


def _coalitions(codes: Sequence[str], together: int, seed: int) -> Iterator[Iterable[str]]:
    """All pairs where they are few enough, and otherwise as many by chance."""
    if together == 2 and len(codes) ** 2 <= 2 * MOST_TRIES:
        yield from combinations(codes, 2)
        return
    chance = Random(seed)  # noqa: S311 the same coalitions in every run
    for _ in range(MOST_TRIES // together):
        yield chance.sample(codes, together)


def _learnt(solvers: Iterable[Solver], known: Known, coalition: Iterable[str]) -> frozenset[str]:
    own = set().union(*(known[code] for code in coalition))
    return frozenset().union(*(solver.known(own) for solver in solvers))


def smallest_coalition(solver: Solver, known: Known, chance: Random) -> int:
    """The fewest organisations found who know together what a last one answered.

    Every combination of published totals that cancels out all but a few organisations gives one
    of these away to the others. They are looked for by elimination, columns of many records first.
    """
    holder = {record: code for code, records in known.items() for record in records}
    members: dict[int, set[str]] = {}
    for record, column in solver.column.items():
        members.setdefault(column, set()).add(holder[record])
    found = (_fewest(solver, members, chance) for _ in range(SEARCHES))
    return min(len(few) - 1 for few in found if _learn(solver, known, few))


def _fewest(solver: Solver, members: Mapping[int, set[str]], chance: Random) -> set[str]:
    weights = [len(members[column]) * chance.random() for column in range(len(members))]
    order = sorted(members, key=lambda column: -weights[column])
    reduced, _ = reduce_rows(solver.matrix[:, order], PRIMES[0])
    left = [[order[place] for place in np.flatnonzero(row)] for row in reduced]
    groups: list[set[str]] = [set().union(*(members[c] for c in columns)) for columns in left]
    return min(groups, key=len)


def _learn(solver: Solver, known: Known, few: set[str]) -> bool:
    """True where all but one of them do learn a record of the last one."""
    return any(solver.known(set().union(*(known[c] for c in few - {one}))) for one in few)


if __name__ == "__main__":
    main()
