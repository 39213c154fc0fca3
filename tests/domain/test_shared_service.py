"""Members side by side: no order matters, nobody is counted twice, and the totals add up."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.catalogue import Days, Money
from maturity.domain.plan import Total
from maturity.domain.shared_service import (
    Beside,
    CommonGap,
    Todo,
    common_gaps,
    largest,
    shared_plan,
    todos_of,
)
from maturity.domain.totals import sum_of
from tests.plans import an_action, three_questions

QUARTERS = (date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1))
ACTIONS = ("a", "b", "c")
QUESTIONS = ("q", "r", "s")


def takes(days: int, money: int = 0) -> Total:
    return Total(Days(days // 2, days, days * 2), Money(0, money))


def todo(
    action: str | None = "a",
    questions: Sequence[str] = ("q",),
    days: int = 5,
    quarter: date = QUARTERS[0],
) -> Todo:
    return Todo(action, tuple(questions), quarter, takes(days, days * 10))


def member(name: str, *todos: Todo, **levels: int) -> Beside:
    return Beside(name, levels, {}, todos)


def test_an_action_for_one_reason_is_done_once_at_the_largest_estimate() -> None:
    members = [
        member("x", todo(days=4, quarter=QUARTERS[2])),
        member("y", todo(days=6, quarter=QUARTERS[1])),
        member("z", todo(days=5, quarter=QUARTERS[2])),
    ]

    plan = shared_plan(ACTIONS, members)

    [once] = plan.once
    assert (once.action_id, once.questions, once.quarter) == ("a", ("q",), QUARTERS[1])
    assert (once.apart, once.once) == (Total(Days(7, 15, 30), Money(0, 150)), takes(6, 60))
    assert once.days_each == Fraction(2)
    assert (plan.together, plan.apart) == (once.once, once.apart)


def test_for_another_reason_a_member_does_it_alone() -> None:
    members = [
        member("x", todo(questions=("q", "r"))),
        member("y", todo(questions=("r",))),
        member("z", todo(questions=("s",))),
    ]

    plan = shared_plan(ACTIONS, members)

    assert [(o.members, o.questions) for o in plan.once] == [(frozenset("xy"), ("r",))]
    assert sum(quarter.alone for quarter in plan.quarters) == 1


def test_what_only_makes_way_for_others_is_a_reason_in_common() -> None:
    plan = shared_plan(ACTIONS, [member("x", todo(questions=())), member("y", todo(questions=()))])

    assert [(once.members, once.questions) for once in plan.once] == [(frozenset("xy"), ())]


@pytest.mark.parametrize(
    "members",
    [
        [],
        [member("x", todo())],
        [member("x", todo("a")), member("y", todo("b"))],
        [member("x", todo(None)), member("y", todo(None))],
        [member("x", todo(questions=("q",))), member("y", todo(questions=()))],
    ],
    ids=["nobody", "one", "other actions", "their own actions", "other reasons"],
)
def test_nothing_is_done_once_for_fewer_than_two(members: list[Beside]) -> None:
    plan = shared_plan(ACTIONS, members)

    assert plan.once == ()
    assert plan.together == plan.apart


def test_a_gap_is_common_from_half_of_those_who_know_their_level() -> None:
    members = [
        Beside("w", {"q": 3, "r": 0, "s": 5}, {}),
        Beside("x", {"q": 2, "r": 1, "s": 5}, {"s": 5}),
        Beside("y", {"q": 1, "r": 4, "s": 4}, {"s": 5}),
        Beside("z", {"q": 3, "s": 3}, {"s": 4}),
    ]

    assert common_gaps(QUESTIONS, members, 3) == (
        CommonGap("r", 2, 3, 0, 4),
        CommonGap("q", 2, 4, 1, 3),
        CommonGap("s", 2, 4, 3, 5),
    )


def test_one_member_alone_has_no_gap_in_common() -> None:
    assert common_gaps(QUESTIONS, [member("x", q=0), member("y", r=5)], 3) == ()


def test_what_a_plan_holds_is_taken_with_its_reason_and_its_whole_quarter() -> None:
    case = three_questions(an_action("lift", [("q", 0), ("r", 0)]), start=date(2026, 5, 9))

    [found] = todos_of(case.plan())

    assert (found.action_id, found.questions, found.quarter) == ("lift", ("q", "r"), QUARTERS[0])
    assert found.takes == Total(Days(2, 5, 10), Money(0, 50))


TODOS = st.builds(
    todo,
    st.sampled_from([*ACTIONS, None]),
    st.lists(st.sampled_from(QUESTIONS), unique=True, max_size=2).map(sorted),
    st.integers(1, 9),
    st.sampled_from(QUARTERS),
)


def only_once(todos: list[Todo]) -> tuple[Todo, ...]:
    """A plan has an action of the catalogue once."""
    catalogue = {found.action_id: found for found in todos if found.action_id is not None}
    return (*catalogue.values(), *(found for found in todos if found.action_id is None))


@st.composite
def groups(draw: st.DrawFn) -> list[Beside]:
    names = draw(st.lists(st.sampled_from("uvwxyz"), unique=True))
    levels = st.dictionaries(st.sampled_from(QUESTIONS), st.integers(0, 5))
    todos = st.lists(TODOS, max_size=5).map(only_once)
    return [Beside(name, draw(levels), draw(levels), draw(todos)) for name in names]


@given(groups(), st.randoms())
def test_the_order_of_the_members_never_matters(members: list[Beside], chance: object) -> None:
    other = list(members)
    chance.shuffle(other)  # type: ignore[attr-defined]

    assert shared_plan(ACTIONS, members) == shared_plan(ACTIONS, other)
    assert common_gaps(QUESTIONS, members, 3) == common_gaps(QUESTIONS, other, 3)


@given(groups())
def test_everything_is_counted_exactly_once_and_never_costs_more(members: list[Beside]) -> None:
    plan = shared_plan(ACTIONS, members)
    everything = [found for one in members for found in one.todos]

    shared = [(one.action_id, name) for one in plan.once for name in one.members]
    assert len(shared) == len(set(shared))
    assert len(shared) + sum(quarter.alone for quarter in plan.quarters) == len(everything)
    assert [one for quarter in plan.quarters for one in quarter.shared] == sorted(
        plan.once, key=lambda one: one.quarter
    )
    assert plan.apart == sum_of(found.takes for found in everything)
    saved = sum_of(one.apart for one in plan.once), sum_of(one.once for one in plan.once)
    for kind in ("low", "likely", "high"):
        before, after = (getattr(total.days, kind) for total in (plan.apart, plan.together))
        apart, once = (getattr(total.days, kind) for total in saved)
        assert before - after == apart - once >= 0


@given(groups())
def test_done_once_is_what_the_largest_needs_and_no_more(members: list[Beside]) -> None:
    for once in shared_plan(ACTIONS, members).once:
        todos = [
            found
            for one in members
            for found in one.todos
            if one.id in once.members and found.action_id == once.action_id
        ]
        assert len(once.members) == len(todos) >= 2
        assert once.once == largest(found.takes for found in todos)
        assert once.quarter == min(found.quarter for found in todos)
        assert all(set(once.questions) <= set(found.questions) for found in todos)
        assert once.once.days.low <= once.once.days.likely <= once.once.days.high
        assert once.days_each * len(once.members) == once.once.days.likely


@given(groups())
def test_a_common_gap_says_how_many_of_how_many(members: list[Beside]) -> None:
    for gap in common_gaps(QUESTIONS, members, 3):
        levels = [one.levels[gap.question_id] for one in members if gap.question_id in one.levels]
        assert 2 <= gap.behind <= gap.rated == len(levels) <= 2 * gap.behind
        assert (gap.lowest, gap.highest) == (min(levels), max(levels))
