"""Rounds: starting one, opening one, what is in scope. Not answering, and not handing in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from maturity.access import Permission, Visitor, require
from maturity.domain.assessment import Answer, Scope, answer_to
from maturity.domain.organisation import Organisation
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.round import AnswerRecord, Assessment, Origin, State
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
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
    require_no_draft(rounds)
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
    return require_round(workplace, who, assessment_id, Permission.SEE)


def set_scope(workplace: Workplace, who: Visitor | None, assessment: Assessment) -> Assessment:
    """What is asked and what is in scope: light or all, threshold, share of spend covered."""
    found = require_round(workplace, who, assessment.id, Permission.ANSWER)
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


def require_round(
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


def require_no_draft(rounds: Iterable[Assessment]) -> None:
    if any(assessment.state is State.DRAFT for assessment in rounds):
        raise MaturityError(_("There is a round in work already. Submit it first."))


def _scope(last: Assessment | None, questionnaire: Questionnaire) -> Scope:
    """What the last round asked; everything where there is no light set."""
    if not questionnaire.light_set().themes:
        return Scope.FULL
    return last.scope if last else Scope.LIGHT


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


def person_id(who: Visitor | None) -> str:
    if who is None:
        raise NotHere
    return who.person.id
