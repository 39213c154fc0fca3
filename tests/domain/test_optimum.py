"""The best possible plan: against trying everything, and never below what planning makes."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.domain.assessment import Answer
from maturity.domain.catalogue import Action, Days, GainWeights
from maturity.domain.optimum import Optimum, best_possible, plan_value
from maturity.domain.plan import ActionRecord, Left, Plan, Status
from tests.builders import a_question, a_questionnaire, a_theme, answers
from tests.domain.brute_force import best_value
from tests.plans import (
    STEP,
    WITHOUT_RULE,
    Case,
    a_case,
    a_catalogue,
    a_request,
    an_action,
    cases,
    records,
    starts,
    three_questions,
)

SOME = settings(max_examples=40, deadline=None)


def optimum_of(case: Case, plan: Plan, seconds: float = 5) -> Optimum:
    return best_possible(case.questionnaire, case.catalogue, case.answers, plan, seconds)


def small(case: Case, count: int = 4) -> Case:
    """A few of its actions, of one move each, no answer open, three quarters at most."""
    chosen = [replace(a, moves=a.moves[:1]) for a in case.catalogue.actions[:count]]
    ids = {action.id for action in chosen}
    kept = tuple(replace(a, needs=tuple(n for n in a.needs if n in ids)) for a in chosen)
    known = {
        question: Answer(0 if answer.level is None else answer.level)
        for question, answer in case.answers.items()
    }
    request = replace(case.request, quarters=min(case.request.quarters, 3), preset="solid")
    return Case(case.questionnaire, replace(case.catalogue, actions=kept), known, request)


@given(cases(WITHOUT_RULE, noted=False).map(small))
@SOME
def test_the_optimum_is_the_best_of_all_ways_to_begin_and_end(case: Case) -> None:
    plan = case.plan()

    found = optimum_of(case, plan)

    assert found.proven
    assert found.value == best_value(case, plan)


def chained(seed: int) -> Case:
    """Two questions with up to three steps, two of five actions with a prerequisite."""
    chance = Random(seed)  # noqa: S311 nothing is secret
    actions = [
        an_action(
            f"a{number}",
            [(chance.choice("qr"), chance.choice([0, 0, 1, 2]))],
            days=chance.randint(1, 12),
            weeks=chance.choice([13, 13, 26]),
            needs=(f"a{chance.randrange(number)}",) if number > 2 else (),
        )
        for number in range(5)
    ]
    return Case(
        a_questionnaire(a_theme("only", [a_question("q", core=True), a_question("r")])),
        a_catalogue(*actions),
        answers({"q": 0, "r": 0}),
        a_request(
            preset="solid",
            quarters=3,
            days_a_quarter=chance.choice([8, 12, 30]),
            most_actions=chance.choice([None, 2, 3]),
            parallel=chance.choice([None, 1, 2]),
        ),
    )


@given(st.integers(0, 10**9).map(chained))
@SOME
def test_the_optimum_takes_steps_in_order_and_keeps_the_limits(case: Case) -> None:
    plan = case.plan()

    assert optimum_of(case, plan).value == best_value(case, plan)


def test_a_step_that_runs_on_brings_nothing_in_the_plan_whoever_else_moves_it() -> None:
    """The year on Q is under way; a second way to its step is taken for the step above alone."""
    case = three_questions(
        an_action("year", [("q", 0)], weeks=65),
        an_action("again", [("q", 0)], days=1),
        an_action("above", [("q", 1)], days=1),
        records=records(ActionRecord("year", Status.IN_PROGRESS)),
    )

    found = optimum_of(case, case.plan())

    assert starts(case.plan()) == {"year": 0, "again": 0, "above": 1}
    assert found.plan_value == found.value == 3 * STEP


@given(cases())
@SOME
def test_no_plan_is_better_than_the_optimum(case: Case) -> None:
    plan = case.plan()

    found = optimum_of(case, plan)

    assert found.plan_value <= found.value == found.bound
    assert 0 <= found.share <= 1


def light(case: Case) -> Case:
    """No action too large for any capacity: whether one is decides what others wait for."""
    actions = [replace(a, days=Days(1, min(a.days.likely, 8), 99)) for a in case.catalogue.actions]
    return replace(case, catalogue=replace(case.catalogue, actions=tuple(actions)))


@given(cases(WITHOUT_RULE, noted=False).map(light), st.integers(10, 40), st.integers(1, 20))
@SOME
def test_more_days_never_make_the_optimum_worse(case: Case, days: int, more: int) -> None:
    few, many = (
        replace(case, request=replace(case.request, days_a_quarter=number))
        for number in (days, days + more)
    )

    assert optimum_of(few, few.plan()).value <= optimum_of(many, many.plan()).value


@given(cases(WITHOUT_RULE, noted=False), st.sampled_from([GainWeights(4, 2), GainWeights(3, 3)]))
@SOME
def test_a_greater_gain_never_makes_the_optimum_worse(case: Case, gain: GainWeights) -> None:
    more = replace(case, catalogue=replace(case.catalogue, gain=gain))

    assert optimum_of(case, case.plan()).value <= optimum_of(more, more.plan()).value


def the_oracle(gain_of_a: int) -> Case:
    """The reference's instance: P (2 days) before B (gain 10, 5 days); A (3 days); C (3, 4)."""
    weights = {"b": 10, "a": gain_of_a, "c": 3}
    questions = [a_question(name, top=1, weight=weight) for name, weight in weights.items()]
    catalogue = a_catalogue(
        an_action("p", days=2, weeks=13),
        an_action("make-b", [("b", 0)], days=5, weeks=13, needs=("p",)),
        an_action("make-a", [("a", 0)], days=3, weeks=13),
        an_action("make-c", [("c", 0)], days=4, weeks=13),
    )
    return Case(
        a_questionnaire(a_theme("only", questions), top=1),
        catalogue,
        answers(dict.fromkeys(weights, 0)),
        a_request(quarters=2, days_a_quarter=7, preset="solid"),
    )


