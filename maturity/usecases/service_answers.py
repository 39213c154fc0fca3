"""Answers of a shared service beside a member's own, and making them the member's own.

A member sees what a service answers in its own newest round, and nothing else of it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from maturity.access import Permission, Visitor, person_id
from maturity.documents.figures import day
from maturity.domain.group import Group
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.round import AnswerRecord, Assessment, Origin
from maturity.domain.service import Confirmation
from maturity.domain.service_answers import ServiceAnswer, is_answered, stands, taken_over
from maturity.errors import Conflict, NotHere
from maturity.locale import gettext as _
from maturity.usecases.answering import check_answer
from maturity.usecases.days import day_of
from maturity.usecases.free_text import LONGEST
from maturity.usecases.rounds import Round, asked_in, of_family, require_open, require_round
from maturity.usecases.services import run_by
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class GivenConfirmation:
    """What somebody confirms: the service's answer as they saw it, over their own as they saw it
    (0: none yet).
    """

    question_id: str
    group_id: str
    service_version: int
    based_on: int = 0


def service_answers(
    workplace: Workplace, who: Visitor | None, assessment_id: str
) -> tuple[ServiceAnswer, ...]:
    """What services that the organisation is a member of answered, in the order of the questions
    that the round asks.
    """
    found = require_round(workplace, who, assessment_id, Permission.SEE)
    return tuple(_all_answers(workplace, found))


def confirm_service_answers(
    workplace: Workplace,
    who: Visitor | None,
    assessment_id: str,
    given: Collection[GivenConfirmation],
) -> tuple[AnswerRecord, ...]:
    """Makes answers of a service the organisation's own, all of them or none. Conflict where one of
    them, or the organisation's own, is no longer what was seen.
    """
    found = require_round(workplace, who, assessment_id, Permission.ANSWER)
    require_open(found)
    known = {(a.group_id, a.question_id): a for a in _all_answers(workplace, found)}
    records, confirmations = [], []
    for one in given:
        theirs = known.get((one.group_id, one.question_id))
        if theirs is None:
            raise NotHere
        _require_as_seen(one, theirs)
        records.append(_own(workplace, who, found, theirs))
        confirmations.append(_confirmation(one, theirs))
    workplace.store.confirm_service_answers(found.assessment.id, records, confirmations)
    return tuple(records)


def _all_answers(workplace: Workplace, found: Round) -> Iterator[ServiceAnswer]:
    served = workplace.store.served_of(found.organisation.id)
    group_ids = [one.group_id for one in served if one.left_at is None]
    if not group_ids:
        return
    confirmed = workplace.store.service_confirmations(found.assessment.id)
    answers = [a for i in group_ids for a in _of_group(workplace, found, i, confirmed)]
    for question in asked_in(found).questions:
        yield from (answer for answer in answers if answer.question_id == question.id)


def _of_group(
    workplace: Workplace, found: Round, group_id: str, confirmed: Mapping[str, Confirmation]
) -> Iterator[ServiceAnswer]:
    group = workplace.store.group(group_id)
    newest = None if group is None else _newest(workplace, group, found.questionnaire)
    if group is None or newest is None:
        return
    runs = run_by(workplace.store, group_id) & _alike(workplace, newest, found.questionnaire)
    for question_id, theirs in workplace.store.current_answers(newest.id).items():
        if question_id in runs and is_answered(theirs):
            own = found.records.get(question_id)
            how = stands(own, confirmed.get(question_id), theirs, group_id)
            yield ServiceAnswer(group_id, group.name, newest.id, theirs, own, how)


def _newest(workplace: Workplace, group: Group, questionnaire: Questionnaire) -> Assessment | None:
    """The service's own round of these questions, in work or handed in."""
    rounds = workplace.store.assessments_of(group.service_id or "")
    return next(reversed(of_family(workplace.library, rounds, questionnaire)), None)


def _alike(
    workplace: Workplace, newest: Assessment, questionnaire: Questionnaire
) -> frozenset[str]:
    """The questions that mean the same in the service's edition and in the member's."""
    theirs = workplace.library.questionnaire(newest.questionnaire_id)
    if theirs.top_level != questionnaire.top_level:
        return frozenset()
    meanings = {question.id: question.meaning for question in theirs.questions}
    return frozenset(q.id for q in questionnaire.questions if meanings.get(q.id) == q.meaning)


def _require_as_seen(given: GivenConfirmation, answer: ServiceAnswer) -> None:
    if given.service_version != answer.theirs.version:
        raise Conflict(_("The service changed its answer meanwhile. Look at it again."))
    if given.based_on != answer.based_on:
        raise Conflict(_("Somebody else changed this answer first. Look at both."))


def _own(
    workplace: Workplace, who: Visitor | None, found: Round, answer: ServiceAnswer
) -> AnswerRecord:
    line = _("Answered by the shared service {service}, {day}.").format(
        service=answer.service, day=day(day_of(answer.theirs.answered_at))
    )
    before = None if answer.own is None else answer.own.answer
    taken = taken_over(answer.theirs.answer, line, before)
    # The line of ours must not make a comment too long that the service could still write.
    taken = replace(taken, comment=taken.comment[:LONGEST])
    check_answer(taken, found.questionnaire)
    return AnswerRecord(
        question_id=answer.question_id,
        version=answer.based_on + 1,
        answer=taken,
        author_id=person_id(who),
        origin=Origin.SERVICE,
        answered_at=workplace.now(),
    )


def _confirmation(given: GivenConfirmation, answer: ServiceAnswer) -> Confirmation:
    return Confirmation(
        question_id=given.question_id,
        version=answer.based_on + 1,
        group_id=answer.group_id,
        service_assessment_id=answer.assessment_id,
        service_version=answer.theirs.version,
    )
