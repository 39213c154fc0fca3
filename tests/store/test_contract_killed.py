"""Many at once, and processes that are killed: what was acknowledged is there, and nothing half."""

from collections.abc import Iterator
from time import sleep

import pytest

from maturity.domain.assessment import Answer
from maturity.store.opening import Database
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from tests.store.processes import lines, said, start
from tests.store.samples import a_record, an_assessment, at_once, begin
from tests.store.test_sqlite_faults import sound
from tests.store.worker import PEOPLE, answer, die_in_an_act, vote
from tests.store.workshop_samples import FULL, cast, let_in, prepare


@pytest.fixture
def store(alone: Database) -> Iterator[SqlStore]:
    yield SqlStore(alone)
    assert not isinstance(alone, SqliteAdapter) or sound(alone.path)


def answer_fifty_times(store: SqlStore, number: int) -> int:
    for version in range(1, 51):
        store.add_answers("round-1", [a_record(f"q{number}", version, answer=Answer(version % 6))])
    return len(store.answer_history("round-1", f"q{number}"))


def test_twenty_people_answering_fifty_times_lose_nothing(store: SqlStore) -> None:
    begin(store, an_assessment())

    assert at_once(20, lambda number: answer_fifty_times(store, number)) == [50] * 20

    assert {r.version for r in store.current_answers("round-1").values()} == {50}


def test_what_was_acknowledged_outlasts_a_killed_process(alone: Database, store: SqlStore) -> None:
    begin(store, an_assessment())
    acknowledged: list[int] = []
    for kills, answers in enumerate((1, 8, 30), start=1):
        process = start(answer, alone)
        acknowledged += [int(lines(process).readline()) for _ in range(answers)]
        sleep(answers / 10_000)
        process.kill()
        # communicate() would pass over lines that were read ahead.
        acknowledged += [int(line) for line in lines(process)]
        process.communicate()

        found = [record.version for record in store.answer_history("round-1", "pot.full")]
        assert found == list(range(1, len(found) + 1))
        assert set(acknowledged) <= set(found)
        assert len(found) - len(acknowledged) <= kills


def test_every_acknowledged_vote_outlives_a_killed_process(
    alone: Database, store: SqlStore
) -> None:
    prepare(store)
    let_in(store, *(f"p{number}" for number in range(PEOPLE)))
    voting = start(vote, alone)
    acknowledged = [lines(voting).readline().strip() for _ in range(PEOPLE // 2)]
    voting.kill()
    acknowledged += lines(voting).read().split()
    voting.communicate()

    votes = store.cast_on("shop", FULL).votes

    assert {vote.participant_id for vote in votes} >= set(acknowledged)
    assert len(votes) == len({vote.participant_id for vote in votes}) <= len(acknowledged) + 1
    cast(store, acknowledged[0], 5)
    assert len(store.cast_on("shop", FULL).votes) == len(votes)


def test_an_act_whose_process_is_killed_before_its_end_has_not_happened(
    alone: Database, store: SqlStore
) -> None:
    assert said(die_in_an_act, alone) == []

    assert store.person("ghost") is None
    begin(store, an_assessment())
    assert store.assessment("round-1") == an_assessment()
