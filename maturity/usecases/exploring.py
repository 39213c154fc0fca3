"""An invented organisation with two years of answers, for somebody who wants to look around."""

from dataclasses import replace
from datetime import timedelta

from maturity.access import Visitor
from maturity.domain.assessment import Answers, Scope
from maturity.domain.organisation import Membership, Organisation, Role
from maturity.domain.round import AnswerRecord, Assessment, Origin
from maturity.errors import NotHere
from maturity.locale import gettext as _
from maturity.usecases.handing_in import submit_round
from maturity.usecases.rounds import continue_with_all, start_round
from maturity.usecases.workplace import Workplace

A_YEAR = timedelta(days=365)


def explore(workplace: Workplace, who: Visitor | None, questionnaire_id: str) -> Assessment:
    """The newest round of the visitor's own invented organisation, made at the first time."""
    if who is None:
        raise NotHere
    known = _invented(workplace, who)
    if known is not None:
        rounds = workplace.store.assessments_of(known.id)
        return rounds[-1] if rounds else _second_year(workplace, who, known, questionnaire_id)
    organisation = Organisation(
        workplace.new_id(), _("Rivermouth Borough Council"), "england", invented=True
    )
    lead = Membership(who.person.id, organisation.id, Role.LEAD)
    workplace.store.begin_organisation(organisation, lead)
    inside = Visitor(who.person, (*who.memberships, lead))
    return _second_year(workplace, inside, organisation, questionnaire_id)


def _invented(workplace: Workplace, who: Visitor) -> Organisation | None:
    ids = [m.organisation_id for m in who.memberships if m.leads]
    found = (workplace.store.organisation(organisation_id) for organisation_id in ids)
    return next((o for o in found if o is not None and o.invented), None)


def _second_year(
    workplace: Workplace, who: Visitor, organisation: Organisation, questionnaire_id: str
) -> Assessment:
    """The year before is handed in, so that there is something to compare with."""
    first, second = workplace.example()
    last_year = replace(workplace, now=lambda: workplace.now() - A_YEAR)
    before = _begun(last_year, who, organisation, questionnaire_id)
    _answer(last_year, who, before, first)
    submit_round(last_year, who, before.id)
    now = start_round(workplace, who, organisation.id, questionnaire_id)
    _answer(workplace, who, now, second)
    return now


def _begun(
    workplace: Workplace, who: Visitor, organisation: Organisation, questionnaire_id: str
) -> Assessment:
    begun = start_round(workplace, who, organisation.id, questionnaire_id)
    if begun.scope is Scope.FULL:
        return begun
    return continue_with_all(workplace, who, begun.id, begun.version)


def _answer(workplace: Workplace, who: Visitor, round_: Assessment, answers: Answers) -> None:
    """Over what was carried from the year before."""
    known = workplace.store.current_answers(round_.id)
    records = [
        AnswerRecord(
            question_id=question_id,
            version=known[question_id].version + 1 if question_id in known else 1,
            answer=answer,
            author_id=who.person.id,
            origin=Origin.FILE,
            answered_at=workplace.now(),
        )
        for question_id, answer in answers.items()
        if answer.responded
    ]
    workplace.store.add_answers(round_.id, records)
