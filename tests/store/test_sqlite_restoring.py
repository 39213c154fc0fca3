"""A copy in the place of a database: nothing of the former gets into it, and nothing is lost."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from maturity.domain.audit import COMMAND_LINE, Event, Note, first_broken
from maturity.domain.organisation import Person
from maturity.errors import StoreError
from maturity.store import sqlite
from maturity.store.migrations import MIGRATIONS
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from maturity.store.sqlite_keeping import SqliteKeeping
from tests.store.test_sqlite_faults import sound

NOTE = Note(Event.RESTORED, COMMAND_LINE, datetime(2026, 3, 2, tzinfo=UTC))
EARLIER = Note(Event.BACKED_UP, COMMAND_LINE, datetime(2026, 3, 1, tzinfo=UTC))


@pytest.fixture
def store(adapter: SqliteAdapter) -> SqlStore:
    return SqlStore(adapter)


@pytest.fixture
def copy(store: SqlStore, path: Path, tmp_path: Path) -> Path:
    """It knows ann; the database knows ben too."""
    file = tmp_path / "copies" / "copy.db"
    file.parent.mkdir()
    store.note(EARLIER)
    store.save_person(Person("ann", "Ann"))
    SqliteKeeping(path).back_up(file)
    store.save_person(Person("ben", "Ben"))
    return file


def who(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM person ORDER BY name")]


def put_back(path: Path, copy: Path) -> Path:
    """Where the former is kept."""
    kept = SqliteKeeping(path).put_back(copy, NOTE)
    assert kept is not None
    return Path(kept)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_the_former_database_is_kept_and_the_change_is_noted(
    store: SqlStore, copy: Path, path: Path
) -> None:
    before = copy.read_bytes()

    kept = put_back(path, copy)

    assert kept.name.startswith("maturity.db.before-restore-20")
    assert (who(path), who(kept)) == (["Ann"], ["Ann", "Ben"])
    assert [entry.note for entry in store.audit_entries()] == [EARLIER, NOTE]
    assert first_broken(store.audit_entries()) is None
    assert copy.read_bytes() == before
    assert names(path.parent) == ["copies", "maturity.db", kept.name, "maturity.db.lock"]
    assert names(copy.parent) == ["copy.db"]


def test_what_was_not_yet_written_into_the_former_file_is_kept_with_it(
    store: SqlStore, copy: Path, path: Path, tmp_path: Path
) -> None:
    """As after a power failure: the newest person stands in the WAL alone."""
    aside = tmp_path / "aside"
    aside.mkdir()
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("SELECT * FROM person").fetchall()
        store.save_person(Person("cat", "Cat"))
        for file in (path, path.with_name("maturity.db-wal")):
            shutil.copyfile(file, aside / file.name)
    for file in aside.iterdir():
        shutil.copyfile(file, path.with_name(file.name))
    assert path.with_name("maturity.db-wal").stat().st_size

    kept = put_back(path, copy)

    assert who(kept) == ["Ann", "Ben", "Cat"]
    assert who(path) == ["Ann"]
    assert sound(path)


@pytest.mark.parametrize("damaged", [b"x" * 9000, b""], ids=["rubbish", "empty"])
def test_a_damaged_database_is_kept_and_nothing_beside_it_gets_into_the_new_one(
    store: SqlStore, copy: Path, path: Path, damaged: bytes
) -> None:
    path.write_bytes(damaged)
    path.with_name("maturity.db-wal").write_bytes(b"y" * 5000)
    path.with_name("maturity.db-shm").write_bytes(b"z" * 5000)

    kept = put_back(path, copy)

    assert kept.read_bytes() == damaged
    assert who(path) == ["Ann"]
    assert sound(path)
    assert names(path.parent) == ["copies", "maturity.db", kept.name, "maturity.db.lock"]


def test_a_database_that_is_gone_comes_back(store: SqlStore, copy: Path, path: Path) -> None:
    path.unlink()

    assert SqliteKeeping(path).put_back(copy, NOTE) is None

    assert who(path) == ["Ann"]


def test_a_folder_that_is_gone_comes_back(copy: Path, tmp_path: Path) -> None:
    path = tmp_path / "another" / "computer" / "maturity.db"

    SqliteKeeping(path).put_back(copy, NOTE)

    assert who(path) == ["Ann"]
    assert os.name != "posix" or path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="rights are set as POSIX sets them")
def test_whoever_could_read_the_database_still_can(store: SqlStore, copy: Path, path: Path) -> None:
    path.chmod(0o640)

    SqliteKeeping(path).put_back(copy, NOTE)

    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_an_administrator_leaves_everything_to_whom_the_database_belongs(
    store: SqlStore, copy: Path, path: Path
) -> None:
    os.chown(path, 65534, 65534)
    copies = path.parent / "copies"

    SqliteKeeping(path).put_back(copy, NOTE)

    owners = {file.stat().st_uid for file in path.parent.iterdir() if file != copies}
    assert owners == {65534}


def test_a_copy_of_an_earlier_version_is_brought_up(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.db"
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "MIGRATIONS", MIGRATIONS[:8])
        SqliteAdapter(path).migrate()
        row = "INSERT INTO person (id, name, owner) VALUES ('ann', 'Ann', 0)"
        SqliteAdapter(path).write(lambda connection: connection.execute(row))
        SqliteKeeping(path).back_up(old)
    SqliteAdapter(path).migrate()

    SqliteKeeping(path).put_back(old, NOTE)

    assert who(path) == ["Ann"]
    assert SqliteKeeping(path).contents_of(old).pending == tuple(n for n, _ in MIGRATIONS[8:])
    assert SqlStore(SqliteAdapter(path)).audit_entries()[0].note == NOTE


@pytest.mark.parametrize("content", [b"", b"Dear diary", b"SQLite format 3\0" + b"\x77" * 5000])
def test_what_is_no_copy_of_ours_replaces_nothing(
    store: SqlStore, copy: Path, path: Path, content: bytes
) -> None:
    copy.write_bytes(content)

    with pytest.raises(StoreError, match=copy.name):
        SqliteKeeping(path).put_back(copy, NOTE)

    assert who(path) == ["Ann", "Ben"]
    assert names(path.parent) == ["copies", "maturity.db", "maturity.db.lock"]


def test_the_database_itself_and_a_file_that_is_not_there_replace_nothing(
    store: SqlStore, copy: Path, path: Path
) -> None:
    for file in (path, path.with_name("nowhere.db")):
        with pytest.raises(StoreError, match=file.name):
            SqliteKeeping(path).put_back(file, NOTE)

    assert who(path) == ["Ann", "Ben"]


def test_a_full_disk_leaves_the_database_as_it_was(
    store: SqlStore, copy: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_files: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)

    with pytest.raises(StoreError, match="No space left"):
        SqliteKeeping(path).put_back(copy, NOTE)

    assert who(path) == ["Ann", "Ben"]
    assert names(path.parent) == ["copies", "maturity.db", "maturity.db.lock"]
