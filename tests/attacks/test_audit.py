"""The product's own audit against exact fractions: it misses nothing, and invents nothing."""

from itertools import combinations
from random import Random

import pytest

from maturity.domain.disclosure import audit
from maturity.domain.ledger import Insider
from tests.attacks.solver import difference_is_known, known_exactly


@pytest.mark.parametrize("seed", range(60))
def test_the_audit_finds_what_exact_fractions_find(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 the same in every run
    records = [f"r{number}" for number in range(chance.randint(4, 12))]
    count = chance.randint(1, 9)
    sets = [chance.sample(records, chance.randint(2, len(records))) for _ in range(count)]
    owns = [frozenset(chance.sample(records, chance.randint(1, 4))) for _ in range(6)]
    holders = {record: f"key {number // 3}" for number, record in enumerate(records)}

    leaks = audit(sets, [Insider(f"i{n}", own) for n, own in enumerate(owns)], holders)

    outsider = known_exactly(sets)
    assert set(leaks.outsider) == outsider
    assert set(leaks.insider) == {
        (f"i{n}", record)
        for n, own in enumerate(owns)
        for record in known_exactly(sets, own)
        if record not in outsider
    }
    assert {frozenset(pair) for pair in leaks.changes} == {
        frozenset(pair)
        for pair in combinations(records, 2)
        if holders[pair[0]] == holders[pair[1]] and not outsider.issuperset(pair)
        if difference_is_known(sets, *pair)
    }
