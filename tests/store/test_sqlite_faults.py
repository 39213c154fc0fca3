"""Files, folders and disks that fail: a sentence for the user, and nothing damaged."""

import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from maturity.domain.organisation import Person
from maturity.errors import StoreError
from maturity.store import sqlite
from maturity.store.migrations import MIGRATIONS
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from tests.store.processes import said
from tests.store.samples import an_assessment, an_organisation, begin
from tests.store.worker import Task, answer_without_rights, migrate_without_rights

ANN = Person("ann", "Ann")
rights = pytest.mark.skipif(os.name != "posix", reason="rights are set as POSIX sets them")


def refuses(path: Path, *words: str) -> None:
    """The file stays as it was, byte by byte, and the sentence names it and says what to do."""
    before = path.read_bytes() if path.is_file() else None

    with pytest.raises(StoreError) as raised:
        SqliteAdapter(path).migrate()

    assert_says(str(raised.value), path, *words)
    assert before == (path.read_bytes() if path.is_file() else None)


def assert_says(sentence: str, path: Path, *words: str) -> None:
    assert str(path) in sentence
    assert sentence.endswith(".")
    assert "{" not in sentence.replace(str(path), "")
    assert "Errno" not in sentence
    for word in words:
        assert word in sentence


def sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def test_a_database_of_a_newer_version_is_left_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        later = (*MIGRATIONS, ("9999_later", "CREATE TABLE later (id TEXT)"))
        patch.setattr(sqlite, "MIGRATIONS", later)
        SqliteAdapter(path).migrate()

    refuses(path, "newer version", "Install that version")


@pytest.mark.parametrize(
    "content",
    [b"xy", b"To whom it may concern\n", b"PK\x03\x04" * 5000, b"SQLite format 2\0" * 99],
    ids=["letter", "note", "zip", "older"],
)
@pytest.mark.parametrize("name", ["notes.txt", "full locked readonly.db", "{path} {0}.db"])
def test_a_file_that_is_no_database_is_left_as_it_is(
    tmp_path: Path, content: bytes, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    refuses(path, "is not a database of this tool", "Name another file")


@pytest.mark.parametrize("table", ["bookmark", "organisation", "_sqlite_migrations_of_others"])
def test_the_database_of_another_tool_is_left_as_it_is(path: Path, table: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"CREATE TABLE {table} (id INTEGER)")

    refuses(path, "is not a database of this tool", "Name another file")


def test_a_damaged_database_is_said_to_be_damaged(adapter: SqliteAdapter, path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\x77" * 3996
    path.write_bytes(content)

    refuses(path, "damaged", "backup")


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.touch()

    SqliteAdapter(path).migrate()

    assert sound(path)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "folder.db"
    path.mkdir()

    refuses(path, "cannot be used", "name another file")


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("I am a file.")

    refuses(tmp_path / "file" / "maturity.db", "cannot be used", "name another file")
    refuses(tmp_path / "file" / "folder" / "maturity.db", "cannot be used", "name another file")


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everybody reaches, as pytest's own is closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.fixture
def kept(public: Path) -> Path:
    """A database with a round in a folder of its own."""
    path = public / "data" / "maturity.db"
    SqliteAdapter(path).migrate()
    begin(SqlStore(SqliteAdapter(path)), an_assessment())
    return path


@rights
def test_a_missing_folder_that_may_not_be_made(public: Path) -> None:
    public.chmod(0o555)
    path = public / "new" / "maturity.db"

    (sentence,) = said(migrate_without_rights, path)

    assert_says(sentence, path, "ermission denied", "Check the disk, the folder")
    assert not path.parent.exists()


@rights
def test_a_folder_that_may_not_be_written(public: Path) -> None:
    public.chmod(0o555)
    path = public / "maturity.db"

    (sentence,) = said(migrate_without_rights, path)

    assert_says(sentence, path, "Check the disk, the folder")
    assert not path.exists()


@rights
@pytest.mark.parametrize("task", [migrate_without_rights, answer_without_rights])
@pytest.mark.parametrize("folder", [0o777, 0o555])
@pytest.mark.parametrize("mode", [0o444, 0o000])
def test_a_file_that_may_not_be_written(kept: Path, task: Task, folder: int, mode: int) -> None:
    kept.chmod(mode)
    kept.parent.chmod(folder)

    (sentence,) = said(task, kept)

    assert_says(sentence, kept)
    assert re.search(r"Check (who may|the disk, the folder and who may write there)", sentence)
    kept.chmod(0o644)
    kept.parent.chmod(0o755)
    assert sound(kept)
    assert SqlStore(SqliteAdapter(kept)).assessment("round-1") == an_assessment()


def test_a_locked_database_is_read_and_says_that_it_is_busy(
    adapter: SqliteAdapter, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    store = SqlStore(adapter)
    store.save_organisation(an_organisation())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreError) as raised:
            store.save_person(ANN)
        assert_says(str(raised.value), path, "is busy", "Try again in a moment")
        refuses(path, "is busy")
        assert store.organisation("council") == an_organisation()

    store.save_person(ANN)
    assert store.person("ann") == ANN


def test_a_file_that_stays_locked_before_it_has_a_schema_says_that_it_is_busy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        refuses(path, "is busy", "Try again in a moment")

    SqliteAdapter(path).migrate()
    assert sound(path)


def test_a_store_whose_file_was_taken_away_says_so(adapter: SqliteAdapter, path: Path) -> None:
    path.unlink()

    with pytest.raises(StoreError, match="cannot be used") as raised:
        SqlStore(adapter).save_person(ANN)

    assert_says(str(raised.value), path)
