"""`backup` and `restore` as somebody runs them: what is said and asked, and what is left alone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from maturity.__main__ import cli
from maturity.commands.database import open_store
from maturity.domain.audit import COMMAND_LINE, Event
from maturity.domain.organisation import Organisation
from maturity.store import sqlite
from maturity.store.in_use import held
from maturity.store.migrations import MIGRATIONS
from tests.command_line import Invoke, Run


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


def test_a_backup_says_what_it_holds_and_is_noted(
    invoke: Invoke, copy: Path, tmp_path: Path
) -> None:
    done = invoke("backup", str(tmp_path / "again.db"))

    assert done.exit_code == 0, done.output
    assert f"{tmp_path / 'again.db'} is written and checked: " in done.stdout
    assert " MB, 2 organisations, 0 rounds, 0 answers.\n" in done.stdout
    assert (tmp_path / "again.db").stat().st_mode & 0o077 == 0
    notes = [entry.note for entry in open_store().audit_entries()]
    assert [(note.event, note.actor) for note in notes] == [(Event.BACKED_UP, COMMAND_LINE)] * 2


def test_a_backup_that_fails_is_not_noted_and_replaces_nothing(invoke: Invoke, copy: Path) -> None:
    before = copy.read_bytes()

    done = invoke("backup", str(copy))

    assert done.exit_code == 1
    assert f"{copy} exists already and is not overwritten. Choose another name." in done.stderr
    assert copy.read_bytes() == before
    assert len(open_store().audit_entries()) == 1


def test_without_a_database_there_is_no_backup_and_nothing_is_made(
    invoke: Invoke, database: Path, tmp_path: Path
) -> None:
    done = invoke("backup", str(tmp_path / "copy.db"))

    assert done.exit_code == 1
    assert f"There is no database {database} yet" in done.stderr
    assert not list(tmp_path.iterdir())


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


def test_a_restore_shows_both_sides_asks_and_keeps_the_former(database: Path, copy: Path) -> None:
    done = CliRunner().invoke(cli, ["restore", str(copy)], input="y\n")

    (kept,) = database.parent.glob("maturity.db.before-restore-*")
    assert done.exit_code == 0, done.output
    assert f"{database} is replaced: " in done.stdout
    assert " MB, 2 organisations, " in done.stdout
    assert f"{copy} comes: " in done.stdout
    assert " MB, 1 organisation, " in done.stdout
    assert f"What was there before is in {kept}." in done.stdout
    assert "What happened after the backup is undone." in done.stdout
    assert organisations() == ["Ambridge"]
    assert [entry.note.event for entry in open_store().audit_entries()] == [Event.RESTORED]


@pytest.mark.parametrize("said", ["n\n", "\n", ""])
def test_without_a_yes_nothing_is_replaced(database: Path, copy: Path, said: str) -> None:
    done = CliRunner().invoke(cli, ["restore", str(copy)], input=said)

    assert done.exit_code == 1
    assert organisations() == ["Ambridge", "Borchester"]
    assert not list(database.parent.glob("*before*"))


def test_what_was_kept_can_be_put_back_again(invoke: Invoke, database: Path, copy: Path) -> None:
    invoke("restore", str(copy), "--yes")
    (kept,) = database.parent.glob("maturity.db.before-restore-*")

    done = invoke("restore", str(kept), "--yes")

    assert done.exit_code == 0, done.output
    assert organisations() == ["Ambridge", "Borchester"]


def test_while_a_server_runs_nothing_is_replaced_and_nobody_is_asked(
    invoke: Invoke, database: Path, copy: Path
) -> None:
    with held(database):
        done = invoke("restore", str(copy))

    assert done.exit_code == 1
    assert "A server or another command works with" in done.stderr
    assert "Nothing was changed." in done.stderr
    assert done.stdout == ""
    assert organisations() == ["Ambridge", "Borchester"]


@pytest.mark.parametrize("content", [b"", b"Dear diary"])
def test_what_is_no_backup_is_refused(
    invoke: Invoke, database: Path, copy: Path, content: bytes
) -> None:
    copy.write_bytes(content)

    done = invoke("restore", str(copy), "--yes")

    assert done.exit_code == 1
    assert f"{copy} is not a database of this tool." in done.stderr
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


def test_a_backup_and_a_restore_are_processes_of_their_own(
    run: Run, database: Path, copy: Path, tmp_path: Path
) -> None:
    database.unlink()

    restored = run("restore", str(copy), "--yes")
    saved = run("backup", str(tmp_path / "once more.db"))

    assert (restored.returncode, saved.returncode) == (0, 0), restored.stderr + saved.stderr
    assert f"There is no database {database} yet." in restored.stdout
    assert "1 organisation" in saved.stdout
