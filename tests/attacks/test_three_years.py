"""Three years of half-yearly releases: what anybody, one organisation or a shared service can find
out from all of them together. Further sizes: benchmarks/attacks.py.
"""

import pytest

from tests.attacks.attacker import half_yearly, recovered, unexplained
from tests.attacks.population import HALVES, cut_off, kept_at, some, three_years


@pytest.mark.parametrize(("count", "seed"), [(40, 1), (40, 2), (100, 3), (200, 4)])
def test_nobody_is_given_away_in_three_years(count: int, seed: int) -> None:
    members = some(count, seed)
    services = {members[0].code: tuple(council.code for council in members[1:7])}
    events = three_years(members, seed)
    kept = kept_at(events, cut_off(HALVES))

    ledgers = half_yearly(events, services)

    assert sum(bool(ledger.release.groups) for ledger in ledgers) >= HALVES - 1
    assert recovered(ledgers, kept, services).count == 0
    assert not unexplained(ledgers, kept)
