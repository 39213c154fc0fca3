"""Handing questions of a round to people, which is help and no permission: others may answer them
too. Not handing the round in.
"""

from collections.abc import Collection, Mapping

from maturity.access import ALLOWED, Permission, Visitor, person_id, require
from maturity.domain.organisation import Membership, Person
from maturity.domain.questionnaire import Question
from maturity.domain.service import Signed
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.given_text import given_id
from maturity.usecases.rounds import Round, asked_in, of_family, require_open, require_round
from maturity.usecases.workplace import Workplace


def questions_handed(
    workplace: Workplace, who: Visitor | None, found: Round
) -> Mapping[str, Person]:
    """Whose each question is that was handed to somebody. Nobody's is what is with a person who
    left, was shut out or answers no more, for as long as that lasts.
    """
    organisation = require(who, Permission.SEE, found.organisation)
    handed = workplace.store.handed(found.assessment.id).values()
    open_ones = {one.question_id: one.person_id for one in handed if one.is_open}
    return _theirs(workplace, organisation.id, open_ones)


def can_be_handed_to(
    workplace: Workplace, who: Visitor | None, organisation_id: str
) -> tuple[Person, ...]:
    """Colleagues who may answer questions now, by name."""
    organisation = require(
        who, Permission.INVITE, workplace.store.organisation(given_id(organisation_id))
    )
    found = _who_answers(workplace, organisation.id).values()
    return tuple(sorted(found, key=lambda person: (person.name.casefold(), person.id)))


def hand_questions(
    workplace: Workplace,
    who: Visitor | None,
    assessment_id: str,
    question_ids: Collection[str],
    colleague_id: str,
) -> None:
    """Hands questions to a colleague, one by one: whoever had them has them no more."""
    found = _to_hand_out(workplace, who, assessment_id)
    _require_who_answers(workplace, found, colleague_id)
    if not set(question_ids) <= {question.id for question in found.questionnaire.questions}:
        raise NotHere
    _hand(workplace, who, found, dict.fromkeys(question_ids, colleague_id))


def hand_by_tag(
    workplace: Workplace, who: Visitor | None, assessment_id: str, tag: str, colleague_id: str
) -> tuple[str, ...]:
    """Hands a colleague the questions with a tag, as far as they are nobody's.

    A question may have several tags: what one colleague got by one, nobody takes by another.
    """
    found = _to_hand_out(workplace, who, assessment_id)
    _require_who_answers(workplace, found, colleague_id)
    taken = questions_handed(workplace, who, found)
    free = [q.id for q in tagged(found, tag) if q.id not in taken]
    _hand(workplace, who, found, dict.fromkeys(free, colleague_id))
    return tuple(free)


def take_back(
    workplace: Workplace,
    who: Visitor | None,
    assessment_id: str,
    question_ids: Collection[str],
    colleague_id: str,
) -> None:
    """Takes questions back from a colleague, present or past. What is another's by now stays."""
    found = _to_hand_out(workplace, who, assessment_id)
    members = workplace.store.members(found.organisation.id)
    if colleague_id not in {membership.person_id for membership in members}:
        raise NotHere
    taking = Signed(person_id(who), workplace.now())
    workplace.store.take_back_questions(
        found.assessment.id, frozenset(question_ids), colleague_id, taking
    )


def handed_before(workplace: Workplace, who: Visitor | None, found: Round) -> Mapping[str, Person]:
    """Whose questions were in the round before, to be handed out like that again: those that this
    round asks and that were handed to nobody in it yet.
    """
    organisation = require(who, Permission.INVITE, found.organisation)
    number, store = found.assessment.number, workplace.store
    rounds = [a for a in store.assessments_of(organisation.id) if a.number < number]
    earlier = of_family(workplace.library, rounds, found.questionnaire)
    if not earlier or found.frozen:
        return {}
    before, now = store.handed(earlier[-1].id), store.handed(found.assessment.id)
    ids = [question.id for question in asked_in(found).questions if question.id not in now]
    open_ones = {i: before[i].person_id for i in ids if i in before and before[i].is_open}
    return _theirs(workplace, organisation.id, open_ones)


def hand_as_before(
    workplace: Workplace, who: Visitor | None, assessment_id: str
) -> Mapping[str, Person]:
    """Hands out what was handed out in the round before, to the same people."""
    found = _to_hand_out(workplace, who, assessment_id)
    people = handed_before(workplace, who, found)
    _hand(workplace, who, found, {i: person.id for i, person in people.items()})
    return people


def tagged(found: Round, tag: str) -> tuple[Question, ...]:
    """The questions asked that carry this tag."""
    return tuple(question for question in asked_in(found).questions if tag in question.tags)


def _to_hand_out(workplace: Workplace, who: Visitor | None, assessment_id: str) -> Round:
    found = require_round(workplace, who, assessment_id, Permission.INVITE)
    require_open(found)
    return found


def _hand(
    workplace: Workplace, who: Visitor | None, found: Round, people: Mapping[str, str]
) -> None:
    if people:
        handing = Signed(person_id(who), workplace.now())
        workplace.store.hand_questions(found.assessment.id, people, handing)


def _require_who_answers(workplace: Workplace, found: Round, colleague_id: str) -> None:
    members = workplace.store.members(found.organisation.id)
    if colleague_id not in {membership.person_id for membership in members}:
        raise NotHere
    if not any(m.person_id == colleague_id and _answers(m) for m in members):
        raise MaturityError(
            _("This colleague does not answer questions. Choose another, or change what they do.")
        )


def _theirs(
    workplace: Workplace, organisation_id: str, people: Mapping[str, str]
) -> Mapping[str, Person]:
    if not people:
        return {}
    answering = _who_answers(workplace, organisation_id)
    return {i: answering[person] for i, person in people.items() if person in answering}


def _who_answers(workplace: Workplace, organisation_id: str) -> Mapping[str, Person]:
    people = {person.id: person for person in workplace.store.people_of(organisation_id)}
    members = workplace.store.members(organisation_id)
    return {m.person_id: people[m.person_id] for m in members if _answers(m)}


def _answers(membership: Membership) -> bool:
    return membership.is_open and Permission.ANSWER in ALLOWED[membership.role]
