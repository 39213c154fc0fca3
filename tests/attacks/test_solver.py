"""The adversary's own tool: it must find what there is to find, and nothing else."""

from random import Random

import pytest

from tests.attacks.solver import Solver, known_exactly

A = frozenset("abcdefghij")
ORACLES = {
    "one set": ([A], set(), set()),
    "one more": ([A, A | {"k"}], {"k"}, set()),
    "two more": ([A, A | {"k", "l"}], set(), {("k", "l")}),
    "two parts": (
        [A | {"k", "l"}, frozenset("abcde"), frozenset("fghij")],
        set(),
        {("k", "l")},
    ),
    "a cycle of sets that overlap": (
        [frozenset("abc"), frozenset("cde"), frozenset("eab") | {"x"}, frozenset("abcde")],
        {"c"},
        {("a", "b"), ("d", "e"), ("e", "x"), ("d", "x")},
    ),
}
"""Sets, what anybody knows, and which of two can work out the other. The last one by hand: the
first two less the fourth leave c; then d + e, and a + b, hence e + x."""


@pytest.mark.parametrize("name", ORACLES)
def test_the_solver_finds_exactly_what_follows(name: str) -> None:
    sets, outsider, insiders = ORACLES[name]
    solver = Solver(sets)
    everybody = sorted(frozenset().union(*sets))

    assert solver.known() == known_exactly(sets) == outsider
    found = {(me, it) for me in everybody for it in solver.known([me]) - solver.known()}
    assert found == insiders | {(it, me) for me, it in insiders}


@pytest.mark.parametrize("seed", range(30))
def test_both_solvers_agree_on_sets_by_chance(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 the same in every run
    records = [f"r{number}" for number in range(chance.randint(4, 9))]
    count = chance.randint(2, 8)
    sets = [chance.sample(records, chance.randint(2, len(records))) for _ in range(count)]
    own = chance.sample(records, chance.randint(0, 3))

    published = set().union(*sets)
    assert Solver(sets).known(own) == known_exactly(sets, own) & published - set(own)


def test_a_change_of_one_organisation_is_found_where_its_records_are_not() -> None:
    sets = [A | {"k1"}, A | {"k2"}]
    holders = {record: record[0] for record in A | {"k1", "k2"}}

    solver = Solver(sets)

    assert solver.known() == set()
    assert solver.changes(holders) == {("k1", "k2")}
