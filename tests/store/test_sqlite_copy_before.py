"""The copy that a start makes before it changes the schema of an SQLite database."""

from pathlib import Path

import pytest

from maturity.domain.organisation import Person
from maturity.errors import StoreError
from maturity.store import sqlite
from maturity.store.migrations import MIGRATIONS
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from maturity.store.sqlite_keeping import SqliteKeeping
from tests.store.processes import said_at_once
from tests.store.samples import a_record, an_assessment, begin
from tests.store.worker import migrate


@pytest.fixture
def store(adapter: SqliteAdapter) -> SqlStore:
    made = SqlStore(adapter)
    begin(made, an_assessment())
    made.add_answers("round-1", [a_record()])
    return made


def copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob("maturity.db.before-*"))


@pytest.fixture
def versions(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Steps of later versions of the tool. Whoever adds one has that version."""
    steps = list(MIGRATIONS)
    monkeypatch.setattr(sqlite, "MIGRATIONS", steps)
    return steps


def test_an_older_database_is_copied_before_it_is_brought_up(
    store: SqlStore, path: Path, versions: list[tuple[str, str]]
) -> None:
    versions.append(("9998_more", "CREATE TABLE more (id TEXT)"))
    SqliteAdapter(path).migrate()

    (copy,) = copies(path)
    assert copy.name.startswith("maturity.db.before-9998_more-20")
    held = SqliteKeeping(path).contents_of(copy)
    assert held.answers == 1
    assert held.pending == ("9998_more",)


def test_what_holds_nothing_or_lacks_nothing_is_not_copied(
    adapter: SqliteAdapter, path: Path, versions: list[tuple[str, str]]
) -> None:
    versions.append(("9998_more", "CREATE TABLE more (id TEXT)"))
    adapter.migrate()
    SqlStore(adapter).save_person(Person("ann", "Ann"))
    adapter.migrate()

    assert copies(path) == []


def test_the_newest_three_copies_stay_and_nobody_elses_file_goes(
    store: SqlStore, path: Path, versions: list[tuple[str, str]]
) -> None:
    others = [path.with_name(f"maturity.db.{name}") for name in ("before-sale", "before-restore-1")]
    for other in others:
        other.write_text("mine")
    for number in range(9001, 9006):
        versions.append((f"{number}_more", f"CREATE TABLE more_{number} (id TEXT)"))
        SqliteAdapter(path).migrate()

    names = [copy.name.split("-")[1] for copy in copies(path) if copy not in others]
    assert names == ["9003_more", "9004_more", "9005_more"]
    assert all(other.read_text() == "mine" for other in others)


def test_where_the_schema_cannot_be_changed_no_copy_is_left(
    store: SqlStore, path: Path, versions: list[tuple[str, str]]
) -> None:
    versions.append(("9998_broken", "CREATE TABLE answer (id TEXT)"))

    with pytest.raises(StoreError):
        SqliteAdapter(path).migrate()

    assert copies(path) == []


def test_where_no_copy_can_be_made_nothing_is_changed(
    store: SqlStore,
    path: Path,
    versions: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_part: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("maturity.store.sqlite_copy.settle", full)
    versions.append(("9998_more", "CREATE TABLE more (id TEXT)"))

    with pytest.raises(StoreError, match=r"copied before it is changed.*No space left"):
        SqliteAdapter(path).migrate()

    versions.pop()
    SqliteAdapter(path).migrate()
    assert sorted(file.name for file in path.parent.iterdir()) == ["maturity.db"]


def test_six_processes_that_bring_up_a_database_make_one_copy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "MIGRATIONS", MIGRATIONS[:1])
        SqliteAdapter(path).migrate()
    row = "INSERT INTO organisation (id, name, nation, region, invented) VALUES (?, ?, ?, ?, ?)"
    SqliteAdapter(path).write(lambda act: act.execute(row, ("a", "A", "wales", "", 0)))

    assert said_at_once(6, migrate, path) == ["migrated"] * 6

    assert len(copies(path)) == 1
