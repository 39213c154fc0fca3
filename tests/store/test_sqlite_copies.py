"""Copies of an SQLite database: one moment of it, checked, and never over another file."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from maturity.errors import MaturityError, OutputError, StoreError
from maturity.store import sqlite
from maturity.store.migrations import MIGRATIONS
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from maturity.store.sqlite_keeping import SqliteKeeping
from tests.store.kept import somebody_writing
from tests.store.samples import a_record, an_assessment, begin
from tests.store.test_sqlite_faults import assert_says, sound

LATER = (*MIGRATIONS, ("9999_later", "CREATE TABLE later (id TEXT)"))


@pytest.fixture
def store(adapter: SqliteAdapter) -> SqlStore:
    made = SqlStore(adapter)
    begin(made, an_assessment())
    made.add_answers("round-1", [a_record()])
    return made


@pytest.fixture
def keeping(store: SqlStore, path: Path) -> SqliteKeeping:
    return SqliteKeeping(path)


def test_a_copy_is_one_file_that_can_be_read_where_nothing_may_be_written(
    keeping: SqliteKeeping, file: Path, folder: Path
) -> None:
    told = keeping.back_up(file)
    folder.chmod(0o500)

    assert keeping.contents_of(file) == told == keeping.contents()
    assert (told.organisations, told.rounds, told.answers) == (1, 1, 1)
    assert told.last_answer == a_record().answered_at
    assert list(folder.iterdir()) == [file]
    assert os.name != "posix" or file.stat().st_mode & 0o777 == 0o600


def test_what_is_written_meanwhile_is_in_the_copy_as_a_whole_or_not_at_all(
    keeping: SqliteKeeping, store: SqlStore, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One write puts a person and their namesake. Pages are copied one by one, slowly."""
    monkeypatch.setattr("maturity.store.sqlite_copy.PAGES", 1)

    def act(number: int) -> None:
        row = "INSERT INTO person (id, name, owner, taskforce) VALUES (?, ?, 0, 0)"
        two = [(f"{number}-{twin}", f"{number}" * 500) for twin in "ab"]
        SqliteAdapter(keeping.path).write(lambda connection: connection.executemany(row, two))

    with somebody_writing(act) as wait:
        wait()
        keeping.back_up(file)
        wait()

    with closing(sqlite3.connect(file)) as copy:
        twins = copy.execute("SELECT COUNT(*) FROM person WHERE id LIKE '%-%' GROUP BY name")
        assert {number for (number,) in twins} == {2}
    assert sound(file)


@pytest.mark.parametrize("content", [b"", b"mine"])
def test_a_file_that_is_there_is_never_replaced(
    keeping: SqliteKeeping, file: Path, folder: Path, content: bytes
) -> None:
    file.write_bytes(content)

    with pytest.raises(OutputError, match="is not overwritten"):
        keeping.back_up(file)

    assert file.read_bytes() == content
    assert list(folder.iterdir()) == [file]


@pytest.mark.parametrize("end", ["-wal", "-journal", "-shm", ".lock"])
def test_a_name_that_belongs_to_the_database_is_no_name_of_a_copy(
    keeping: SqliteKeeping, path: Path, end: str
) -> None:
    """SQLite would delete such a file, or take it for part of the database."""
    with pytest.raises(StoreError, match="belongs to the database"):
        keeping.back_up(path.with_name(path.name + end))


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_what_is_no_file_is_no_copy(keeping: SqliteKeeping, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    for name in (pipe, tmp_path):
        with pytest.raises(StoreError, match="is no file"):
            keeping.contents_of(name)


def test_a_file_that_appears_meanwhile_is_not_replaced_either(
    keeping: SqliteKeeping, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def settle(part: Path) -> None:
        file.write_text("mine")

    monkeypatch.setattr("maturity.store.sqlite_copy.settle", settle)

    with pytest.raises(OutputError, match="is not overwritten"):
        keeping.back_up(file)

    assert file.read_text() == "mine"
    assert list(folder.iterdir()) == [file]


def test_a_folder_that_is_missing_is_named(keeping: SqliteKeeping, tmp_path: Path) -> None:
    with pytest.raises(OutputError) as refused:
        keeping.back_up(tmp_path / "nowhere" / "copy.db")

    assert_says(str(refused.value), tmp_path / "nowhere" / "copy.db", "Choose a folder")


def test_where_there_is_no_database_none_is_made(tmp_path: Path, file: Path) -> None:
    keeping = SqliteKeeping(tmp_path / "none.db")

    with pytest.raises(StoreError, match="There is no database"):
        keeping.back_up(file)

    assert keeping.contents() is None
    assert not (tmp_path / "none.db").exists()
    assert not file.exists()


def damage(path: Path, table: str) -> None:
    """Its rows, and not what says where they are."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        found = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
        (page,) = found.fetchone()
    content = bytearray(path.read_bytes())
    content[page * size - 200 : page * size] = b"\x77" * 200
    path.write_bytes(content)


def test_a_damaged_database_gives_no_copy(
    keeping: SqliteKeeping, path: Path, file: Path, folder: Path
) -> None:
    damage(path, "answer")

    with pytest.raises(MaturityError, match=r"(may be|is) damaged"):
        keeping.back_up(file)

    assert not list(folder.iterdir())


@pytest.mark.parametrize("table", ["answer", "person"])
def test_a_damaged_copy_is_recognised(keeping: SqliteKeeping, file: Path, table: str) -> None:
    keeping.back_up(file)
    damage(file, table)

    with pytest.raises(StoreError, match="is damaged"):
        keeping.contents_of(file)


def test_rows_that_point_nowhere_are_recognised(keeping: SqliteKeeping, file: Path) -> None:
    keeping.back_up(file)
    with closing(sqlite3.connect(file)) as copy:
        copy.execute("INSERT INTO reopening VALUES ('no round', 1, '', 'ann', '')")
        copy.commit()

    with pytest.raises(StoreError, match="is damaged: a row of 'reopening' points"):
        keeping.contents_of(file)


def test_a_copy_of_a_newer_version_is_recognised(
    keeping: SqliteKeeping, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "MIGRATIONS", LATER)
        SqliteAdapter(keeping.path).migrate()
        keeping.back_up(file)

    with pytest.raises(StoreError, match="newer version"):
        keeping.contents_of(file)
