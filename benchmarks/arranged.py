"""Leads, rooms and answered rounds of a trial, in whatever database a workplace has."""

from typing import TypeVar

from maturity.domain.assessment import Answer
from maturity.domain.round import AnswerRecord, Assessment, Origin
from maturity.usecases.come_in import visitor
from maturity.usecases.workplace import Workplace
from tests.e2e.councils import Council, begin_councils, questionnaire
from tests.e2e.rooms import Room, prepared

T = TypeVar("T")


def lead_and_round(place: Workplace, council: Council) -> tuple[str, str]:
    """The ids of both."""
    assessment = there(place.store.assessment(council.assessment_id))
    lead = next(part for part in place.store.members(assessment.organisation_id) if part.leads)
    return lead.person_id, assessment.id


def an_open_room(place: Workplace) -> Room:
    """The first vote is open."""
    room = a_room_begun(place)
    room.open()
    return room


def a_room_begun(place: Workplace) -> Room:
    """Of a council of its own, on its day."""
    person_id, assessment_id = lead_and_round(place, begin_councils(place, 1)[0])
    room = prepared(place, there(visitor(place, person_id)), assessment_id)
    room.start()
    return room


def answer_all(place: Workplace, assessment: Assessment, author_id: str) -> None:
    """Every question once more, by one person."""
    known = place.store.current_answers(assessment.id)
    records = [
        AnswerRecord(
            question_id=question.id,
            version=known[question.id].version + 1 if question.id in known else 1,
            answer=Answer(number % 6),
            author_id=author_id,
            origin=Origin.OWN,
            answered_at=place.now(),
        )
        for number, question in enumerate(questionnaire().questions)
    ]
    place.store.add_answers(assessment.id, records)


def there(found: T | None) -> T:
    if found is None:
        raise LookupError
    return found
