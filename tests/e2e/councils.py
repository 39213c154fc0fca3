"""Councils in a database file, arranged without a browser: a round each, and colleagues in it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_urlsafe
from uuid import uuid4

from starlette.responses import Response

from maturity.access import Visitor
from maturity.domain.assessment import Scope
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.domain.questionnaire import Questionnaire
from maturity.location import PostgresAddress, SqliteFile
from maturity.store import Store
from maturity.store.opening import database_at
from maturity.store.sql import SqlStore
from maturity.usecases.rounds import start_round
from maturity.usecases.sign_in import cookie_secret
from maturity.usecases.workplace import Workplace
from maturity.web import cookies
from tests.shipped import shipped_library

QUESTIONNAIRE = "social-value-2026"


@dataclass(frozen=True)
class Council:
    """`cookies` let its colleagues in, one each."""

    assessment_id: str
    cookies: tuple[str, ...]


def questionnaire() -> Questionnaire:
    return shipped_library().questionnaire(QUESTIONNAIRE)


def workplace(database: Path | PostgresAddress) -> Workplace:
    """On a database that has its tables already or gets them now."""
    location = SqliteFile(database) if isinstance(database, Path) else database
    adapter = database_at(location)
    adapter.migrate()
    return workplace_on(SqlStore(adapter))


def workplace_on(store: Store) -> Workplace:
    return Workplace(
        store=store,
        library=shipped_library(),
        now=lambda: datetime.now(UTC),
        new_id=lambda: uuid4().hex,
        new_token=lambda: token_urlsafe(16),
    )


def begin_councils(
    place: Workplace, number: int, *, colleagues: int = 1, scope: Scope = Scope.FULL
) -> list[Council]:
    return [_begin(place, f"Council {n}", colleagues, scope) for n in range(number)]


def _begin(place: Workplace, name: str, colleagues: int, scope: Scope) -> Council:
    organisation = Organisation(place.new_id(), name, "england")
    place.store.save_organisation(organisation)
    people = [_join(place, organisation, n) for n in range(colleagues)]
    assessment = start_round(place, people[0], organisation.id, QUESTIONNAIRE)
    if scope is not assessment.scope:
        place.store.save_assessment(replace(assessment, scope=scope))
    return Council(assessment.id, tuple(cookie(place, who.person.id) for who in people))


def _join(place: Workplace, organisation: Organisation, number: int) -> Visitor:
    person = Person(place.new_id(), f"Colleague {number}")
    membership = Membership(person.id, organisation.id, Role.CONTRIBUTOR if number else Role.LEAD)
    place.store.save_person(person)
    place.store.save_membership(membership)
    return Visitor(person, (membership,))


def cookie(place: Workplace, person_id: str) -> str:
    """As the browser of somebody who has followed a link sends it."""
    response = Response()
    cookies.set_person(response, person_id, cookie_secret(place), secure=False)
    return response.headers["set-cookie"].split(";")[0]


def levels(place: Workplace, assessment_id: str) -> dict[str, int | None]:
    """What the database holds now, by question."""
    found = place.store.current_answers(assessment_id)
    return {question_id: record.answer.level for question_id, record in found.items()}
