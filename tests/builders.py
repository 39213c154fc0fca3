"""Small questionnaires and answers with defaults, so that a test states only what matters to it."""

from collections.abc import Mapping, Sequence

from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.questionnaire import (
    EvidenceCaps,
    Level,
    Question,
    Questionnaire,
    StageRule,
    Theme,
)

NA = NoLevel.NOT_APPLICABLE
DONT_KNOW = NoLevel.DONT_KNOW


def a_question(question_id: str, *, top: int = 5, **fields: object) -> Question:
    descriptors = tuple(f"{question_id} at level {level}." for level in range(top + 1))
    words = {"title": question_id.title(), "text": f"How far is {question_id}?"}
    return Question(id=question_id, levels=descriptors, **words | fields)  # type: ignore[arg-type]


def a_theme(theme_id: str, questions: Sequence[Question], weight: float = 1) -> Theme:
    return Theme(id=theme_id, title=theme_id.title(), weight=weight, questions=tuple(questions))


def a_questionnaire(
    *themes: Theme,
    top: int = 5,
    weight_share: float = 0.75,
    theme_share: float = 0.60,
    evidence: EvidenceCaps | None = None,
    **fields: object,
) -> Questionnaire:
    words = {
        "id": "sample-2026",
        "family": "sample",
        "edition": "2026",
        "title": "Sample",
        "language": "en",
        "licence": "CC-BY-4.0",
    }
    return Questionnaire(
        stage=StageRule(weight_share, theme_share),
        levels=tuple(Level(n, f"Level {n}", f"Meaning {n}.") for n in range(top + 1)),
        themes=themes,
        evidence=evidence,
        **words | fields,  # type: ignore[arg-type]
    )


def answers(levels: Mapping[str, int | NoLevel]) -> dict[str, Answer]:
    return {
        question_id: Answer(response, reason="It does not apply here." if response is NA else "")
        for question_id, response in levels.items()
    }
