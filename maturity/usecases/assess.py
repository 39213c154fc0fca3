"""Rounds: starting one, answering, submitting, reopening, and starting the next from the last."""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace

from maturity.access import Permission, Visitor, require
from maturity.documents.result import Result
from maturity.documents.result_json import result_json
from maturity.documents.result_text import result_text
from maturity.domain.assessment import Answer, NoLevel, Scope, answer_to
from maturity.domain.content_hash import constants, content_hash
from maturity.domain.organisation import Organisation
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.round import (
    AnswerRecord,
    Assessment,
    FrozenResult,
    Origin,
    Reopening,
    State,
    history_entries,
)
from maturity.domain.scoring import score
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.score_answers import asked_questions
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class Round:
    """An assessment with what it belongs to: everything that a page about it needs."""

    organisation: Organisation
    assessment: Assessment
    questionnaire: Questionnaire
    records: Mapping[str, AnswerRecord]

    @property
    def answers(self) -> dict[str, Answer]:
        return {question_id: record.answer for question_id, record in self.records.items()}

    @property
    def frozen(self) -> bool:
        """Handed in: to be looked at, not changed."""
        return self.assessment.state is State.SUBMITTED

    def responded(self, question_id: str) -> bool:
        return answer_to(question_id, self.answers).responded

    @property
    def asked(self) -> int:
        return len(list(asked_in(self).questions))

    @property
    def done(self) -> int:
        return sum(self.responded(question.id) for question in asked_in(self).questions)


def asked_in(found: Round) -> Questionnaire:
    """The questions of the round's scope."""
    return asked_questions(found.questionnaire, found.assessment.scope)


def result_of(found: Round) -> Result:
    """How the round stands now."""
    asked = asked_in(found)
    return Result(asked, found.answers, score(asked, found.answers), found.assessment.scope)


def result_text_of(found: Round) -> str:
    return result_text(result_of(found))


@dataclass(frozen=True)
class GivenAnswer:
    """An answer as somebody gives it, over the version that they saw (0: none yet)."""

    question_id: str
    answer: Answer
    based_on: int = 0


def start_round(
    workplace: Workplace, who: Visitor | None, organisation_id: str, questionnaire_id: str
) -> Assessment:
    """The organisation's next round, light to begin with.

    Answers of the last one are carried over to questions that mean the same, each marked as carried
    until somebody confirms or changes it.
    """
    organisation = require(who, Permission.ANSWER, workplace.store.organisation(organisation_id))
    questionnaire = workplace.library.questionnaire(questionnaire_id)
    rounds = workplace.store.assessments_of(organisation.id)
    _require_no_draft(rounds)
    last = rounds[-1] if rounds else None
    assessment = Assessment(
        id=workplace.new_id(),
        organisation_id=organisation.id,
        questionnaire_id=questionnaire.id,
        number=last.number + 1 if last else 1,
        scope=_scope(last, questionnaire),
        started_at=workplace.now(),
    )
    carried = _carried(workplace, last, questionnaire) if last else []
    workplace.store.start_assessment(assessment, carried)
    return assessment


def rounds_of(
    workplace: Workplace, who: Visitor | None, organisation_id: str
) -> tuple[Assessment, ...]:
    """The organisation's rounds, oldest first."""
    organisation = require(who, Permission.SEE, workplace.store.organisation(organisation_id))
    return tuple(workplace.store.assessments_of(organisation.id))


def open_round(workplace: Workplace, who: Visitor | None, assessment_id: str) -> Round:
    """The round as it is now, with every answer, those outside its scope too."""
    return _round(workplace, who, assessment_id, Permission.SEE)


def answer_question(
    workplace: Workplace, who: Visitor | None, assessment_id: str, given: GivenAnswer
) -> AnswerRecord:
    """Stores one answer over the version it was based on. Conflict if a newer one is there."""
    found = _round(workplace, who, assessment_id, Permission.ANSWER)
    if given.question_id not in {question.id for question in found.questionnaire.questions}:
        raise NotHere
    answer = _cleaned(given.answer)
    _check(answer, found.questionnaire)
    record = AnswerRecord(
        question_id=given.question_id,
        version=given.based_on + 1,
        answer=answer,
        author_id=_person_id(who),
        origin=Origin.OWN,
        answered_at=workplace.now(),
    )
    workplace.store.add_answers(assessment_id, [record])
    return record


