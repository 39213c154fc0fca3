"""Domain objects to statement parameters, and rows to domain objects. No statement."""

from datetime import UTC, datetime
from typing import Any

from maturity.domain.assessment import Answer, NoLevel, Response, Scope
from maturity.domain.link import Link, Purpose
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.domain.round import (
    AnswerRecord,
    Assessment,
    FrozenResult,
    Origin,
    Reopening,
    State,
)

Parameters = dict[str, str | int | None]
Row = tuple[Any, ...]


def instant(value: datetime) -> str:
    """UTC, of one length, so that earlier sorts before later as text. Needs a time zone."""
    if value.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def optional_instant(value: datetime | None) -> str | None:
    return None if value is None else instant(value)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _optional(text: str | None) -> datetime | None:
    return None if text is None else _instant(text)


def organisation_parameters(organisation: Organisation) -> Parameters:
    return {
        "id": organisation.id,
        "name": organisation.name,
        "nation": organisation.nation,
        "type": organisation.type,
        "region": organisation.region,
        "population": organisation.population,
        "population_year": organisation.population_year,
        "register_code": organisation.register_code or None,
        "invented": int(organisation.invented),
    }


def organisation_of(row: Row) -> Organisation:
    found, name, nation, kind, region, population, year, code, invented = row
    return Organisation(
        id=found,
        name=name,
        nation=nation,
        type=kind,
        region=region,
        population=population,
        population_year=year,
        register_code=code or "",
        invented=bool(invented),
    )


def person_parameters(person: Person) -> Parameters:
    return {"id": person.id, "name": person.name, "owner": int(person.owner)}


def person_of(row: Row) -> Person:
    found, name, owner = row
    return Person(found, name, bool(owner))


def membership_parameters(membership: Membership) -> Parameters:
    return {
        "person_id": membership.person_id,
        "organisation_id": membership.organisation_id,
        "role": membership.role.value,
        "shut_out": int(membership.shut_out),
    }


def membership_of(row: Row) -> Membership:
    person_id, organisation_id, role, shut_out = row
    return Membership(person_id, organisation_id, Role(role), bool(shut_out))


def link_parameters(link: Link) -> Parameters:
    return {
        "token_hash": link.token_hash,
        "purpose": link.purpose.value,
        "made_by": link.made_by,
        "made_at": instant(link.made_at),
        "expires_at": instant(link.expires_at),
        "organisation_id": link.organisation_id,
        "role": link.role and link.role.value,
        "person_id": link.person_id,
        "used_at": optional_instant(link.used_at),
        "used_by": link.used_by,
        "revoked_at": optional_instant(link.revoked_at),
    }


def link_of(row: Row) -> Link:
    token, purpose, by, made, expires, organisation, role, person, used, used_by, revoked = row
    return Link(
        token_hash=token,
        purpose=Purpose(purpose),
        made_by=by,
        made_at=_instant(made),
        expires_at=_instant(expires),
        organisation_id=organisation,
        role=Role(role) if role else None,
        person_id=person,
        used_at=_optional(used),
        used_by=used_by,
        revoked_at=_optional(revoked),
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
    }


def assessment_of(row: Row) -> Assessment:
    found, organisation, questionnaire, number, scope, started, state, *rest = row
    return Assessment(
        found,
        organisation,
        questionnaire,
        number,
        Scope(scope),
        _instant(started),
        State(state),
        *rest,
    )


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
        answered_at=_instant(answered_at),
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
    return FrozenResult(_instant(submitted_at), *words)


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
    return Reopening(_instant(reopened_at), *words)
