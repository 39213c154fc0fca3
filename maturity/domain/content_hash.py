"""A name for what a questionnaire means to scoring: the same rules, whatever the words."""

import json
from hashlib import sha256

from maturity.domain.questionnaire import EvidenceCaps, Question, Questionnaire, Theme, exact


def content_hash(questionnaire: Questionnaire) -> str:
    """SHA-256 over ids, meanings, weights, cores, light set, what documents support, L, theme
    weights and constants.

    The order of themes and questions is not in it: no score and no stage depends on it, only which
    of equals is named first.
    """
    text = json.dumps(
        {
            "top_level": questionnaire.top_level,
            "constants": constants(questionnaire),
            "themes": {theme.id: _theme(theme) for theme in questionnaire.themes},
        },
        sort_keys=True,
    )
    return sha256(text.encode()).hexdigest()


def constants(questionnaire: Questionnaire) -> dict[str, str | int | None]:
    """The constants of the stage rule, as decimals or fractions that lose nothing, and the highest
    level that each kind of evidence supports.
    """
    caps = questionnaire.evidence or EvidenceCaps()
    return {
        "weight_share": _decimal(questionnaire.stage.weight_share),
        "theme_share": _decimal(questionnaire.stage.theme_share),
        "word_supports": caps.word,
        "document_supports": caps.document,
        "records_support": caps.records,
    }


def _theme(theme: Theme) -> dict[str, object]:
    return {
        "weight": _decimal(theme.weight),
        "questions": {question.id: _question(question) for question in theme.questions},
    }


def _question(question: Question) -> dict[str, str | int | bool | None]:
    return {
        "meaning": question.meaning,
        "weight": _decimal(question.weight),
        "core": question.core,
        "light": question.light,
        "document_supports": question.document_supports,
    }


def _decimal(number: float) -> str:
    """1 and 1.0 are the same weight."""
    return str(exact(number))
