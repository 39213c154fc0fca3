"""Leads and rooms of a trial, by use cases, in whatever database a workplace has."""

from typing import TypeVar

from maturity.usecases.come_in import visitor
from maturity.usecases.workplace import Workplace
from tests.e2e.councils import Council, begin_councils
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


def there(found: T | None) -> T:
    if found is None:
        raise LookupError
    return found