def test_the_reference_instance_reaches_what_its_rules_allow() -> None:
    """The reference counts 27, with P and B in one quarter. Here what waits begins in the quarter
    after. P and A come first, then B; each time 2 days are left, too few for C. That is 4 x 2 for A
    and 10 x 1 for B: 18 of a scale of 17. A and C first would bring 14, P and C then B 16.
    """
    case = the_oracle(gain_of_a=4)
    plan = case.plan()

    assert {one.task.id: (one.first, one.days) for one in plan.scheduled} == {
        "p": (0, (2,)),
        "make-b": (1, (5,)),
        "make-a": (0, (3,)),
    }
    assert [(one.task.id, one.why) for one in plan.left_out] == [("make-c", Left.NO_ROOM)]
    best = Fraction(18, 17)
    assert optimum_of(case, plan) == Optimum(best, best, proven=True, plan_value=best)
    assert plan_value(case.questionnaire, case.catalogue, case.answers, plan) == best


def test_a_plan_that_is_not_the_best_is_told_its_share() -> None:
    """By gain for a day, Q (5 for 4) comes before L (9 for 8), which then fits a quarter later.

    L first and then Q brings 9 x 2 + 5 x 1 = 23. As planned it is 5 x 2 + 9 x 1 = 19.
    """
    questions = [a_question("q", top=1, weight=5), a_question("l", top=1, weight=9)]
    case = Case(
        a_questionnaire(a_theme("only", questions), top=1),
        a_catalogue(
            an_action("quick", [("q", 0)], days=4, weeks=13),
            an_action("large", [("l", 0)], days=8, weeks=13),
        ),
        answers({"q": 0, "l": 0}),
        a_request(quarters=2, days_a_quarter=8, preset="solid"),
    )

    assert optimum_of(case, case.plan()).share == Fraction(19, 23)


def behind_policy(*actions: Action) -> Case:
    """Policy stands at 1 of 2, Impact and Need at 0; all are to rise by one. 10 days a quarter."""
    themes = [a_theme(name, [a_question(f"{name}.q", top=2)]) for name in ("policy", "impact", "n")]
    return Case(
        a_questionnaire(*themes, top=2),
        a_catalogue(*actions),
        answers({"policy.q": 1, "impact.q": 0, "n.q": 0}),
        a_request(quarters=2, days_a_quarter=10, targets={"policy.q": 2, "impact.q": 1, "n.q": 1}),
    )


def test_the_best_possible_plan_is_no_half_year_of_papers_either() -> None:
    """A paper of 5 days would bring its step at once; beside it there are only 9, not 10."""
    case = behind_policy(
        an_action("paper", [("policy.q", 1)], days=5, weeks=13),
        an_action("proof", [("impact.q", 0)], days=9, weeks=13),
    )

    found = optimum_of(case, case.plan())

    assert (found.value, found.share) == (2 * Fraction(1, 6), 1)


def test_the_best_possible_plan_begins_with_the_lower_theme_too() -> None:
    """Without the rule, 1 day for Need would come at once, and 20 for Impact not at all."""
    case = behind_policy(
        an_action("need", [("n.q", 0)], days=1, weeks=13),
        an_action("proof", [("impact.q", 0)], days=20, weeks=26),
    )

    found = optimum_of(case, case.plan())

    assert (found.value, found.share) == (Fraction(1, 6), 1)


def test_where_the_time_ends_first_the_bound_is_not_below_the_best() -> None:
    hard = [a_case(Random(seed), WITHOUT_RULE, noted=False) for seed in range(40)]  # noqa: S311
    for case in (case for case in hard if case.request.quarters > 2):
        plan = case.plan()
        best, hurried = optimum_of(case, plan), optimum_of(case, plan, seconds=0)

        assert hurried.plan_value <= hurried.value <= best.value <= hurried.bound
        assert hurried.proven or hurried.share <= best.share


@pytest.mark.parametrize("actions", [(), (an_action("a", [("q", 0)], days=500),)])
def test_with_nothing_to_plan_the_plan_is_the_best_possible(actions: tuple[Action, ...]) -> None:
    case = Case(
        a_questionnaire(a_theme("only", [a_question("q")])),
        a_catalogue(*actions),
        answers({"q": 0}),
        a_request(preset="solid"),
    )

    found = optimum_of(case, case.plan())

    assert found == Optimum(Fraction(0), Fraction(0), proven=True, plan_value=Fraction(0))
    assert found.share == 1
