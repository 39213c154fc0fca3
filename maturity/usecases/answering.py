"""Answering one question, confirming an answer of the last round, and what was answered before."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from maturity.access import Permission, Visitor, person_id
from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.round import AnswerRecord, Origin, history_entries
from maturity.errors import Conflict, MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.free_text import kept, require_length
from maturity.usecases.rounds import Round, require_open, require_round
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
    _require_question(found, given.question_id)
    require_open(found)
    answer = cleaned(given.answer)
    check_answer(answer, found.questionnaire)
    return _add(workplace, who, found, replace(given, answer=answer))


def confirm_answer(
    workplace: Workplace, who: Visitor | None, assessment_id: str, question_id: str, based_on: int
) -> AnswerRecord:
    """Makes the answer of an earlier round one's own, as it is."""
    found = require_round(workplace, who, assessment_id, Permission.ANSWER)
    _require_question(found, question_id)
    require_open(found)
    record = found.records.get(question_id)
    if record is not None and record.version != based_on:
        raise Conflict(_("Somebody else changed this answer first. Look at both."))
    if record is None or not found.carried(question_id):
        raise MaturityError(_("There is no answer from an earlier round to confirm. Look again."))
    check_answer(record.answer, found.questionnaire)
    return _add(workplace, who, found, GivenAnswer(question_id, record.answer, based_on))


def answer_history(
    workplace: Workplace, who: Visitor | None, assessment_id: str, question_id: str
) -> tuple[AnswerRecord, ...]:
    """What was answered to one question, oldest first, arrow keys passed over."""
    found = require_round(workplace, who, assessment_id, Permission.SEE)
    _require_question(found, question_id)
    return tuple(history_entries(workplace.store.answer_history(found.assessment.id, question_id)))


def _require_question(found: Round, question_id: str) -> None:
    if question_id not in {question.id for question in found.questionnaire.questions}:
        raise NotHere


def _add(
    workplace: Workplace, who: Visitor | None, found: Round, given: GivenAnswer
) -> AnswerRecord:
    record = AnswerRecord(
        question_id=given.question_id,
        version=given.based_on + 1,
        answer=given.answer,
        author_id=person_id(who),
        origin=Origin.OWN,
        answered_at=workplace.now(),
    )
    workplace.store.add_answers(found.assessment.id, [record])
    return record


def cleaned(answer: Answer) -> Answer:
    return replace(
        answer,
        reason=kept(answer.reason),
        evidence_link=kept(answer.evidence_link),
        evidence_note=kept(answer.evidence_note),
        comment=kept(answer.comment),
    )


def check_answer(answer: Answer, questionnaire: Questionnaire) -> None:
    top = questionnaire.top_level
    if any(level is not None and not 0 <= level <= top for level in (answer.level, answer.target)):
        raise MaturityError(_("A level goes from 0 to {top}.").format(top=top))
    if answer.response is NoLevel.NOT_APPLICABLE and not answer.reason.strip():
        raise MaturityError(_("Say why the question does not apply."))
    for field, text in _texts(answer):
        require_length(field, text)


def _texts(answer: Answer) -> Iterator[tuple[str, str]]:
    yield _("The reason"), answer.reason
    yield _("The link to the evidence"), answer.evidence_link
    yield _("The note on the evidence"), answer.evidence_note
    yield _("The comment"), answer.comment
