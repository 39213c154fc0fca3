"""A disk that is full, in SQLite: no acknowledged answer is lost."""

import os
import shutil
from itertools import count
from pathlib import Path

import pytest

from maturity.domain.assessment import Answer
from maturity.errors import StoreError
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from tests.store.processes import said
from tests.store.samples import HOSTILE, a_record, an_assessment, begin
from tests.store.test_sqlite_faults import assert_says, sound
from tests.store.worker import answer_on_a_small_disk


def versions(path: Path) -> list[int]:
    """Of the answer that workers change, as a fresh start finds them."""
    adapter = SqliteAdapter(path)
    adapter.migrate()
    return versions_in(SqlStore(adapter))


def versions_in(store: SqlStore) -> list[int]:
    return [record.version for record in store.answer_history("round-1", "pot.full")]


def begun_at(path: Path) -> SqlStore:
    adapter = SqliteAdapter(path)
    adapter.migrate()
    store = SqlStore(adapter)
    begin(store, an_assessment())
    return store


@pytest.fixture
def begun(path: Path) -> Path:
    begun_at(path)
    return path


@pytest.mark.skipif(os.name != "posix", reason="POSIX alone limits the size of files")
def test_a_file_that_cannot_grow_keeps_what_was_acknowledged(begun: Path) -> None:
    *acknowledged, sentence = said(answer_on_a_small_disk, begun)

    assert_says(sentence, begun, "Check the disk")
    assert len(acknowledged) > 1
    assert versions(begun) == [int(version) for version in acknowledged]
    assert sound(begun)


def fill(path: Path, keep: int = 0) -> Path:
    """A file beside `path` that leaves the disk `keep` bytes."""
    other = path.with_name("other files")
    other.write_bytes(b"x" * (shutil.disk_usage(path.parent).free - keep))
    return other


def answer_for_ever(store: SqlStore, acknowledged: list[int]) -> None:
    """At length. `acknowledged` gets each version."""
    for version in count(1):
        long = Answer(version % 6, comment=HOSTILE["long"])
        store.add_answers("round-1", [a_record(version=version, answer=long)])
        acknowledged.append(version)


def test_a_full_disk_is_said_to_be_full_and_takes_answers_when_it_has_room(disk: Path) -> None:
    path = disk / "maturity.db"
    store = begun_at(path)
    other = fill(path, keep=200_000)

    acknowledged: list[int] = []
    with pytest.raises(StoreError) as raised:
        answer_for_ever(store, acknowledged)
    assert_says(str(raised.value), path, "is full", "Make room and try again")
    assert sound(path)
    assert versions_in(store) == acknowledged
    assert len(acknowledged) > 1

    other.unlink()
    store.add_answers("round-1", [a_record(version=len(acknowledged) + 1)])
    assert versions(path) == [*acknowledged, len(acknowledged) + 1]


@pytest.mark.parametrize("keep", [0, 4096, 20_000, 50_000])
def test_a_disk_that_is_full_at_the_start_gets_its_schema_when_it_has_room(
    disk: Path, keep: int
) -> None:
    path = disk / "maturity.db"
    other = fill(path, keep)

    with pytest.raises(StoreError) as raised:
        SqliteAdapter(path).migrate()
    assert_says(str(raised.value), path)
    assert "disk" in str(raised.value)

    other.unlink()
    assert versions(path) == []
    assert sound(path)
