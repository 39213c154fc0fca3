"""Rounds: starting one, opening one, what is in scope, who takes part. Not answering, and not
handing in.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from maturity.access import Permission, Visitor, require
from maturity.domain.assessment import Answer, Scope
from maturity.domain.contributors import CONTRIBUTOR_ROLES
from maturity.domain.library import Library
from maturity.domain.organisation import Organisation
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.round import AnswerRecord, Assessment, Origin, State
from maturity.errors import MaturityError, NotHere, RoundClosed
from maturity.locale import gettext as _
from maturity.locale import language
from maturity.usecases.free_text import kept, require_length
from maturity.usecases.given_text import given_id
from maturity.usecases.score_answers import asked_questions
from maturity.usecases.successors import successor_of
from maturity.usecases.workplace import Workplace

LONGEST_SCOPE_LINE = 500


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
        record = self.records.get(question_id)
        return record is not None and record.answer.responded

    def carried(self, question_id: str) -> bool:
        """Answered in an earlier round, and looked at by nobody in this one yet."""
        record = self.records.get(question_id)
        return record is not None and record.origin is Origin.CARRIED

    @property
    def asked(self) -> int:
        return len(list(asked_in(self).questions))

    @property
    def done(self) -> int:
        """How many of the questions asked have a response that is this round's own."""
        return self.asked - len(self.to_do)

    @property
    def to_do(self) -> tuple[str, ...]:
        """The questions asked, in order, that need a response, or a look at a carried one."""
        ids = (question.id for question in asked_in(self).questions)
        return tuple(i for i in ids if not self.responded(i) or self.carried(i))

    def next_question(self, after: str | None = None, first: Collection[str] = ()) -> str | None:
        """The next to do behind this one, then from the top again. None once all is done.

        As long as there is one of `first` to do, the others wait.
        """
        order = [question.id for question in self.questionnaire.questions]
        behind = order[order.index(after) + 1 :] if after in order else order
        to_do = tuple(i for i in self.to_do if i in first) or self.to_do
        return next((i for i in to_do if i in behind), to_do[0] if to_do else None)


def asked_in(found: Round) -> Questionnaire:
    """The questions of the round's scope."""
    return asked_questions(found.questionnaire, found.assessment.scope)


def start_round(
    workplace: Workplace, who: Visitor | None, organisation_id: str, questionnaire_id: str
) -> Assessment:
    """The organisation's next round, light to begin with. Conflict while one is in work.

    Answers of the last one of its family are carried over to questions that mean the same, each
    marked as carried until somebody confirms or changes it.
    """
    known = workplace.store.organisation(given_id(organisation_id))
    organisation = _going_on(workplace, require(who, Permission.ANSWER, known))
    questionnaire = workplace.library.questionnaire(questionnaire_id)
    rounds = workplace.store.assessments_of(organisation.id)
    last = rounds[-1] if rounds else None
    assessment = Assessment(
        id=workplace.new_id(),
        organisation_id=organisation.id,
        questionnaire_id=questionnaire.id,
        number=last.number + 1 if last else 1,
        scope=_scope(last, questionnaire),
        started_at=workplace.now(),
    )
    earlier = of_family(workplace.library, rounds, questionnaire)
    carried = _carried(workplace, earlier, questionnaire)
    workplace.store.start_assessment(assessment, carried)
    return assessment


def rounds_of(
    workplace: Workplace, who: Visitor | None, organisation_id: str
) -> tuple[Assessment, ...]:
    """The organisation's rounds, oldest first."""
    known = workplace.store.organisation(given_id(organisation_id))
    organisation = require(who, Permission.SEE, known)
    return tuple(workplace.store.assessments_of(organisation.id))


def open_round(workplace: Workplace, who: Visitor | None, assessment_id: str) -> Round:
    """The round as it is now, with every answer, those outside its scope too."""
    return require_round(workplace, who, assessment_id, Permission.SEE)


def set_roles(
    workplace: Workplace,
    who: Visitor | None,
    assessment_id: str,
    roles: Collection[str],
    based_on: int,
) -> Assessment:
    """Which parts of the organisation took part. Keys of roles, never names of people."""
    found = _require_draft(workplace, who, assessment_id)
    for unknown in set(roles) - set(CONTRIBUTOR_ROLES):
        raise MaturityError(
            _("There is no role '{role}'. Choose from the list.").format(role=unknown)
        )
    chosen = tuple(role for role in CONTRIBUTOR_ROLES if role in roles)
    changed = replace(found.assessment, version=based_on, roles=chosen)
    return workplace.store.save_assessment(changed)