def answer_history(
    workplace: Workplace, who: Visitor | None, assessment_id: str, question_id: str
) -> tuple[AnswerRecord, ...]:
    """What was answered to one question, oldest first, arrow keys passed over."""
    found = _round(workplace, who, assessment_id, Permission.SEE)
    return tuple(history_entries(workplace.store.answer_history(found.assessment.id, question_id)))


def set_scope(workplace: Workplace, who: Visitor | None, assessment: Assessment) -> Assessment:
    """What is asked and what is in scope: light or all, threshold, share of spend covered."""
    found = _round(workplace, who, assessment.id, Permission.ANSWER)
    if found.assessment.state is State.SUBMITTED:
        raise MaturityError(_("This round was submitted and cannot be changed. Reopen it first."))
    asked_questions(found.questionnaire, assessment.scope)  # refuses a light set that is not there
    changed = replace(
        found.assessment,
        version=assessment.version,
        scope=assessment.scope,
        threshold=assessment.threshold,
        share_covered=assessment.share_covered,
    )
    return workplace.store.save_assessment(changed)


def submit_round(workplace: Workplace, who: Visitor | None, assessment_id: str) -> Assessment:
    """Freezes the round with its result, the rule's constants and the organisation of today.

    Every question asked needs a response; don't know is one.
    """
    found = _round(workplace, who, assessment_id, Permission.SUBMIT)
    _require_responses(found)
    frozen = FrozenResult(
        submitted_at=workplace.now(),
        submitted_by=_person_id(who),
        result=result_json(result_of(found)),
        constants=json.dumps(constants(found.questionnaire), sort_keys=True),
        content_hash=content_hash(asked_in(found)),
        attributes=json.dumps(asdict(found.organisation), sort_keys=True),
    )
    answers_seen = sum(record.version for record in found.records.values())
    return workplace.store.submit(found.assessment, frozen, answers_seen)


def _require_responses(found: Round) -> None:
    missing = [q.title for q in asked_in(found).questions if not found.responded(q.id)]
    if missing:
        raise MaturityError(
            ngettext(
                "{count} question has no response yet: '{first}'.",
                "{count} questions have no response yet, the first is '{first}'.",
                len(missing),
            ).format(count=len(missing), first=missing[0])
        )


def reopen_round(
    workplace: Workplace, who: Visitor | None, assessment_id: str, reason: str
) -> Assessment:
    """Takes a submitted round back into work, if no other is. The reason stays on record."""
    found = _round(workplace, who, assessment_id, Permission.SUBMIT)
    if found.assessment.state is State.DRAFT:
        raise MaturityError(_("This round is in work already."))
    _require_no_draft(workplace.store.assessments_of(found.organisation.id))
    if not reason.strip():
        raise MaturityError(_("Say why you reopen this round. The reason stays on record."))
    reopening = Reopening(workplace.now(), _person_id(who), reason.strip())
    return workplace.store.reopen(found.assessment, reopening)


def _require_no_draft(rounds: Iterable[Assessment]) -> None:
    if any(assessment.state is State.DRAFT for assessment in rounds):
        raise MaturityError(_("There is a round in work already. Submit it first."))


def _round(
    workplace: Workplace, who: Visitor | None, assessment_id: str, permission: Permission
) -> Round:
    assessment = workplace.store.assessment(assessment_id)
    if assessment is None:
        raise NotHere
    organisation = require(
        who, permission, workplace.store.organisation(assessment.organisation_id)
    )
    return Round(
        organisation=organisation,
        assessment=assessment,
        questionnaire=workplace.library.questionnaire(assessment.questionnaire_id),
        records=workplace.store.current_answers(assessment.id),
    )


def _scope(last: Assessment | None, questionnaire: Questionnaire) -> Scope:
    """What the last round asked; everything where there is no light set."""
    if not questionnaire.light_set().themes:
        return Scope.FULL
    return last.scope if last else Scope.LIGHT


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


def _carried(
    workplace: Workplace, last: Assessment, questionnaire: Questionnaire
) -> list[AnswerRecord]:
    before = {
        q.id: q.meaning for q in workplace.library.questionnaire(last.questionnaire_id).questions
    }
    same = {q.id for q in questionnaire.questions if before.get(q.id) == q.meaning}
    return [
        replace(record, version=1, origin=Origin.CARRIED)
        for record in workplace.store.current_answers(last.id).values()
        if record.question_id in same and record.answer.responded
    ]


def _person_id(who: Visitor | None) -> str:
    if who is None:
        raise NotHere
    return who.person.id
