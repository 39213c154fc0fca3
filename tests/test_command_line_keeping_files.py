"""`backup` and `restore` where the database is a file: older, newer and destroyed ones."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from maturity.commands.database import open_store
from maturity.domain.organisation import Organisation
from maturity.store import sqlite
from maturity.store.migrations import MIGRATIONS
from tests.command_line import Invoke


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "data" / "maturity.db"
    monkeypatch.setenv("MATURITY_DATABASE", str(path))
    return path


@pytest.fixture
def copy(invoke: Invoke, database: Path, tmp_path: Path) -> Path:
    """It knows one council; the database knows two."""
    store = open_store()
    store.save_organisation(Organisation("a", "Ambridge", "england"))
    file = tmp_path / "copy.db"
    assert invoke("backup", str(file)).exit_code == 0
    store.save_organisation(Organisation("b", "Borchester", "england"))
    return file


def organisations() -> list[str]:
    return sorted(one.name for one in open_store().organisations_by_hand())


def test_a_database_of_an_earlier_version_is_copied_as_it_is(
    invoke: Invoke, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its server may be running: a command must not change the schema under it."""
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "MIGRATIONS", MIGRATIONS[:8])
        open_store()

    done = invoke("backup", str(tmp_path / "copy.db"))

    assert done.exit_code == 0, done.output
    assert "of an earlier version of this tool: nothing was noted" in done.stdout
    with closing(sqlite3.connect(database)) as left:
        (steps,) = left.execute("SELECT COUNT(*) FROM _sqlite_migrations").fetchone()
    assert steps == 8


def test_what_was_kept_can_be_put_back_again(invoke: Invoke, database: Path, copy: Path) -> None:
    invoke("restore", str(copy), "--yes")
    (kept,) = database.parent.glob("maturity.db.before-restore-*")

    done = invoke("restore", str(kept), "--yes")

    assert done.exit_code == 0, done.output
    assert organisations() == ["Ambridge", "Borchester"]


def test_a_destroyed_database_comes_back_from_the_backup_alone(
    invoke: Invoke, database: Path, copy: Path
) -> None:
    database.write_bytes(b"rubbish" * 1000)

    done = invoke("restore", str(copy), "--yes")

    assert done.exit_code == 0, done.output
    assert f"It is replaced: {database} is not a database of this tool." in done.stdout
    assert organisations() == ["Ambridge"]


def test_an_older_version_goes_back_to_its_copy_from_before_the_update(
    invoke: Invoke, database: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        later = (*MIGRATIONS, ("9999_later", "CREATE TABLE later (id TEXT)"))
        patch.setattr(sqlite, "MIGRATIONS", later)
        open_store().save_organisation(Organisation("c", "Felpersham", "england"))
    (before,) = database.parent.glob("maturity.db.before-9999_later-*")

    done = invoke("restore", str(before), "--yes")

    assert done.exit_code == 0, done.output
    assert "was written by a newer version of this tool." in done.stdout
    assert organisations() == ["Ambridge", "Borchester"]
