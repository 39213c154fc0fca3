"""Plans of the shipped catalogue: they follow from the answers, and bad days give a plan too."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest

from maturity.domain.assessment import Answer, Answers, NoLevel
from maturity.domain.catalogue import Action, Catalogue, Move
from maturity.domain.law import NATIONS, Nation
from maturity.domain.plan import Plan, PlanRequest, Preset
from maturity.domain.planning import make_plan
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.targets import propose_targets
from tests.plans import a_request
from tests.shipped import shipped_library

ROOT = Path(__file__).parents[2]
PAIRS = 200
PRESETS: tuple[Preset, ...] = ("propose", "law", "foundations", "next-stage", "solid")


@cache
def bank() -> tuple[Questionnaire, Catalogue]:
    library = shipped_library()
    return library.questionnaire("social-value-2026"), library.catalogue("social-value-2026")


def plan_for(answers: Answers, request: PlanRequest) -> Plan:
    return make_plan(*bank(), answers, request)


def answers_at(**by_theme: int) -> dict[str, Answer]:
    questionnaire, _ = bank()
    return {q.id: Answer(by_theme[t.id]) for t in questionnaire.themes for q in t.questions}


def random_answers(chance: Random) -> dict[str, Answer]:
    """Around one level, as an organisation's answers are."""
    middle = chance.choice([0, 1, 1, 2, 2, 3])
    spread = [-1, 0, 0, 0, 1, 1, 2]
    levels = {q.id: min(5, max(0, middle + chance.choice(spread))) for q in bank()[0].questions}
    return {question: Answer(level) for question, level in levels.items()}


def pairs() -> Iterator[tuple[Plan, Plan]]:
    """Two answer sets with the same targets, one question below its target a level lower."""
    chance = Random(20260401)  # noqa: S311 chance that is the same in every run
    found = 0
    while found < PAIRS:
        answers = random_answers(chance)
        request = a_request(
            start=date(2026, 5, 11),
            preset=chance.choice(PRESETS),
            priorities=(chance.choice(bank()[0].themes).id,),
        )
        targets = propose_targets(bank()[0], answers, request)
        below = [q for q, target in targets.items() if target > (answers[q].level or 0) > 0]
        if below:
            question = chance.choice(below)
            lower = answers | {question: Answer((answers[question].level or 0) - 1)}
            request = replace(request, targets=targets)
            yield plan_for(answers, request), plan_for(lower, request)
            found += 1


def test_two_organisations_that_differ_in_one_answer_get_different_plans() -> None:
    """In all that a plan says besides today's result, and mostly in what to do when."""

    def said(plan: Plan) -> object:
        return plan.scheduled, plan.left_out, plan.forecast

    def schedule(plan: Plan) -> object:
        return [(one.task.id, one.first, one.days) for one in plan.scheduled]

    made = list(pairs())

    assert all(said(one) != said(other) for one, other in made)
    assert sum(schedule(one) != schedule(other) for one, other in made) * 2 >= PAIRS


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("priority", ["policy", "targeting", "impact"])
def test_policy_four_and_impact_nothing_is_no_half_year_of_policy_papers(
    nation: Nation, priority: str
) -> None:
    answers = answers_at(policy=4, targeting=2, measurement=1, impact=0)

    plan = plan_for(answers, a_request(nation=nation, priorities=(priority,)))

    half = {o.task.id: sum(o.days[: max(0, 2 - o.first)]) for o in plan.scheduled}
    assert any(o.first < 2 and o.task.id.startswith("impact.") for o in plan.scheduled)
    papers = sum(days for task, days in half.items() if task.startswith("policy."))
    assert 3 * papers <= sum(half.values())


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("level", range(6))
def test_in_every_nation_and_at_every_level_each_target_has_an_action(
    nation: Nation, level: int
) -> None:
    answers = everywhere(level)
    wanted = {question: min(level + 1, 5) for question in answers}

    plan = plan_for(answers, a_request(nation=nation, targets=wanted))

    tasks = [one.task for one in (*plan.scheduled, *plan.left_out)]
    moved = {move.question for task in tasks for move in task.moves if move.from_level == level}
    assert moved == (set() if level == 5 else set(answers))


@pytest.mark.parametrize("preset", PRESETS)
def test_the_default_plan_holds_at_most_eight_actions(preset: Preset) -> None:
    answers = answers_at(policy=1, targeting=1, measurement=0, impact=0)

    plan = plan_for(answers, a_request(preset=preset, quarters=4))

    assert len(plan.scheduled) <= 8


def everywhere(level: int) -> dict[str, Answer]:
    return answers_at(policy=level, targeting=level, measurement=level, impact=level)


def everything(response: NoLevel) -> dict[str, Answer]:
    return {question.id: Answer(response, "It is so.") for question in bank()[0].questions}


BAD_DAYS: dict[str, Callable[[], tuple[Answers, PlanRequest]]] = {
    "no answers": lambda: ({}, a_request()),
    "only don't-knows": lambda: (everything(NoLevel.DONT_KNOW), a_request(preset="solid")),
    "nothing applies": lambda: (everything(NoLevel.NOT_APPLICABLE), a_request()),
    "everything at 5": lambda: (everywhere(5), a_request()),
    "no days": lambda: (everywhere(0), a_request(days_a_quarter=0)),
    "no quarters": lambda: (everywhere(0), a_request(quarters=0)),
    "no actions wanted": lambda: (everywhere(0), a_request(most_actions=0, parallel=0)),
    "targets below today": lambda: (
        everywhere(3),
        a_request(targets={q.id: 1 for q in bank()[0].questions}),
    ),
    "a start long ago": lambda: (everywhere(1), a_request(start=date(1999, 12, 31))),
}


@pytest.mark.parametrize("name", BAD_DAYS)
def test_a_bad_day_gives_a_plan_without_actions_that_make_no_sense(name: str) -> None:
    plan = plan_for(*BAD_DAYS[name]())

    planned = [one for one in plan.scheduled if one.task.action is not None]
    assert bool(planned) == (name == "a start long ago")
    to_find_out = [one for one in (*plan.scheduled, *plan.left_out) if one.task.question]
    assert len(to_find_out) == (36 if name in {"no answers", "only don't-knows"} else 0)


@pytest.mark.parametrize("count", [0, 200])
def test_any_number_of_actions_makes_a_plan(count: int) -> None:
    questionnaire, catalogue = bank()
    questions = [q.id for q in questionnaire.questions]
    model = catalogue.actions[0]

    def numbered(n: int) -> Action:
        move = Move(questions[n % 36], n // 36 % 5, n // 36 % 5 + 1)
        return replace(model, id=f"a{n}", moves=(move,), needs=() if n < 36 else (f"a{n - 36}",))

    many = replace(catalogue, actions=tuple(numbered(n) for n in range(count)))

    plan = make_plan(questionnaire, many, everywhere(0), a_request(preset="solid", quarters=8))

    assert bool(plan.scheduled) == bool(count)
    assert len(plan.scheduled) + len(plan.left_out) >= min(count, 3 * 36)


def test_a_plan_is_the_same_in_every_process() -> None:
    """Sets of words are kept in another order in each; no choice may hang on it."""
    program = (
        "from tests.domain.test_planning_answers import everywhere, plan_for;"
        "from tests.plans import a_request;"
        "print(plan_for(everywhere(1), a_request(preset='solid', quarters=6)))"
    )

    def said(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", program]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout

    assert said("1") == said("2")
