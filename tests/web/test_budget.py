"""Budgets: so many at once, as many again in each minute, and one for each key."""

from hypothesis import given
from hypothesis import strategies as st

from maturity.web.routes.budget import AtOnce, Budget, Budgets


def test_a_budget_is_spent_at_once_and_grows_again() -> None:
    budget = Budget(60)

    assert [budget.take(10.0) for _ in range(61)] == [True] * 60 + [False]
    assert [budget.take(12.0) for _ in range(3)] == [True, True, False]


def test_what_was_given_back_can_be_taken_again() -> None:
    budget = Budget(1)
    budget.take(0.0)
    budget.give_back()
    budget.give_back()

    assert [budget.take(0.0), budget.take(0.0)] == [True, False]


@given(st.lists(st.floats(0, 300), max_size=300), st.integers(1, 50))
def test_nobody_takes_more_than_a_full_budget_and_what_grew_since(
    moments: list[float], a_minute: int
) -> None:
    budget, times = Budget(a_minute), sorted(moments)

    taken = sum(budget.take(now) for now in times)

    assert taken <= a_minute * (1 + (times[-1] - times[0] if times else 0) / 60) + 1e-6


def test_each_key_has_its_own_and_the_oldest_is_forgotten() -> None:
    budgets = Budgets(1, most=2)

    assert [budgets.take(key, 0.0) for key in ("a", "a", "b", "c", "a")] == [
        True,
        False,
        True,
        True,
        True,
    ]


def test_so_many_are_under_way_for_each_key_and_one_that_is_over_makes_room() -> None:
    at_once = AtOnce(1)

    with at_once.one_more("a") as first:
        with at_once.one_more("a") as second, at_once.one_more("b") as of_another:
            pass
        with at_once.one_more("a") as still_second:
            pass
    with at_once.one_more("a") as later:
        pass

    assert (first, second, of_another, still_second, later) == (True, False, True, False, True)
