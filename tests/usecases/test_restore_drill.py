"""The drill: people answer, a backup is made, the database destroyed, and the backup put back."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event, Lock

import psycopg
import pytest

from maturity.access import Visitor
from maturity.domain.audit import Event as Act
from maturity.domain.audit import first_broken
from maturity.domain.round import AnswerRecord, Assessment
from maturity.location import Location, SqliteFile
from maturity.store.opening import keeping_at
from maturity.store.sql import SqlStore
from maturity.usecases.handing_in import submit_round
from maturity.usecases.keeping import back_up, contents_line, exchange, restore_from
from maturity.usecases.rounds import start_round
from tests.postgres import Cluster
from tests.store.kept import opened
from tests.usecases.places import TEA, Place

COUNCILS = 4
QUESTIONS = ("pot.full", "pot.warm", "cup.clean")

Key = tuple[str, str, int]


@pytest.fixture(params=["sqlite", "postgres"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    if request.param == "sqlite":
        return SqliteFile(tmp_path / "maturity.db")
    cluster: Cluster = request.getfixturevalue("postgres")
    return cluster.fresh()


@contextmanager
def open_place(location: Location, folder: Path) -> Iterator[Place]:
    """People work there. Afterwards nobody does."""
    place = Place(folder / "other.db")
    with opened(location) as adapter:
        place.work = replace(place.work, store=SqlStore(adapter))
        yield place


def destroy(location: Location) -> str:
    """What is said of it then."""
    if isinstance(location, SqliteFile):
        location.path.write_bytes(b"\x77" * 5000)
        return "is not a database of this tool"
    with psycopg.connect(location.whole) as session:
        session.execute("DROP TABLE maturity.answer, maturity.schema_step CASCADE")
    return "is not one of this tool"


class Burst:
    """People of several councils who answer as fast as they can, and what was acknowledged."""

    def __init__(self, place: Place) -> None:
        self.place, self.enough, self.going = place, Event(), Event()
        self.acknowledged: dict[Key, AnswerRecord] = {}
        self._lock = Lock()

    def answer(self, who: Visitor, draft: Assessment) -> None:
        turn = 0
        while not self.enough.is_set():
            for question in QUESTIONS:
                record = self.place.answer(who, draft, question, turn % 6)
                with self._lock:
                    self.acknowledged[draft.id, question, record.version] = record
                    if len(self.acknowledged) > 30:
                        self.going.set()
            turn += 1

    def so_far(self) -> dict[Key, AnswerRecord]:
        with self._lock:
            return dict(self.acknowledged)


def a_council(place: Place, number: int) -> tuple[Visitor, Assessment]:
    council = place.organisation(f"Council {number}")
    lead = place.lead(council, f"Lead {number}")
    return lead, start_round(place.work, lead, council.id, TEA)


def kept(place: Place, councils: list[tuple[Visitor, Assessment]]) -> dict[Key, AnswerRecord]:
    return {
        (draft.id, question, record.version): record
        for _lead, draft in councils
        for question in QUESTIONS
        for record in place.work.store.answer_history(draft.id, question)
    }


def test_every_answer_from_before_the_backup_comes_back_and_nothing_by_halves(
    location: Location, tmp_path: Path
) -> None:
    file, keeping = tmp_path / "last night.db", keeping_at(location)
    with open_place(location, tmp_path) as place:
        councils = [a_council(place, number) for number in range(COUNCILS)]
        burst = Burst(place)
        with ThreadPoolExecutor(COUNCILS) as people:
            busy = [people.submit(burst.answer, *council) for council in councils]
            assert burst.going.wait(60)
            before = burst.so_far()
            told = back_up(place.work.store, keeping, file, place.clock())
            burst.enough.set()
            assert [one.result(60) for one in busy] == [None] * COUNCILS
        everything = kept(place, councils)
        assert everything == burst.so_far()

    said = destroy(location)
    assert said in exchange(keeping, file).fault
    restore_from(keeping, file, place.clock())

    with open_place(location, tmp_path) as place:
        found = kept(place, councils)
    assert before.items() <= found.items() <= everything.items()
    assert len(found) == told.answers
    for (draft, question, version), record in found.items():
        assert record == everything[draft, question, version]
        assert version == 1 or (draft, question, version - 1) in found, "no gap in a history"


def test_both_are_noted_and_only_where_they_belong(location: Location, tmp_path: Path) -> None:
    file, keeping = tmp_path / "copy.db", keeping_at(location)
    with open_place(location, tmp_path) as place:
        lead, draft = a_council(place, 1)
        for question in QUESTIONS:
            place.answer(lead, draft, question)
        back_up(place.work.store, keeping, file, place.clock())
        backed_up = [entry.note.event for entry in place.work.store.audit_entries()]
        submit_round(place.work, lead, draft.id)

    restore_from(keeping, file, place.clock())

    with open_place(location, tmp_path) as place:
        again = place.work.store.audit_entries()
    assert backed_up == [Act.BACKED_UP]
    assert [entry.note.event for entry in again] == [Act.RESTORED], "it is a copy from before"
    assert first_broken(again) is None


def test_what_would_go_and_what_would_come_is_said_beforehand(
    location: Location, tmp_path: Path
) -> None:
    file, keeping = tmp_path / "copy.db", keeping_at(location)
    with open_place(location, tmp_path) as place:
        lead, draft = a_council(place, 1)
        back_up(place.work.store, keeping, file, place.clock())
        place.answer(lead, draft, "pot.full")

    found = exchange(keeping, file)

    assert found.former is not None
    assert contents_line(found.former).endswith(
        " MB, 1 organisation, 1 round, 1 answer, the last on 2 March 2026"
    )
    assert contents_line(found.copy).endswith(" MB, 1 organisation, 1 round, 0 answers")
