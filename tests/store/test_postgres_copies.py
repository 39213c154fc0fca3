"""Copies of a PostgreSQL database: files of SQLite's, of one moment, that fit both kinds."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from maturity.domain.audit import COMMAND_LINE, Note
from maturity.domain.audit import Event as Act
from maturity.errors import OutputError, StoreError
from maturity.location import PostgresAddress, SqliteFile
from maturity.store import postgres_schema
from maturity.store.migrations import MIGRATIONS
from maturity.store.postgres_keeping import PostgresKeeping
from maturity.store.sqlite_keeping import SqliteKeeping
from tests.postgres import Cluster
from tests.store.kept import found, full, opened, somebody_writing
from tests.store.samples import NOW
from tests.store.test_sqlite_faults import sound

NOTE = Note(Act.RESTORED, COMMAND_LINE, NOW)


def test_a_copy_is_one_file_of_sqlite_s_that_holds_everything(
    address: PostgresAddress, keeping: PostgresKeeping, file: Path, folder: Path
) -> None:
    full(address)

    told = keeping.back_up(file)

    assert list(folder.iterdir()) == [file]
    assert os.name != "posix" or file.stat().st_mode & 0o777 == 0o600
    copied = keeping.contents_of(file)
    assert told == keeping.contents()
    assert (copied.organisations, copied.rounds, copied.answers, copied.pending) == (
        told.organisations,
        told.rounds,
        told.answers,
        (),
    )
    assert sound(file)
    assert found(SqliteFile(file)) == found(address)


def test_a_copy_of_one_kind_comes_back_in_the_other(
    address: PostgresAddress, keeping: PostgresKeeping, file: Path, tmp_path: Path
) -> None:
    full(address)
    before = found(address)
    keeping.back_up(file)
    other = tmp_path / "other.db"

    SqliteKeeping(other).put_back(file, NOTE)

    there = found(SqliteFile(other))
    assert {**there, "audit_entry": there["audit_entry"][:-1]} == before


def test_what_is_written_meanwhile_is_in_the_copy_as_a_whole_or_not_at_all(
    address: PostgresAddress, keeping: PostgresKeeping, file: Path
) -> None:
    """One write puts a person and their namesake, and a row of a table that is copied later."""
    person = "INSERT INTO person (id, name, owner, taskforce) VALUES (%s, %s, 0, 0)"
    secret = "INSERT INTO secret (name, value) VALUES (%s, %s)"

    def put(tx: Any, number: int) -> None:
        for twin in "ab":
            tx.execute(person, (f"{number}-{twin}", str(number)))
        tx.execute(secret, (str(number), "x" * 500))

    with (
        opened(address) as adapter,
        somebody_writing(lambda number: adapter.write(lambda tx: put(tx, number))) as wait,
    ):
        wait()
        keeping.back_up(file)
        wait()

    with closing(sqlite3.connect(file)) as copied:
        twins = copied.execute("SELECT name FROM person GROUP BY name HAVING COUNT(*) = 2")
        names = {name for (name,) in twins}
        assert names == {name for (name,) in copied.execute("SELECT name FROM secret")}
    assert names


def test_a_file_that_is_there_is_never_replaced(keeping: PostgresKeeping, file: Path) -> None:
    file.write_bytes(b"mine")

    with pytest.raises(OutputError, match="is not overwritten"):
        keeping.back_up(file)

    assert file.read_bytes() == b"mine"


def test_a_database_of_an_earlier_version_is_copied_as_it_is(
    postgres: Cluster, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = postgres.fresh(migrated=False)
    with monkeypatch.context() as patch:
        patch.setattr(postgres_schema, "MIGRATIONS", MIGRATIONS[:8])
        with opened(old):
            """As that version left it."""
    postgres.run_in(old, "INSERT INTO maturity.person (id, name, owner) VALUES ('a', 'Ann', 0)")

    told = PostgresKeeping(old).back_up(file)

    assert told.pending == tuple(name for name, _text in MIGRATIONS[8:])
    assert PostgresKeeping(old).contents_of(file).pending == told.pending
    PostgresKeeping(old).put_back(file, NOTE)
    assert [row[1] for row in found(old)["person"]] == ["Ann"]
    assert PostgresKeeping(old).contents_of(file).pending == told.pending, "the file is as it was"


def test_without_a_database_there_is_no_copy(postgres: Cluster, file: Path) -> None:
    keeping = PostgresKeeping(postgres.fresh(migrated=False))

    with pytest.raises(StoreError, match="There is no database"):
        keeping.back_up(file)

    assert keeping.contents() is None
    assert not file.exists()
