"""A receipt: a plan with all that it follows from, as JSON. docs/receipt.md describes every field.

It holds no word that anybody wrote: no name, note, reason, comment or title.
"""

import json
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from maturity.domain.assessment import Answer, Answers, NoLevel, Scope, answer_to
from maturity.domain.catalogue import Catalogue
from maturity.domain.catalogue_hash import catalogue_hash
from maturity.domain.content_hash import constants, content_hash
from maturity.domain.optimum import Optimum
from maturity.domain.plan import (
    ActionRecord,
    LeftOut,
    Plan,
    PlanRequest,
    Scheduled,
    Total,
)
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.scorecard import Scorecard, ThemeResult, permille

FORMAT = "social-value-maturity-receipt"
VERSION = 1

Json = dict[str, Any]


@dataclass(frozen=True)
class Planned:
    """A plan and what it was made from. `questionnaire` holds what was asked.

    `optimum` is None where nobody asked how near the plan is to the best possible one.
    """

    questionnaire: Questionnaire
    scope: Scope
    catalogue: Catalogue
    answers: Answers
    plan: Plan
    optimum: Optimum | None = None


def receipt_json(planned: Planned) -> str:
    """Of one form only: the same plan always gives the same bytes."""
    return json.dumps(receipt(planned), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def receipt(planned: Planned) -> Json:
    questionnaire, catalogue, plan = planned.questionnaire, planned.catalogue, planned.plan
    return {
        "format": FORMAT,
        "version": VERSION,
        "questionnaire": {
            "id": questionnaire.id,
            "scope": planned.scope.value,
            "hash": content_hash(questionnaire),
            "constants": constants(questionnaire),
        },
        "catalogue": {"id": catalogue.id, "hash": catalogue_hash(catalogue)},
        "answers": _answers(questionnaire, planned.answers),
        "request": _request(plan.request),
        "scores": _scores(plan.today),
        "plan": _plan(plan),
        "forecast": _scores(plan.forecast),
        "optimum": None if planned.optimum is None else _optimum(planned.optimum),
    }


def _answers(questionnaire: Questionnaire, answers: Answers) -> Json:
    given = {q.id: answer_to(q.id, answers) for q in questionnaire.questions}
    return {i: _answer(a) for i, a in given.items() if a.responded or a.target is not None}


def _answer(answer: Answer) -> Json:
    response = answer.response
    level = (response.value or None) if isinstance(response, NoLevel) else response
    return {"level": level, "evidence": answer.evidence, "target": answer.target}


def _request(request: PlanRequest) -> Json:
    return {
        "nation": request.nation,
        "start": request.start.isoformat(),
        "quarters": request.quarters,
        "days_a_quarter": request.days_a_quarter,
        "parallel": request.parallel,
        "most_actions": request.most_actions,
        "priorities": list(request.priorities),
        "preset": request.preset,
        "targets": dict(request.targets),
        "records": {i: _record(record) for i, record in request.records.items()},
        "own_actions": [{"id": own.id, "days": own.days} for own in request.own_actions],
    }


def _record(record: ActionRecord) -> Json:
    """What planning looks at."""
    days = {"start": record.start, "pinned_to": record.pinned_to, "not_before": record.not_before}
    return {
        "status": record.status.value,
        **{name: day and day.isoformat() for name, day in days.items()},
    }


def _scores(scorecard: Scorecard) -> Json:
    return {
        "overall": _standing(scorecard),
        "themes": {theme.theme_id: _standing(theme) for theme in scorecard.themes},
    }


def _standing(part: Scorecard | ThemeResult) -> Json:
    return {
        "permille": _permille(part.score.point),
        "low": _permille(part.score.low),
        "high": _permille(part.score.high),
        "evidenced": _permille(part.evidenced),
        "completeness": permille(part.score.completeness),
        "stage": part.stage,
    }


def _permille(value: Fraction | None) -> int | None:
    return None if value is None else permille(value)


def _plan(plan: Plan) -> Json:
    return {
        "quarters": [
            {
                "first_day": quarter.first_day.isoformat(),
                "last_day": quarter.last_day.isoformat(),
                "capacity": str(capacity),
                "total": _total(total),
            }
            for quarter, capacity, total in zip(
                plan.quarters, plan.capacity, plan.by_quarter, strict=True
            )
        ],
        "targets": dict(plan.targets),
        "scheduled": [_scheduled(scheduled) for scheduled in plan.scheduled],
        "left_out": [_left_out(left_out) for left_out in plan.left_out],
        "finished": [task.id for task in plan.finished],
        "total": _total(plan.total),
    }


def _scheduled(scheduled: Scheduled) -> Json:
    return {
        "id": scheduled.task.id,
        "first_quarter": scheduled.first,
        "days": [str(days) for days in scheduled.days],
        "here": scheduled.here.value,
        "now": scheduled.now.value,
        "bundle": list(scheduled.bundle),
        "after": list(scheduled.after),
    }


def _left_out(left_out: LeftOut) -> Json:
    return {
        "id": left_out.task.id,
        "why": left_out.why.value,
        "because": list(left_out.because),
    }


def _total(total: Total) -> Json:
    return {"days": vars(total.days), "money": vars(total.money)}


def _optimum(optimum: Optimum) -> Json:
    """The best value only where it is certain: how far a search came in its time is no fact."""
    return {
        "plan_value": str(optimum.plan_value),
        "best_value": str(optimum.value) if optimum.proven else None,
        "proven": optimum.proven,
    }
