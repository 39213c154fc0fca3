"""Not paperwork first: while results are behind the policy, they come into the first half-year."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings

from maturity.domain.assessment import Answer
from maturity.domain.catalogue import Action
from maturity.domain.plan import ActionRecord, Left, Now, Plan, Scheduled, Status
from tests.builders import DONT_KNOW, a_question, a_questionnaire, a_theme, answers
from tests.plans import (
    WITH_RULE,
    Case,
    a_catalogue,
    a_request,
    an_action,
    cases,
    planned,
    records,
    starts,
)

PAPER = an_action("paper", [("policy.0", 3)], days=4)
MORE_PAPER = an_action("more-paper", [("policy.1", 3)], days=6)
PROOF = an_action("proof", [("impact.0", 0)], days=12)
COUNT = an_action("count", [("measurement.0", 0)], days=14)
NEED = an_action("need", [("targeting.0", 0)], days=1)


def a_case(*actions: Action, levels: Mapping[str, int] | None = None, **wishes: object) -> Case:
    """Policy stands at 3 and all else at 0; every target is one above the level."""
    questions = {theme: [a_question(f"{theme}.{n}") for n in range(2)] for theme in WITH_RULE}
    themes = [a_theme(theme, within) for theme, within in questions.items()]
    stand = {
        q.id: 3 if theme == "policy" else 0 for theme, qs in questions.items() for q in qs
    } | dict(levels or {})
    return Case(
        a_questionnaire(*themes),
        a_catalogue(*actions),
        answers(stand),
        a_request(**{"targets": {q: level + 1 for q, level in stand.items()}} | wishes),
    )


def first_half(plan: Plan) -> dict[str, Fraction]:
    return {
        one.task.id: sum(one.days[: max(0, 2 - one.first)], Fraction(0)) for one in plan.scheduled
    }


def test_the_lower_theme_comes_before_what_brings_more_for_its_days() -> None:
    plan = a_case(PAPER, PROOF, NEED, days_a_quarter=12, quarters=3).plan()

    assert planned(plan, "proof").now is Now.BALANCE
    assert starts(plan) == {"proof": 0, "need": 1, "paper": 1}
    assert first_half(plan) == {"proof": 12, "need": 1, "paper": 4}


def test_papers_wait_until_they_are_a_third_of_the_first_half_year() -> None:
    """8 and 4 days are a third of 12; the other 6 begin with the second half-year."""
    plan = a_case(PAPER, MORE_PAPER, replace(PROOF, days=PAPER.days)).plan()

    assert starts(plan) == {"proof": 0, "paper": 2, "more-paper": 2}
    plan = a_case(PAPER, MORE_PAPER, PROOF).plan()
    assert starts(plan) == {"proof": 0, "paper": 0, "more-paper": 2}


def test_in_a_half_years_plan_papers_without_enough_beside_them_are_left_out() -> None:
    plan = a_case(PAPER, replace(PROOF, days=PAPER.days), quarters=2).plan()

    assert [(one.task.id, one.why) for one in plan.left_out] == [("paper", Left.BALANCE)]


def test_measurement_comes_first_where_it_is_the_lower() -> None:
    levels = {"impact.0": 2, "measurement.0": 0, "measurement.1": 1}
    proof = an_action("proof", [("impact.0", 2)], days=2)

    plan = a_case(proof, COUNT, levels=levels, days_a_quarter=14).plan()

    assert planned(plan, "count").now is Now.BALANCE
    assert starts(plan) == {"count": 0, "proof": 1}


def test_where_both_stand_equally_low_the_better_of_all_their_actions_comes_first() -> None:
    count = replace(COUNT, days=PAPER.days)

    plan = a_case(PROOF, count, NEED, days_a_quarter=12).plan()

    assert (planned(plan, "count").now, planned(plan, "proof").first) == (Now.BALANCE, 1)


def test_where_the_lower_theme_has_nothing_to_do_the_other_one_comes_first() -> None:
    levels = {"measurement.1": 1}

    plan = a_case(COUNT, NEED, levels=levels, days_a_quarter=14).plan()

    assert planned(plan, "count").now is Now.BALANCE


def test_where_none_can_begin_in_time_what_leads_there_comes_first() -> None:
    long = an_action("long", days=2, weeks=26)
    proof = replace(PROOF, needs=("long",))

    plan = a_case(NEED, long, proof, days_a_quarter=2, quarters=8).plan()

    assert starts(plan) == {"long": 0, "proof": 2, "need": 0}


@pytest.mark.parametrize(
    "levels",
    [
        {"impact.0": 3, "impact.1": 3, "measurement.0": 3, "measurement.1": 4},
        {"policy.0": 0, "policy.1": 0},
    ],
)
def test_where_results_are_not_behind_there_is_no_such_rule(levels: dict[str, int]) -> None:
    paper = an_action("paper", [("policy.0", levels.get("policy.0", 3))], days=4)

    plan = a_case(paper, PROOF, levels=levels, days_a_quarter=4).plan()

    assert starts(plan)["paper"] == 0


def test_where_nobody_knows_how_results_stand_there_is_no_such_rule() -> None:
    case = a_case(PAPER, NEED)
    unknown = dict.fromkeys(
        ("impact.0", "impact.1", "measurement.0", "measurement.1"), Answer(DONT_KNOW)
    )

    assert starts(replace(case, answers={**case.answers, **unknown}).plan())["paper"] == 0


def test_a_plan_of_papers_alone_is_what_it_was_asked_to_be() -> None:
    assert starts(a_case(PAPER, MORE_PAPER).plan()) == {"paper": 0, "more-paper": 0}


def test_papers_under_way_stay_and_no_other_joins_them() -> None:
    noted = records(ActionRecord("more-paper", Status.IN_PROGRESS))

    plan = a_case(PAPER, MORE_PAPER, NEED, records=noted).plan()

    assert starts(plan) == {"more-paper": 0, "need": 0, "paper": 2}


@given(cases(noted=False))
@settings(max_examples=300, deadline=None)
def test_policy_far_ahead_gives_no_half_year_of_papers(case: Case) -> None:
    """The first sabotage check of the wording: Policy 4, Impact 0."""
    top = case.questionnaire.top_level
    stand = {q: Answer(0 if q.startswith("impact") else top - 1) for q in case.answers}
    chosen = {question: min(answer.level + 1, top) for question, answer in stand.items()}
    case = replace(case, answers=stand, request=replace(case.request, targets=chosen))

    plan = case.plan()

    half, actions = first_half(plan), {action.id: action for action in case.catalogue.actions}
    papers = {
        task
        for task in half
        if (moved := [m.question for m in actions[task].moves])
        and all(question.startswith("policy") for question in moved)
    }
    if any(one.task.moves and one.task.id not in papers for one in plan.scheduled):
        assert 3 * sum(half[task] for task in papers) <= sum(half.values())
    held = [one for one in plan.scheduled if _is_proof(one) and one.first < 2]
    able = [one for one in plan.scheduled if _is_proof(one) and not one.after]
    assert held or not able


def _is_proof(one: Scheduled) -> bool:
    return any(move.question.startswith("impact") for move in one.task.moves)
