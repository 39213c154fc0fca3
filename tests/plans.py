"""Catalogues, answers and wishes for planning, built by hand and drawn at random."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.catalogue import (
    Action,
    Catalogue,
    Days,
    Discovery,
    GainWeights,
    Holding,
    Measure,
    Money,
    Move,
)
from maturity.domain.law import NATIONS
from maturity.domain.plan import (
    ActionRecord,
    Left,
    OwnAction,
    Plan,
    PlanRequest,
    Scheduled,
    Status,
)
from maturity.domain.planning import make_plan
from maturity.domain.questionnaire import Questionnaire
from tests.builders import a_question, a_questionnaire, a_theme, answers

START = date(2026, 4, 1)
"""The first day of a quarter."""

Moves = Sequence[tuple[str, int]]
"""Questions, each with the level that the action leads up from."""


def an_action(
    action_id: str, moves: Moves = (), days: int = 5, weeks: int = 8, **fields: object
) -> Action:
    words = {
        "title": action_id.title(),
        "why": f"{action_id} is needed.",
        "notice": f"Residents notice {action_id}.",
        "steps": (f"Begin {action_id}.", f"Go on with {action_id}.", f"End {action_id}."),
        "days": Days(max(1, days // 2), days, days * 2),
        "money": Money(0, 10 * days),
        "pace": "quick win",
        "owner": "procurement",
        "done_when": f"{action_id} can be seen.",
        "measure": Measure(f"More of {action_id}.", "up"),
    }
    return Action(
        id=action_id,
        weeks=weeks,
        moves=tuple(Move(question, level, level + 1) for question, level in moves),
        **words | fields,  # type: ignore[arg-type]
    )


def a_catalogue(*actions: Action, most_actions: int = 99, **fields: object) -> Catalogue:
    words = {
        "id": "sample-actions",
        "questionnaire": "sample-2026",
        "title": "Sample actions",
        "language": "en",
        "licence": "CC-BY-4.0",
        "gain": GainWeights(foundation=3, priority=2),
        "discovery": Discovery(Days(1, 2, 4), 4),
    }
    return Catalogue(
        most_actions=most_actions,
        actions=actions,
        **words | fields,  # type: ignore[arg-type]
    )


def a_request(**fields: object) -> PlanRequest:
    return PlanRequest(**{"nation": "england", "start": START} | fields)  # type: ignore[arg-type]


def records(*noted: ActionRecord) -> dict[str, ActionRecord]:
    return {record.action_id: record for record in noted}


@dataclass(frozen=True)
class Case:
    """Everything that a plan is made of."""

    questionnaire: Questionnaire
    catalogue: Catalogue
    answers: Mapping[str, Answer]
    request: PlanRequest

    def plan(self) -> Plan:
        return make_plan(self.questionnaire, self.catalogue, self.answers, self.request)


def three_questions(
    *actions: Action, levels: Mapping[str, int] | None = None, **wishes: object
) -> Case:
    """Questions q, r and s of one theme, at level 0 and to be at 3; four quarters of 30 days."""
    return Case(
        a_questionnaire(a_theme("only", [a_question(name) for name in "qrs"])),
        a_catalogue(*actions),
        answers({"q": 0, "r": 0, "s": 0, **(levels or {})}),
        a_request(**{"preset": "solid"} | wishes),
    )


STEP = Fraction(1, 15)
"""What one level of one of three questions adds to the average."""


def starts(plan: Plan) -> dict[str, int]:
    return {one.task.id: one.first for one in plan.scheduled}


def planned(plan: Plan, task_id: str) -> Scheduled:
    return next(one for one in plan.scheduled if one.task.id == task_id)


def left(plan: Plan) -> dict[str, tuple[Left, tuple[str, ...]]]:
    return {one.task.id: (one.why, one.because) for one in plan.left_out}


WITH_RULE = ("policy", "targeting", "measurement", "impact")
WITHOUT_RULE = ("north", "south", "east")


def cases(themes: Sequence[str] = WITH_RULE, *, noted: bool = True) -> st.SearchStrategy[Case]:
    """Random cases, drawn by their seed: drawing each part by itself is slow and timid."""
    return st.integers(0, 10**9).map(
        lambda seed: a_case(Random(seed), themes, noted=noted)  # noqa: S311 nothing is secret
    )


def a_case(chance: Random, themes: Sequence[str] = WITH_RULE, *, noted: bool = True) -> Case:
    """Small questionnaires and catalogues; with `noted`, also records and own actions."""
    questionnaire = _questionnaire(chance, themes)
    questions = [question.id for question in questionnaire.questions]
    catalogue = _catalogue(chance, questionnaire)
    request = _request(chance, questionnaire, questions)
    if noted:
        own = tuple(
            OwnAction(f"own{n}", f"Own {n}", chance.randint(0, 20))
            for n in range(chance.choice([0, 0, 1, 2]))
        )
        ids = [action.id for action in catalogue.actions] + [action.id for action in own]
        ids += [f"find-out:{question}" for question in questions]
        request = replace(request, own_actions=own, records=_records(chance, ids))
    return Case(questionnaire, catalogue, _answers(chance, questionnaire), request)


def _questionnaire(chance: Random, themes: Sequence[str]) -> Questionnaire:
    top = chance.choice([3, 5, 5])
    return a_questionnaire(
        *(
            a_theme(
                theme,
                [
                    a_question(
                        f"{theme}.{number}",
                        top=top,
                        core=chance.random() < 1 / 3,
                        weight=chance.choice([1, 1, 2, 0.5]),
                    )
                    for number in range(chance.randint(1, 3))
                ],
                chance.choice([1, 1, 2, 0.5]),
            )
            for theme in themes
        ),
        top=top,
    )


def _catalogue(chance: Random, questionnaire: Questionnaire) -> Catalogue:
    """Prerequisites are among all, mostly earlier actions: now and then they make a circle."""
    ids = [f"a{number}" for number in range(chance.randint(8, 30))]
    actions = [_action(chance, number, ids, questionnaire) for number in range(len(ids))]
    return a_catalogue(*actions, most_actions=chance.choice([4, 8, 99]))


def _action(chance: Random, number: int, ids: list[str], questionnaire: Questionnaire) -> Action:
    questions = [question.id for question in questionnaire.questions]
    moved = chance.sample(questions, min(chance.choice([0, 1, 1, 1, 2, 3]), len(questions)))
    levels = [0, 0, 0, 1, 1, 2, questionnaire.top_level - 1]
    before = ids[:number] if chance.random() < 0.95 else [i for i in ids if i != ids[number]]
    held = Holding(chance.choice(questions), chance.randint(1, questionnaire.top_level))
    return an_action(
        ids[number],
        [(question, chance.choice(levels)) for question in moved],
        days=chance.choice([1, 2, 3, 5, 5, 8, 8, 13, 21, 34, 200]),
        weeks=chance.choice([4, 8, 13, 13, 13, 20, 30, 60]),
        needs=tuple(chance.sample(before, min(chance.choice([0, 0, 1, 1, 2]), len(before)))),
        in_place=() if moved else (held,),
        nations=chance.choice([(), (), (), (), (), (), ("england",), ("wales", "scotland")]),
    )


def _request(chance: Random, questionnaire: Questionnaire, questions: list[str]) -> PlanRequest:
    first = [*questions, *(theme.id for theme in questionnaire.themes)]
    return a_request(
        nation=chance.choice(NATIONS),
        start=chance.choice([START, date(2026, 5, 11), date(2026, 3, 31)]),
        quarters=chance.choice([1, 2, 3, 4, 4, 6, 8]),
        days_a_quarter=chance.choice([0, 10, 30, 30, 60, 100]),
        parallel=chance.choice([None, None, None, None, 0, 1, 2, 4]),
        most_actions=chance.choice([None, None, None, None, 0, 1, 3, 8]),
        priorities=tuple(chance.sample(first, min(chance.randint(0, 3), len(first)))),
        preset=chance.choice(["propose", "law", "foundations", "next-stage", "solid", "solid"]),
        targets={
            question: chance.randint(0, questionnaire.top_level)
            for question in questions
            if chance.random() < 1 / 3
        },
    )


def _answers(chance: Random, questionnaire: Questionnaire) -> dict[str, Answer]:
    responses = [0, 0, 0, 0, 1, 1, 2, 3, questionnaire.top_level, *NoLevel]
    return {
        question.id: Answer(
            chance.choice(responses),
            target=chance.choice([None, None, None, chance.randint(0, questionnaire.top_level)]),
        )
        for question in questionnaire.questions
    }


def _records(chance: Random, ids: Sequence[str]) -> dict[str, ActionRecord]:
    days = [None, None, None, date(2026, 1, 1), START, date(2026, 7, 1), date(2027, 10, 1)]
    noted = chance.sample(ids, min(chance.choice([0, 0, 1, 2, 4]), len(ids)))
    return records(
        *(
            ActionRecord(
                task,
                status=chance.choice([Status.NOT_STARTED, *Status]),
                start=chance.choice(days),
                pinned_to=chance.choice(days),
                not_before=chance.choice(days),
            )
            for task in noted
        )
    )
