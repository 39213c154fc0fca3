"""A result as JSON for other programs. Every field is described in docs/result-json.md."""

import json
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from maturity.documents.reasons import reason
from maturity.documents.result import Result
from maturity.domain.assessment import NoLevel, Response, answer_to
from maturity.domain.next_stage import NextStage
from maturity.domain.opening import opening_sentence
from maturity.domain.scorecard import Gap, Score, ThemeResult, permille


def result_json(result: Result) -> str:
    """Scores, intervals, evidenced scores and completeness in permille; stages as levels."""
    questionnaire, scorecard = result.questionnaire, result.scorecard
    document = {
        "questionnaire": questionnaire.id,
        "edition": questionnaire.edition,
        "scope": result.scope.value,
        "roles": list(result.roles),
        "opening": opening_sentence(questionnaire, scorecard),
        "questions": scorecard.questions,
        "responded": scorecard.responded,
        "overall": {
            **_scores(scorecard.score, scorecard.evidenced),
            "stage": scorecard.stage,
            "completeness": permille(scorecard.score.completeness),
            "comparable": scorecard.comparable,
            "reasons": _reasons(result, scorecard.gaps),
            "held_back_by": list(scorecard.held_back_by),
            **_next_stage(scorecard.next_stage),
            "smallest_change": _permille(scorecard.smallest_change),
        },
        "themes": [_theme(result, theme) for theme in scorecard.themes],
        "evidence": scorecard.evidence and vars(scorecard.evidence),
        "answers": _answers(result),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _theme(result: Result, theme: ThemeResult) -> dict[str, Any]:
    return {
        "id": theme.theme_id,
        **_scores(theme.score, theme.evidenced),
        "stage": theme.stage,
        "completeness": permille(theme.score.completeness),
        "comparable": theme.comparable,
        "reasons": _reasons(result, theme.gaps),
        "strongest": list(theme.strongest),
        "lowest": list(theme.lowest),
        **_next_stage(theme.next_stage),
        "smallest_change": _permille(theme.smallest_change),
    }


def _scores(score: Score, evidenced: Fraction | None) -> dict[str, int | None]:
    return {
        "permille": _permille(score.point),
        "low": _permille(score.low),
        "high": _permille(score.high),
        "evidenced": _permille(evidenced),
    }


def _permille(value: Fraction | float | None) -> int | None:
    return None if value is None else permille(Fraction(value))


def _reasons(result: Result, gaps: Iterable[Gap]) -> list[str]:
    return [reason(gap, result.questionnaire) for gap in gaps]


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
