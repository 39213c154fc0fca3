"""Answering one question, and what was answered to it before."""

import unicodedata
from dataclasses import dataclass, replace

from maturity.access import Permission, Visitor
from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.round import AnswerRecord, Origin, history_entries
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.rounds import person_id, require_round
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class GivenAnswer:
    """An answer as somebody gives it, over the version that they saw (0: none yet)."""

    question_id: str
    answer: Answer
    based_on: int = 0


def answer_question(
    workplace: Workplace, who: Visitor | None, assessment_id: str, given: GivenAnswer
) -> AnswerRecord:
    """Stores one answer over the version it was based on. Conflict if a newer one is there."""
    found = require_round(workplace, who, assessment_id, Permission.ANSWER)
    if given.question_id not in {question.id for question in found.questionnaire.questions}:
        raise NotHere
    answer = _cleaned(given.answer)
    _check(answer, found.questionnaire)
    record = AnswerRecord(
        question_id=given.question_id,
        version=given.based_on + 1,
        answer=answer,
        author_id=person_id(who),
        origin=Origin.OWN,
        answered_at=workplace.now(),
    )
    workplace.store.add_answers(assessment_id, [record])
    return record


def answer_history(
    workplace: Workplace, who: Visitor | None, assessment_id: str, question_id: str
) -> tuple[AnswerRecord, ...]:
    """What was answered to one question, oldest first, arrow keys passed over."""
    found = require_round(workplace, who, assessment_id, Permission.SEE)
    return tuple(history_entries(workplace.store.answer_history(found.assessment.id, question_id)))


def _cleaned(answer: Answer) -> Answer:
    """Free text without control characters, which no database promises to keep."""

    def clean(text: str) -> str:
        return "".join(
            c for c in text if c in "\r\n\t" or unicodedata.category(c) not in ("Cc", "Cs")
        )

    return replace(
        answer,
        reason=clean(answer.reason),
        evidence_link=clean(answer.evidence_link),
        evidence_note=clean(answer.evidence_note),
        comment=clean(answer.comment),
    )


def _check(answer: Answer, questionnaire: Questionnaire) -> None:
    top = questionnaire.top_level
    if any(level is not None and not 0 <= level <= top for level in (answer.level, answer.target)):
        raise MaturityError(_("A level goes from 0 to {top}.").format(top=top))
    if answer.response is NoLevel.NOT_APPLICABLE and not answer.reason.strip():
        raise MaturityError(_("Say why the question does not apply."))
