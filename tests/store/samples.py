"""Organisations, links and rounds with defaults, and text that breaks careless stores."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import TypeVar

from maturity.domain.assessment import Answer, Scope
from maturity.domain.link import Link, Purpose
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.domain.round import (
    AnswerRecord,
    Assessment,
    FrozenResult,
    Origin,
    Reopening,
)
from maturity.store import Store

T = TypeVar("T")

NOW = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
TICK = timedelta(microseconds=1)
LINK = "hash"

HOSTILE = {
    "welsh": "Cyngor Tŷ Ŵyl, Ynys Môn: ŵ ŷ â ê î ô û ä ë ï ö ü",
    "emoji": "👩🏽‍💻 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ❤️",
    "long": "0123456789" * 1000,
    "quotes": """O'Brien "the" `x`; DROP TABLE answer; -- '' /* """,
    "wildcards": r"100% of_it! %s %(name)s :name ?1 $1 {0} \\ \n",
    "right-to-left": "שלום \u202eabc\u202c العربية",
    "white": " \tedges\r\nand lines\n\n",
    "combining": "Ynys Mo\u0302n",
    "empty": "",
}


def an_organisation(organisation_id: str = "council", **fields: object) -> Organisation:
    made = Organisation(organisation_id, organisation_id.title(), "wales")
    return replace(made, **fields)  # type: ignore[arg-type]


def a_membership(**fields: object) -> Membership:
    return replace(Membership("ann", "council", Role.CONTRIBUTOR), **fields)  # type: ignore[arg-type]


def a_link(token_hash: str = LINK, **fields: object) -> Link:
    made = Link(token_hash, Purpose.INVITATION, "ann", NOW, NOW + timedelta(days=7), "council")
    return replace(made, **fields)  # type: ignore[arg-type]


def an_assessment(assessment_id: str = "round-1", **fields: object) -> Assessment:
    made = Assessment(assessment_id, "council", "tea-2026", 1, Scope.LIGHT, NOW)
    return replace(made, **fields)  # type: ignore[arg-type]


def a_record(question_id: str = "pot.full", version: int = 1, **fields: object) -> AnswerRecord:
    made = AnswerRecord(question_id, version, Answer(3), "ann", Origin.OWN, NOW)
    return replace(made, **fields)  # type: ignore[arg-type]


def a_result(**fields: object) -> FrozenResult:
    made = FrozenResult(NOW, "ann", '{"score": 2300}', '{"k": 10}', "c0ffee", '{"nation": "wales"}')
    return replace(made, **fields)  # type: ignore[arg-type]


def a_reopening(reason: str = "We found the contract register.") -> Reopening:
    return Reopening(NOW + timedelta(days=1), "ben", reason)


def settle(store: Store, organisation_id: str = "council") -> None:
    """An organisation, and two people in no part of it."""
    store.save_organisation(an_organisation(organisation_id))
    for person_id in ("ann", "ben"):
        store.save_person(Person(person_id, person_id.title()))


def begin(store: Store, assessment: Assessment) -> Assessment:
    settle(store, assessment.organisation_id)
    store.start_assessment(assessment)
    return assessment


def close(store: Store, draft: Assessment) -> Assessment:
    return store.submit(draft, a_result(), answers_seen(store, draft))


def hand_in(store: Store, assessment: Assessment) -> Assessment:
    return close(store, begin(store, assessment))


def at_once(times: int, act: Callable[[int], T]) -> list[T | Exception]:
    """What `act` of 0, 1, 2, ... returned or raised, each in a thread, all let go together."""
    start = Barrier(times)

    def run(number: int) -> T | Exception:
        start.wait(timeout=60)
        try:
            return act(number)
        except Exception as error:  # noqa: BLE001 - whatever went wrong is what the test looks at
            return error

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def answers_seen(store: Store, assessment: Assessment) -> int:
    """How many answers, all versions, somebody sees who looks at the round now."""
    return sum(record.version for record in store.current_answers(assessment.id).values())
