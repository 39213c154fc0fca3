"""What was answered: a level, not applicable, don't know, or nothing yet. Four distinct states."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal

EvidenceKind = Literal["checked", "records", "document", "word"]


class NoLevel(Enum):
    """An answer that is not a level."""

    NOT_APPLICABLE = "na"
    DONT_KNOW = "dont_know"
    UNANSWERED = ""


Response = int | NoLevel


class Scope(Enum):
    """What was asked: everything, or the light set."""

    FULL = "full"
    LIGHT = "light"


@dataclass(frozen=True)
class Answer:
    """One question's answer. `target` is the level that the organisation chose to reach.

    `reason` says why a question does not apply. An answer for which no kind of evidence is stated
    rests on the organisation's word. `evidence_link` is text as it was given, perhaps no address.
    """

    response: Response
    reason: str = ""
    evidence: EvidenceKind | None = None
    evidence_link: str = ""
    evidence_note: str = ""
    comment: str = ""
    target: int | None = None

    @property
    def level(self) -> int | None:
        return None if isinstance(self.response, NoLevel) else self.response

    @property
    def responded(self) -> bool:
        """True for everything but unanswered: don't know is a response."""
        return self.response is not NoLevel.UNANSWERED

    @property
    def applies(self) -> bool:
        return self.response is not NoLevel.NOT_APPLICABLE


UNANSWERED = Answer(NoLevel.UNANSWERED)

Answers = Mapping[str, Answer]
"""Answers by question id. A question that is not in it is unanswered."""


def answer_to(question_id: str, answers: Answers) -> Answer:
    return answers.get(question_id, UNANSWERED)
