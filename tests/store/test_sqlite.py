"""SQLite alone: what every connection promises, and how a file gets its schema."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from time import sleep

import pytest

from maturity.domain.organisation import Organisation
from maturity.errors import NotHere, StoreError
from maturity.store import migrations, sqlite
from maturity.store.migrations import MIGRATIONS
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from tests.store.processes import said_at_once
from tests.store.samples import an_organisation
from tests.store.worker import migrate

BROKEN = ("9999_broken", "CREATE TABLE half (id TEXT); CREATE TABLE organisation (id TEXT);")
FILES = sorted(Path(migrations.__file__).parent.glob("*.sql"))


def ask(adapter: SqliteAdapter, statement: str) -> list[tuple[object, ...]]:
    return adapter.read(lambda connection: connection.execute(statement).fetchall())


def tables(adapter: SqliteAdapter) -> set[object]:
    return {name for (name,) in ask(adapter, "SELECT name FROM sqlite_master WHERE type='table'")}


def steps(adapter: SqliteAdapter) -> list[object]:
    return [name for (name,) in ask(adapter, "SELECT name FROM _sqlite_migrations ORDER BY id")]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("integrity_check", "ok")],
)
def test_every_connection_keeps_its_promises(
    adapter: SqliteAdapter, pragma: str, value: object
) -> None:
    def asked(connection: sqlite3.Connection) -> object:
        return connection.execute(f"PRAGMA {pragma}").fetchone()[0]

    assert adapter.read(asked) == adapter.write(asked) == value


def test_every_table_is_strict(adapter: SqliteAdapter) -> None:
    listed = ask(adapter, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    ours = {name: bool(strict) for name, strict in listed if "sqlite_" not in str(name)}

    assert {"organisation", "answer"} <= ours.keys()
    assert all(ours.values()), ours


def test_a_text_in_a_number_is_refused(adapter: SqliteAdapter) -> None:
    statement = (
        "INSERT INTO organisation (id, name, nation, region, population, invented)"
        " VALUES ('a', 'A', 'wales', '', 'about a hundred', 0)"
    )

    with pytest.raises(sqlite3.IntegrityError, match="TEXT value in INTEGER"):
        adapter.write(lambda connection: connection.execute(statement))


def test_a_row_that_points_nowhere_is_refused(adapter: SqliteAdapter) -> None:
    statement = (
        "INSERT INTO membership (person_id, organisation_id, role, shut_out)"
        " VALUES ('nobody', 'nowhere', 'lead', 0)"
    )

    with pytest.raises(NotHere):
        adapter.write(lambda connection: connection.execute(statement))


@pytest.mark.parametrize("interruption", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_interrupted_write_leaves_nothing(
    adapter: SqliteAdapter, interruption: type[BaseException]
) -> None:
    def act(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO person (id, name, owner) VALUES ('ann', 'Ann', 0)")
        raise interruption

    with pytest.raises(interruption):
        adapter.write(act)

    assert ask(adapter, "SELECT * FROM person") == []


def test_a_write_outlasts_the_process_in_one_file(adapter: SqliteAdapter, path: Path) -> None:
    SqlStore(adapter).save_organisation(an_organisation())

    assert list(path.parent.iterdir()) == [path]
    assert SqlStore(SqliteAdapter(path)).organisation("council") == an_organisation()


@pytest.mark.parametrize("name", ["a b.db", "Tŷ.db", "100%.db", "{path}.db", "it's#2.db"])
def test_a_file_may_have_any_name_in_folders_that_do_not_exist_yet(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / "new" / "er" / name
    SqliteAdapter(path).migrate()

    assert list(path.parent.iterdir()) == [path]


def test_migration_files_are_numbered_without_gap() -> None:
    numbers = [path.name.split("_")[0] for path in FILES]

    assert numbers == [f"{number:04}" for number in range(1, len(FILES) + 1)]
    assert [name for name, _ in MIGRATIONS] == [path.stem for path in FILES]


def test_migrating_again_changes_nothing(adapter: SqliteAdapter) -> None:
    SqlStore(adapter).save_organisation(an_organisation())
    before = ask(adapter, "SELECT * FROM _sqlite_migrations")

    adapter.migrate()

    assert ask(adapter, "SELECT * FROM _sqlite_migrations") == before
    assert SqlStore(adapter).organisation("council") == an_organisation()


def test_a_file_whose_journal_was_changed_gets_it_back(adapter: SqliteAdapter, path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()

    adapter.migrate()

    assert ask(adapter, "PRAGMA journal_mode") == [("wal",)]


@pytest.mark.parametrize("attempt", range(3))
def test_six_processes_starting_at_once_make_the_schema_once(path: Path, attempt: int) -> None:
    assert said_at_once(6, migrate, path) == ["migrated"] * 6

    assert steps(SqliteAdapter(path)) == [name for name, _ in MIGRATIONS]


def test_a_start_waits_for_another_that_is_about_to_make_the_schema(path: Path) -> None:
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        ThreadPoolExecutor() as pool,
    ):
        other.execute("BEGIN IMMEDIATE")
        start = pool.submit(SqliteAdapter(path).migrate)
        sleep(0.3)
        assert not start.done()
        other.execute("ROLLBACK")
        start.result(timeout=60)

    assert steps(SqliteAdapter(path)) == [name for name, _ in MIGRATIONS]


def test_six_processes_starting_at_once_bring_up_an_old_schema_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adapter = SqliteAdapter(path)
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "MIGRATIONS", MIGRATIONS[:1])
        adapter.migrate()
    row = "INSERT INTO organisation (id, name, nation, region, invented) VALUES (?, ?, ?, ?, ?)"
    adapter.write(lambda connection: connection.execute(row, ("a", "A", "wales", "", 0)))
    assert "assessment" not in tables(adapter)

    assert said_at_once(6, migrate, path) == ["migrated"] * 6

    assert steps(adapter) == [name for name, _ in MIGRATIONS]
    assert SqlStore(adapter).organisation("a") == Organisation("a", "A", "wales")


@pytest.mark.parametrize("done", range(len(MIGRATIONS) + 1))
def test_a_migration_that_fails_half_way_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    adapter = SqliteAdapter(path)
    if done:
        monkeypatch.setattr(sqlite, "MIGRATIONS", MIGRATIONS[:done])
        adapter.migrate()
    before = tables(adapter)

    monkeypatch.setattr(sqlite, "MIGRATIONS", (*MIGRATIONS, BROKEN))
    with pytest.raises(StoreError, match=path.name):
        adapter.migrate()
    assert tables(adapter) == before

    monkeypatch.setattr(sqlite, "MIGRATIONS", MIGRATIONS)
    adapter.migrate()
    assert steps(adapter) == [name for name, _ in MIGRATIONS]


@pytest.mark.skipif(os.name != "posix", reason="rights are set as POSIX sets them")
def test_a_new_database_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "data" / "maturity.db"

    SqliteAdapter(path).migrate()
    beside = [file.stat().st_mode & 0o777 for file in path.parent.iterdir()]

    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert set(beside) == {0o600}


@pytest.mark.skipif(os.name != "posix", reason="rights are set as POSIX sets them")
def test_rights_that_somebody_gave_to_a_database_stay(tmp_path: Path) -> None:
    path = tmp_path / "maturity.db"
    SqliteAdapter(path).migrate()
    path.chmod(0o660)

    SqliteAdapter(path).migrate()

    assert path.stat().st_mode & 0o777 == 0o660
