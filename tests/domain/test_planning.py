"""What a plan takes first, when, and what it says about it: worked by hand on small catalogues."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from maturity.domain.catalogue import Action, Holding
from maturity.domain.plan import Here, Left, Now
from tests.builders import NA, a_question, a_questionnaire, a_theme, answers
from tests.plans import (
    Case,
    a_catalogue,
    a_request,
    an_action,
    left,
    planned,
    starts,
    three_questions,
)


def test_the_most_gain_for_a_day_comes_first() -> None:
    case = three_questions(
        an_action("slow", [("q", 0)], days=30),
        an_action("quick", [("r", 0)], days=5),
        an_action("double", [("s", 0), ("q", 0)], days=8),
    )

    plan = case.plan()

    assert starts(plan) == {"quick": 0, "double": 0}
    assert left(plan) == {"slow": (Left.OTHER_ACTION, ("double",))}


def test_between_equals_the_one_that_ends_sooner_comes_first_and_then_the_one_listed_first() -> (
    None
):
    case = three_questions(
        an_action("long", [("q", 0)], days=5, weeks=26),
        an_action("second", [("r", 0)], days=5),
        an_action("third", [("s", 0)], days=5),
        days_a_quarter=5,
        quarters=2,
    )

    assert starts(case.plan()) == {"second": 0, "third": 1}


def test_an_action_is_weighed_with_what_it_needs_and_begins_in_the_quarter_after() -> None:
    """Basis and reward bring 2 steps for 8 days, alone 1 for 6."""
    case = three_questions(
        an_action("alone", [("s", 0)], days=6),
        an_action("basis", days=3),
        an_action("reward", [("q", 0), ("r", 0)], days=5, needs=("basis",)),
    )

    plan = case.plan()

    assert starts(plan) == {"alone": 0, "basis": 0, "reward": 1}
    basis, reward = planned(plan, "basis"), planned(plan, "reward")
    assert basis.bundle == reward.bundle == ("basis", "reward")
    assert basis.bundle_gain == 2 * Fraction(1, 15)
    assert basis.bundle_days == 8
    assert (basis.here, basis.now, basis.unlocks) == (Here.UNLOCKS, Now.MOST_GAIN, ("reward",))
    assert (reward.here, reward.now, reward.after) == (Here.TARGET, Now.AFTER, ("basis",))


def test_the_steps_of_a_question_are_taken_in_order_whatever_the_order_of_the_catalogue() -> None:
    case = three_questions(
        an_action("to-3", [("q", 2)], days=1),
        an_action("to-2", [("q", 1)], days=9),
        an_action("to-1", [("q", 0)], days=9),
    )

    plan = case.plan()

    assert starts(plan) == {"to-1": 0, "to-2": 1, "to-3": 2}
    assert planned(plan, "to-3").after == ("to-2", "to-1")
    assert plan.forecast.themes[0].score.point == Fraction(3, 15)


def test_days_are_spread_over_the_weeks_and_what_a_whole_quarter_cannot_hold_comes_later() -> None:
    case = three_questions(
        an_action("spread", [("q", 0)], days=8, weeks=26),
        an_action("large", [("r", 0)], days=10),
        days_a_quarter=7,
    )

    plan = case.plan()

    assert planned(plan, "spread").days == (4, 4)
    assert (planned(plan, "large").first, planned(plan, "large").days) == (2, (7, 3))
    assert [total.days.likely for total in plan.by_quarter] == [4, 4, 7, 3]
    assert (plan.total.days.low, plan.total.days.likely, plan.total.days.high) == (9, 18, 36)
    assert plan.total.money.high == 180


def test_an_action_longer_than_the_plan_begins_in_what_is_left_and_runs_on() -> None:
    case = three_questions(
        an_action("year", [("q", 0)], days=10, weeks=65),
        an_action("quick", [("r", 0)], days=30),
        quarters=2,
    )

    plan = case.plan()

    assert starts(plan) == {"quick": 0, "year": 1}
    assert planned(plan, "year").runs_on
    assert planned(plan, "year").days == (2,)
    assert plan.total.days.likely == 32
    assert plan.forecast.score.point == Fraction(2, 15)


def test_a_short_first_quarter_holds_days_by_the_calendar() -> None:
    """From 11 May, 51 of 91 days are left."""
    plan = three_questions(start=date(2026, 5, 11), days_a_quarter=30, quarters=2).plan()

    assert plan.capacity == (Fraction(30 * 51, 91), 30)


def test_foundation_questions_count_three_times_and_priorities_twice() -> None:
    questions = [a_question("f", core=True), a_question("p"), a_question("both", core=True)]
    case = Case(
        a_questionnaire(a_theme("one", questions), a_theme("two", [a_question("x")], weight=3)),
        a_catalogue(*(an_action(f"do-{q}", [(q, 0)], days=5) for q in ("f", "p", "both", "x"))),
        answers({"f": 0, "p": 0, "both": 0, "x": 0}),
        a_request(preset="solid", priorities=("p", "both")),
    )

    plan = case.plan()

    gains = {one.task.id: one.bundle_gain for one in plan.scheduled}
    step = Fraction(1, 4) * Fraction(1, 3) / 5
    assert gains == {"do-f": 3 * step, "do-p": 2 * step, "do-both": 3 * step, "do-x": 9 * step}
    reasons = {one.task.id: one.here for one in plan.scheduled}
    assert reasons["do-f"] is reasons["do-both"] is Here.FOUNDATION
    assert (reasons["do-p"], reasons["do-x"]) == (Here.PRIORITY, Here.TARGET)


def test_questions_that_do_not_apply_are_in_no_sum_and_nothing_is_planned_for_them() -> None:
    case = three_questions(an_action("a", [("q", 0)]), an_action("b", [("r", 0)]))
    case = replace(case, answers=answers({"q": 0, "r": NA, "s": 3}))

    plan = case.plan()

    assert planned(plan, "a").bundle_gain == Fraction(1, 10)
    assert not plan.left_out


@pytest.mark.parametrize(
    ("basis", "waits"),
    [
        (an_action("basis", [("r", 0)]), False),
        (an_action("basis", [("r", 1)]), True),
        (an_action("basis", [("r", 0), ("s", 0)]), True),
        (an_action("basis", in_place=(Holding("s", 2), Holding("r", 1))), False),
        (an_action("basis", in_place=(Holding("r", 2),)), True),
        (an_action("basis"), True),
    ],
)
def test_what_todays_answers_show_need_not_be_done_first(basis: Action, waits: bool) -> None:
    case = three_questions(
        basis,
        an_action("then", [("q", 0)], needs=("basis",)),
        levels={"r": 1},
        preset="law",
        targets={"q": 1},
    )

    assert starts(case.plan()) == ({"basis": 0, "then": 1} if waits else {"then": 0})


def test_a_prerequisite_whose_level_nobody_knows_is_planned() -> None:
    case = three_questions(
        an_action("basis", [("r", 0)]), an_action("then", [("q", 0)], needs=("basis",))
    )
    case = replace(case, answers=answers({"q": 0, "s": 3}))

    plan = case.plan()

    assert starts(plan) == {"find-out:r": 0, "basis": 0, "then": 1}
    assert not planned(plan, "basis").task.moves


def test_a_prerequisite_that_moves_a_step_needs_no_other_action_to_move_it() -> None:
    plan = three_questions(
        an_action("cheap", [("q", 0)], days=4),
        an_action("basis", [("q", 0)], days=9),
        an_action("then", [("q", 1), ("r", 0), ("s", 0)], days=2, needs=("basis",)),
        most_actions=2,
    ).plan()

    assert starts(plan) == {"basis": 0, "then": 1}
    assert planned(plan, "then").bundle == ("basis", "then")


def test_a_prerequisite_of_two_is_taken_and_counted_once() -> None:
    plan = three_questions(
        an_action("basis", days=6),
        an_action("x", [("q", 0)], days=2, needs=("basis",)),
        an_action("y", [("r", 0)], days=3, needs=("basis",)),
        days_a_quarter=6,
    ).plan()

    assert starts(plan) == {"basis": 0, "x": 1, "y": 1}
    assert planned(plan, "x").bundle == ("basis", "x")
    assert (planned(plan, "y").bundle, planned(plan, "y").bundle_days) == (("y",), 3)
    assert planned(plan, "basis").unlocks == ("x", "y")


def test_a_prerequisite_about_a_question_that_does_not_apply_is_none() -> None:
    case = three_questions(
        an_action("basis", [("r", 0)]), an_action("then", [("q", 0)], needs=("basis",))
    )

    plan = replace(case, answers=answers({"q": 0, "r": NA, "s": 0})).plan()

    assert starts(plan) == {"then": 0}


def test_actions_of_another_nation_are_not_for_this_plan() -> None:
    case = three_questions(
        an_action("english", [("q", 0)], nations=("england",)),
        an_action("scottish", [("q", 0)], nations=("scotland",)),
        nation="scotland",
    )

    plan = case.plan()

    assert starts(plan) == {"scottish": 0}
    assert not plan.left_out


def test_an_action_of_several_steps_does_not_wait_for_one_that_nothing_reaches() -> None:
    """Each starts where only the other leads to: the first listed begins with what it can."""
    case = three_questions(
        an_action("x", [("q", 0), ("r", 1)]), an_action("y", [("r", 0), ("q", 1)]), quarters=3
    )

    plan = case.plan()

    assert starts(plan) == {"x": 0, "y": 1}
    assert plan.forecast.score.point == Fraction(4, 15)


def test_an_action_also_raises_what_it_was_not_taken_for() -> None:
    case = three_questions(an_action("a", [("q", 0), ("r", 3)]), levels={"r": 3})

    plan = case.plan()

    assert planned(plan, "a").bundle_gain == Fraction(1, 15)
    assert {move.question for move in planned(plan, "a").task.moves} == {"q", "r"}
    assert plan.forecast.score.point == Fraction(1 + 4, 15)


def test_priorities_that_nobody_asked_about_are_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="elsewhere"):
        three_questions(priorities=("elsewhere",)).plan()
