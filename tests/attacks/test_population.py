"""The invented councils are as many of each kind as there really are."""

from collections import Counter

from maturity.domain.contribution import size_band
from maturity.domain.peer_group import COUNCILS
from maturity.exchange.register_csv import read_register
from tests.attacks.population import councils
from tests.exchange.registers import REAL, needs_the_register


@needs_the_register
def test_the_counts_are_those_of_the_public_register() -> None:
    entries = [entry for entry in read_register(REAL) if entry.type in COUNCILS]
    real = Counter((e.type, e.region, size_band(e.population)) for e in entries)

    assert Counter((c.type, c.region, c.size) for c in councils()) == real


def test_there_are_382_councils_with_codes_of_their_own() -> None:
    assert len({council.code for council in councils()}) == 382
