"""What this suite does to benchmarks as they are usually built. If it broke none, it would prove
nothing about ours.
"""

import pytest

from tests.attacks import naive
from tests.attacks.population import HALVES, current, cut_off, kept_at, some, three_years
from tests.attacks.solver import Solver

EVENTS = {count: three_years(some(count)) for count in (40, 100)}
RECORDS = {
    count: list(current(kept_at(events, cut_off(HALVES - 1))).values())
    for count, events in EVENTS.items()
}


@pytest.mark.parametrize("count", EVENTS)
@pytest.mark.parametrize("mechanism", [naive.live_average, naive.live_lattice])
def test_live_figures_give_most_records_away_to_anybody(
    mechanism: naive.OverTime, count: int
) -> None:
    solver = Solver(mechanism(EVENTS[count]))

    assert len(solver.known()) > len(solver.column) / 2


def test_ten_or_more_alone_gives_records_away() -> None:
    solver = Solver(naive.threshold_alone(three_years(some(382))))

    assert solver.known()


def test_free_filters_give_records_away_to_anybody() -> None:
    councils = current(kept_at(three_years(some(382)), cut_off(HALVES - 1)))

    assert Solver(naive.free_filters(councils.values())).known()


@pytest.mark.parametrize("count", EVENTS)
def test_two_lists_of_picked_peers_give_any_council_away(count: int) -> None:
    for victim in RECORDS[count]:
        assert Solver(naive.picked_peers(RECORDS[count], victim)).known() == {victim.id}


def test_cards_of_the_nearest_ten_give_nearly_everybody_away_once_pooled() -> None:
    records = RECORDS[100]

    assert len(Solver(naive.nearest_neighbours(records)).known()) > 0.9 * len(records)