@dataclass(frozen=True)
class ScopeLine:
    """From what value the organisation's rule applies, and what share of its spending that is."""

    threshold: str = ""
    share_covered: str = ""


def set_scope_line(
    workplace: Workplace, who: Visitor | None, assessment_id: str, line: ScopeLine, based_on: int
) -> Assessment:
    """What the answers are about, in the organisation's own words."""
    found = _require_draft(workplace, who, assessment_id)
    threshold, share_covered = kept(line.threshold).strip(), kept(line.share_covered).strip()
    require_length(_("The contract value"), threshold, LONGEST_SCOPE_LINE)
    require_length(_("The share of spending"), share_covered, LONGEST_SCOPE_LINE)
    changed = replace(
        found.assessment, version=based_on, threshold=threshold, share_covered=share_covered
    )
    return workplace.store.save_assessment(changed)


def continue_with_all(
    workplace: Workplace, who: Visitor | None, assessment_id: str, based_on: int
) -> Assessment:
    """Asks every question. Answers to the light set stay."""
    found = _require_draft(workplace, who, assessment_id)
    changed = replace(found.assessment, version=based_on, scope=Scope.FULL)
    return workplace.store.save_assessment(changed)


def keep_to_light(
    workplace: Workplace, who: Visitor | None, assessment_id: str, based_on: int
) -> Assessment:
    """Asks the light set only. Answers to other questions stay, and are not counted."""
    found = _require_draft(workplace, who, assessment_id)
    if not found.questionnaire.light_set().themes:
        raise MaturityError(
            _("'{questionnaire}' has no light set. Answer all of its questions.").format(
                questionnaire=found.questionnaire.title
            )
        )
    changed = replace(found.assessment, version=based_on, scope=Scope.LIGHT)
    return workplace.store.save_assessment(changed)


def require_round(
    workplace: Workplace, who: Visitor | None, assessment_id: str, permission: Permission
) -> Round:
    """The round, if the visitor may do this in its organisation."""
    found = workplace.store.round(given_id(assessment_id))
    if found is None:
        raise NotHere
    assessment = found.assessment
    return Round(
        organisation=require(who, permission, found.organisation),
        assessment=assessment,
        questionnaire=workplace.library.questionnaire(assessment.questionnaire_id, language()),
        records=found.answers,
    )


def require_open(found: Round) -> None:
    """The store decides in the end; this says it before anything else is found wrong."""
    if found.frozen:
        raise RoundClosed


def _require_draft(workplace: Workplace, who: Visitor | None, assessment_id: str) -> Round:
    found = require_round(workplace, who, assessment_id, Permission.ANSWER)
    require_open(found)
    return found


def _going_on(workplace: Workplace, organisation: Organisation) -> Organisation:
    successor = successor_of(workplace.store, organisation.id)
    if successor is not None:
        raise MaturityError(
            _("{organisation} has merged into {successor}. The next round is begun there.").format(
                organisation=organisation.name, successor=successor.name
            )
        )
    return organisation


def _scope(last: Assessment | None, questionnaire: Questionnaire) -> Scope:
    """What the last round asked; everything where there is no light set."""
    if not questionnaire.light_set().themes:
        return Scope.FULL
    return last.scope if last else Scope.LIGHT


def of_family(
    library: Library, rounds: Iterable[Assessment], questionnaire: Questionnaire
) -> list[Assessment]:
    """Those of the questionnaire's family: only they are compared and carried over."""
    edition = library.questionnaire
    return [r for r in rounds if edition(r.questionnaire_id).family == questionnaire.family]


def _carried(
    workplace: Workplace, earlier: Sequence[Assessment], questionnaire: Questionnaire
) -> list[AnswerRecord]:
    if not earlier:
        return []
    before = workplace.library.questionnaire(earlier[-1].questionnaire_id)
    if before.top_level != questionnaire.top_level:
        return []
    meanings = {question.id: question.meaning for question in before.questions}
    same = {q.id for q in questionnaire.questions if meanings.get(q.id) == q.meaning}
    return [
        replace(record, version=1, origin=Origin.CARRIED)
        for record in workplace.store.current_answers(earlier[-1].id).values()
        if record.question_id in same and record.answer.responded
    ]
