"""A name for what a questionnaire means to scoring: the same rules, whatever the words."""

import json
from hashlib import sha256

from maturity.domain.questionnaire import Question, Questionnaire, exact


def content_hash(questionnaire: Questionnaire) -> str:
    """SHA-256 over ids, meanings, weights, cores, light set, L, theme weights and constants."""
    text = json.dumps(
        {
            "top_level": questionnaire.top_level,
            "constants": constants(questionnaire),
            "themes": [
                {
                    "id": theme.id,
                    "weight": _decimal(theme.weight),
                    "questions": [_question(question) for question in theme.questions],
                }
                for theme in questionnaire.themes
            ],
        },
        sort_keys=True,
    )
    return sha256(text.encode()).hexdigest()


def constants(questionnaire: Questionnaire) -> dict[str, str]:
    """The constants of the stage rule, as decimals or fractions that lose nothing."""
    return {
        "weight_share": _decimal(questionnaire.stage.weight_share),
        "theme_share": _decimal(questionnaire.stage.theme_share),
    }


def _question(question: Question) -> dict[str, str | int | bool]:
    return {
        "id": question.id,
        "meaning": question.meaning,
        "weight": _decimal(question.weight),
        "core": question.core,
        "light": question.light,
    }


def _decimal(number: float) -> str:
    """1 and 1.0 are the same weight."""
    return str(exact(number))
