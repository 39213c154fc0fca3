"""Assessments and answers to statement parameters, and back from rows. No statement."""

from dataclasses import replace

from maturity.domain.assessment import Answer, NoLevel, Response, Scope
from maturity.domain.contributors import CONTRIBUTOR_ROLES
from maturity.domain.round import AnswerRecord, Assessment, FrozenResult, Origin, Reopening, State
from maturity.store.rows import (
    Parameters,
    Row,
    instant,
    instant_of,
)


def assessment_parameters(assessment: Assessment) -> Parameters:
    return {
        "id": assessment.id,
        "organisation_id": assessment.organisation_id,
        "questionnaire_id": assessment.questionnaire_id,
        "number": assessment.number,
        "scope": assessment.scope.value,
        "started_at": instant(assessment.started_at),
        "state": assessment.state.value,
        "version": assessment.version,
        "threshold": assessment.threshold,
        "share_covered": assessment.share_covered,
        "roles": " ".join(assessment.roles),
    }


def assessment_of(row: Row) -> Assessment:
    found, organisation, questionnaire, number, scope, started, state, *rest, roles = row
    made = Assessment(
        found,
        organisation,
        questionnaire,
        number,
        Scope(scope),
        instant_of(started),
        State(state),
        *rest,
    )
    kept = roles.split()
    return replace(made, roles=tuple(role for role in CONTRIBUTOR_ROLES if role in kept))


def answer_parameters(assessment_id: str, record: AnswerRecord) -> Parameters:
    answer = record.answer
    return {
        "assessment_id": assessment_id,
        "question_id": record.question_id,
        "version": record.version,
        "response": _response_text(answer.response),
        "reason": answer.reason,
        "evidence": answer.evidence or "",
        "evidence_link": answer.evidence_link,
        "evidence_note": answer.evidence_note,
        "comment": answer.comment,
        "target": answer.target,
        "author_id": record.author_id,
        "origin": record.origin.value,
        "answered_at": instant(record.answered_at),
    }


def _response_text(response: Response) -> str:
    return response.value if isinstance(response, NoLevel) else str(response)


def _response(text: str) -> Response:
    return int(text) if text.isdecimal() else NoLevel(text)


def answer_of(row: Row) -> AnswerRecord:
    question, version, response, reason, evidence, *words, author, origin, answered_at = row
    return AnswerRecord(
        question_id=question,
        version=version,
        answer=Answer(_response(response), reason, evidence or None, *words),
        author_id=author,
        origin=Origin(origin),
        answered_at=instant_of(answered_at),
    )


def frozen_parameters(assessment_id: str, submission: int, result: FrozenResult) -> Parameters:
    return {
        "assessment_id": assessment_id,
        "submission": submission,
        "submitted_at": instant(result.submitted_at),
        "submitted_by": result.submitted_by,
        "result": result.result,
        "constants": result.constants,
        "content_hash": result.content_hash,
        "attributes": result.attributes,
    }


def frozen_of(row: Row) -> FrozenResult:
    submitted_at, *words = row
    return FrozenResult(instant_of(submitted_at), *words)


def reopening_parameters(assessment_id: str, submission: int, reopening: Reopening) -> Parameters:
    return {
        "assessment_id": assessment_id,
        "submission": submission,
        "reopened_at": instant(reopening.reopened_at),
        "reopened_by": reopening.reopened_by,
        "reason": reopening.reason,
    }


def reopening_of(row: Row) -> Reopening:
    reopened_at, *words = row
    return Reopening(instant_of(reopened_at), *words)
