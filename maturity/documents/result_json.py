"""A result as JSON for other programs. Every field is described in docs/result-json.md."""

import json
from fractions import Fraction
from typing import Any

from maturity.documents.reasons import reason
from maturity.documents.result import Result
from maturity.domain.assessment import NoLevel, Response, answer_to
from maturity.domain.next_stage import NextStage
from maturity.domain.opening import opening_sentence
from maturity.domain.scorecard import Scorecard, ThemeResult, permille


def result_json(result: Result) -> str:
    """Scores, intervals, evidenced scores and completeness in permille; stages as levels."""
    questionnaire, scorecard = result.questionnaire, result.scorecard
    document = {
        "questionnaire": questionnaire.id,
        "edition": questionnaire.edition,
        "scope": result.scope.value,
        "roles": list(result.roles),
        "opening": opening_sentence(questionnaire, result.answers, scorecard),
        "questions": scorecard.questions,
        "responded": scorecard.responded,
        "overall": {
            **_standing(result, scorecard),
            "held_back_by": list(scorecard.held_back_by),
        },
        "themes": [_theme(result, theme) for theme in scorecard.themes],
        "evidence": scorecard.evidence and vars(scorecard.evidence),
        "answers": _answers(result),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _theme(result: Result, theme: ThemeResult) -> dict[str, Any]:
    return {
        "id": theme.theme_id,
        **_standing(result, theme),
        "strongest": list(theme.strongest),
        "lowest": list(theme.lowest),
    }


def _standing(result: Result, part: Scorecard | ThemeResult) -> dict[str, Any]:
    """What the whole and each theme have in common."""
    return {
        "permille": _permille(part.score.point),
        "low": _permille(part.score.low),
        "high": _permille(part.score.high),
        "evidenced": _permille(part.evidenced),
        "stage": part.stage,
        "completeness": permille(part.score.completeness),
        "comparable": part.comparable,
        "reasons": [reason(gap, result.questionnaire) for gap in part.gaps],
        **_next_stage(part.next_stage),
        "smallest_change": _permille(part.smallest_change),
    }


def _permille(value: Fraction | float | None) -> int | None:
    return None if value is None else permille(Fraction(value))


def _next_stage(next_stage: NextStage | None) -> dict[str, Any]:
    if next_stage is None:
        return {"blocking": [], "next_stage": None}
    rises = [
        {"question": rise.question_id, "from": rise.from_level, "to": rise.to_level}
        for rise in next_stage.rises
    ]
    return {
        "blocking": list(next_stage.blocking),
        "next_stage": {"stage": next_stage.stage, "rises": rises},
    }


def _answers(result: Result) -> list[dict[str, Any]]:
    """What was counted, question by question, so that the result can be worked out again."""
    found = [(q.id, answer_to(q.id, result.answers)) for q in result.questionnaire.questions]
    return [
        {"question": question_id, "level": _level(answer.response), "evidence": answer.evidence}
        for question_id, answer in found
    ]


def _level(response: Response) -> int | str | None:
    """As in an answers file; null where nothing was answered."""
    return (response.value or None) if isinstance(response, NoLevel) else response
