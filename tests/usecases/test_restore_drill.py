"""The drill: people answer, a backup is made, the database destroyed, and the backup put back."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Lock

from maturity.access import Visitor
from maturity.domain.audit import Event as Act
from maturity.domain.audit import first_broken
from maturity.domain.round import AnswerRecord, Assessment
from maturity.store.sqlite_keeping import SqliteKeeping
from maturity.usecases.handing_in import submit_round
from maturity.usecases.keeping import back_up, contents_line, exchange, restore_from
from maturity.usecases.rounds import start_round
from tests.usecases.places import TEA, Place

COUNCILS = 4
QUESTIONS = ("pot.full", "pot.warm", "cup.clean")

Key = tuple[str, str, int]


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
    place: Place, tmp_path: Path
) -> None:
    file, keeping = tmp_path / "last night.db", SqliteKeeping(place.database)
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

    place.database.write_bytes(b"\x77" * 5000)
    assert "is not a database of this tool" in exchange(keeping, file).fault
    restore_from(keeping, file, place.clock())

    found = kept(Place(place.database), councils)
    assert before.items() <= found.items() <= everything.items()
    assert len(found) == told.answers
    for (draft, question, version), record in found.items():
        assert record == everything[draft, question, version]
        assert version == 1 or (draft, question, version - 1) in found, "no gap in a history"


def test_both_are_noted_and_only_where_they_belong(place: Place, tmp_path: Path) -> None:
    file, keeping = tmp_path / "copy.db", SqliteKeeping(place.database)
    lead, draft = a_council(place, 1)
    for question in QUESTIONS:
        place.answer(lead, draft, question)

    back_up(place.work.store, keeping, file, place.clock())
    backed_up = [entry.note.event for entry in place.work.store.audit_entries()]
    submit_round(place.work, lead, draft.id)
    restore_from(keeping, file, place.clock())

    again = Place(place.database).work.store.audit_entries()
    assert backed_up == [Act.BACKED_UP]
    assert [entry.note.event for entry in again] == [Act.RESTORED], "it is a copy from before"
    assert first_broken(again) is None


def test_what_would_go_and_what_would_come_is_said_beforehand(place: Place, tmp_path: Path) -> None:
    file, keeping = tmp_path / "copy.db", SqliteKeeping(place.database)
    lead, draft = a_council(place, 1)
    back_up(place.work.store, keeping, file, place.clock())
    place.answer(lead, draft, "pot.full")

    found = exchange(keeping, file)

    assert found.former is not None
    assert contents_line(found.former).endswith(
        " MB, 1 organisation, 1 round, 1 answer, the last on 2 March 2026"
    )
    assert contents_line(found.copy).endswith(" MB, 1 organisation, 1 round, 0 answers")
