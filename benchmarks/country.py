"""A country of invented organisations in a PostgreSQL, brought in by COPY: copies of one council,
each with ids, a name and a place of its own. The same in every run.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Any

import psycopg

from benchmarks.one_council import CODE, FIRST, HERE, ROLES, ROUNDS, begin_council, round_id
from maturity.access import Visitor
from maturity.domain.audit import START, Event, Note, entry
from maturity.domain.organisation import Person, Role
from maturity.location import PostgresAddress
from maturity.store.migrations import TABLES
from maturity.store.postgres_schema import SCHEMA
from maturity.store.rows import instant
from maturity.usecases.workplace import Workplace
from tests.benchmarked import a_published_release
from tests.contributions import NATIONS, PLACES
from tests.e2e.councils import questionnaire

NATION, NATION_ROUNDS, NATION_ANSWERED = 22_000, 200_000, 10_000
OLDEST, NEWEST = round_id(1), round_id(ROUNDS)
NOTES = 5
"""Entries of each organisation in the audit log."""

SERVICE, MEMBERS = 20, 12
"""One organisation in so many runs a service, for so many that come after it."""

UNREGISTERED, LEADERLESS, OFFERS, MERGES = 10, 40, 50, 200
"""One in so many is in no register, has no lead yet, shows others something, is to merge."""

OPERATOR, TASKFORCE = Person("olga", "Olga", owner=True), Person("tess", "Tess", taskforce=True)
AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
BEFORE = (
    "Ash",
    "Beck",
    "Bridge",
    "Clay",
    "Dun",
    "East",
    "Fair",
    "Glen",
    "Hart",
    "Kirk",
    "Lang",
    "Mill",
    "North",
    "Oak",
    "Red",
    "Stan",
    "Wood",
)
AFTER = (
    "borough",
    "bury",
    "by",
    "cester",
    "combe",
    "dale",
    "ford",
    "ham",
    "hurst",
    "ley",
    "mere",
    "minster",
    "port",
    "ton",
    "wick",
    "worth",
)

Row = tuple[Any, ...]
OF_ANSWERED = {
    "legal_answer",
    "plan_wishes",
    "plan_target",
    "handed",
    "workshop",
    "workshop_item",
    "participant",
    "vote",
}


@dataclass(frozen=True)
class Country:
    """What is in a database, and the organisation that is looked at: in the middle of all, it runs
    a service and has answered.
    """

    organisations: int
    rounds: int
    answered: int

    @property
    def number(self) -> int:
        first = self.organisations // 2 // SERVICE * SERVICE + SERVICE
        return next(n for n in range(first, self.organisations, SERVICE) if has_answers(n))

    def person_id(self, role: Role) -> str:
        return f"o{self.number}-person{ROLES.index(role)}"

    @property
    def newest(self) -> str:
        """Its round in work."""
        return f"o{self.number}-{NEWEST.removeprefix(FIRST)}"

    @property
    def name(self) -> str:
        return str(_organisation(self.number)[1])


def has_answers(number: int) -> bool:
    """Of its newest round; of all rounds there are results."""
    return number * NATION_ANSWERED % NATION < NATION_ANSWERED


def has_all_rounds(number: int) -> bool:
    """Others began a year later, or two."""
    with_all = NATION_ROUNDS - NATION * (ROUNDS - 1)
    return number * with_all % NATION < with_all


def fill(place: Workplace, address: PostgresAddress, organisations: int) -> Country:
    """Into a database with its schema and nothing else."""
    place.store.save_person(OPERATOR)
    place.store.save_person(TASKFORCE)
    a_published_release(place, Visitor(TASKFORCE), questionnaire())
    begin_council(place)
    with psycopg.connect(address.whole) as session:
        session.execute(f"SET search_path TO {SCHEMA}")
        # What points where is right in what is copied; asking for each row would take minutes.
        session.execute("SET session_replication_role TO replica")
        known = _named(
            {table: session.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}  # noqa: S608
        )
        for table in TABLES:
            _copy_in(session, table, _copies(table, known[table], organisations))
        session.execute("DELETE FROM organisation WHERE id = %s", (HERE,))
        _copy_in(session, "organisation", map(_organisation, range(organisations)))
    with psycopg.connect(address.whole, autocommit=True) as session:
        session.execute("VACUUM ANALYZE")
    everybody = range(organisations)
    rounds = sum(ROUNDS - (not has_all_rounds(n)) for n in everybody)
    return Country(organisations, rounds, sum(map(has_answers, everybody)))


def _named(known: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """What is not named after the first council but has to be another one in each copy."""
    named = {}
    for table, column in (("participant", 0), ("link", 0), ("workshop", 2)):
        for number, row in enumerate(known[table]):
            named[row[column]] = f"{FIRST}{table}{number}"
    return {
        table: [tuple(named.get(cell, cell) for cell in row) for row in rows]
        for table, rows in known.items()
    }


def _copy_in(session: psycopg.Connection[Any], table: str, rows: Iterator[Row]) -> None:
    with session.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _copies(table: str, known: list[Row], organisations: int) -> Iterator[Row]:
    """Of what the first council has in a table, for all others."""
    if table in MADE:
        yield from MADE[table](known, organisations)
    elif table != "organisation":
        theirs = [row for row in known if any(map(_is_first, row))]
        for number in range(1, organisations):
            mine = f"o{number}-"
            for row in theirs:
                if _has(table, row, number):
                    yield tuple(mine + c[len(FIRST) :] if _is_first(c) else c for c in row)


def _is_first(cell: object) -> bool:
    return isinstance(cell, str) and cell.startswith(FIRST)


def _has(table: str, row: Row, number: int) -> bool:
    """Whether the organisation of this number has a row like that one of the first."""
    if table in {"assessment", "frozen_result"}:
        return row[0] != OLDEST or has_all_rounds(number)
    if table == "answer":
        return row[0] == NEWEST and has_answers(number)
    if table == "membership":
        return Role.LEAD.value not in row or number % LEADERLESS != 1
    if table == "peer_offer":
        return number % OFFERS == 0
    return table not in OF_ANSWERED or has_answers(number)


def _organisation(number: int) -> Row:
    chance = Random(number)  # noqa: S311 - the same in every run
    kind, region, _sizes = chance.choice(PLACES)
    words = (chance.choice(BEFORE), chance.choice(BEFORE).lower(), chance.choice(AFTER))
    people, year = chance.randrange(20_000, 600_000), 2024
    code = None if number % UNREGISTERED == 1 else f"o{number}-{CODE.removeprefix(FIRST)}"
    nation = NATIONS.get(region, "england")
    place = ("".join(words), nation, kind, region, people, year, code, 0)
    return (f"o{number}-{HERE.removeprefix(FIRST)}", *place)


def _issued(_known: list[Row], organisations: int) -> Iterator[Row]:
    for n in range(UNREGISTERED + 1, organisations, UNREGISTERED):
        yield f"o{n}-code", f"Council {n}", instant(AT), f"o{n}-here"


def _notes(known: list[Row], organisations: int) -> Iterator[Row]:
    """The chain goes on from what was noted of the first."""
    last, previous = (known[-1][0], known[-1][-1]) if known else (0, START)
    for number in range(organisations):
        for _ in range(NOTES):
            made = entry(
                last + 1, Note(Event.LEFT, f"o{number}-person1", AT, f"o{number}-here"), previous
            )
            last, previous = made.number, made.hash
            at = instant(made.note.at)
            where = made.note.organisation_id
            yield (
                last,
                made.note.event.value,
                made.note.actor,
                at,
                where,
                "[]",
                made.previous,
                previous,
            )


def _served(organisations: int) -> Iterator[tuple[int, int, int]]:
    """Which service has which member, in which place."""
    for service in range(SERVICE, organisations - MEMBERS, SERVICE):
        yield from ((service, service + place + 1, place) for place in range(MEMBERS))


def _groups(_known: list[Row], organisations: int) -> Iterator[Row]:
    for service in range(SERVICE, organisations - MEMBERS, SERVICE):
        yield f"o{service}-group", f"Service {service}", f"o{service}-here"


def _group_members(_known: list[Row], organisations: int) -> Iterator[Row]:
    for service, member, place in _served(organisations):
        yield f"o{service}-group", f"o{member}-here", place


def _joined(_known: list[Row], organisations: int) -> Iterator[Row]:
    """And agreed to be seen: the rows look the same."""
    for service, member, _place in _served(organisations):
        lead = f"o{member}-person0"
        yield f"o{service}-group", f"o{member}-here", 1, lead, instant(AT), None, None


def _merging(_known: list[Row], organisations: int) -> Iterator[Row]:
    for n in range(MERGES + 1, organisations - 1, MERGES):
        of, at = OPERATOR.id, instant(AT)
        yield f"o{n}-here", 1, f"o{n + 1}-here", of, at, None, None, None, None


MADE = {
    "audit_entry": _notes,
    "issued_code": _issued,
    "service_group": _groups,
    "service_group_member": _group_members,
    "served": _joined,
    "service_sharing": _joined,
    "succession": _merging,
}
"""Tables that are not copies."""
