"""`backup` and `restore` as somebody runs them: what is said and asked, and what is left alone."""

from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

from maturity.__main__ import cli
from maturity.domain.audit import COMMAND_LINE, Event
from maturity.domain.organisation import Organisation
from maturity.location import Location, SqliteFile
from maturity.store.sql import SqlStore
from tests.command_line import Invoke, Run
from tests.postgres import Cluster
from tests.store.kept import at_work, opened


@pytest.fixture(params=["sqlite", "postgres"])
def database(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Location:
    """Of either kind, named by the settings. There is nothing yet."""
    monkeypatch.setattr("maturity.store.postgres_keeping.PATIENCE", 0.5)
    if request.param == "sqlite":
        file = SqliteFile(tmp_path / "data" / "maturity.db")
        monkeypatch.setenv("MATURITY_DATABASE", str(file))
        return file
    cluster: Cluster = request.getfixturevalue("postgres")
    address = cluster.fresh(migrated=False)
    monkeypatch.setenv("MATURITY_DATABASE", address.whole)
    return address


@pytest.fixture
def copy(invoke: Invoke, database: Location, tmp_path: Path) -> Path:
    """It knows one council; the database knows two."""
    know(database, "Ambridge")
    file = tmp_path / "copy.db"
    assert invoke("backup", str(file)).exit_code == 0
    know(database, "Borchester")
    return file


@pytest.fixture
def gone(database: Location, copy: Path) -> Location:
    """And only the copy is left."""
    if isinstance(database, SqliteFile):
        database.path.unlink()
    else:
        with psycopg.connect(database.whole) as session:
            session.execute("DROP SCHEMA maturity CASCADE")
    return database


def know(location: Location, name: str) -> None:
    with opened(location) as adapter:
        SqlStore(adapter).save_organisation(Organisation(name.lower(), name, "england"))


def organisations(location: Location) -> list[str]:
    with opened(location) as adapter:
        return sorted(one.name for one in SqlStore(adapter).organisations_by_hand())


def noted(location: Location) -> list[tuple[Event, str]]:
    with opened(location) as adapter:
        notes = [entry.note for entry in SqlStore(adapter).audit_entries()]
    return [(note.event, note.actor) for note in notes]


def former(location: Location) -> list[str]:
    """What is kept beside it, as a command names it."""
    if isinstance(location, SqliteFile):
        return [str(file) for file in location.path.parent.glob("maturity.db.before-restore-*")]
    with psycopg.connect(location.whole) as session:
        found = session.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE '%before%'")
        return [f"the schema {name} of {location}" for (name,) in found]


def test_a_backup_says_what_it_holds_and_is_noted(
    invoke: Invoke, database: Location, copy: Path, tmp_path: Path
) -> None:
    done = invoke("backup", str(tmp_path / "again.db"))

    assert done.exit_code == 0, done.output
    assert f"{tmp_path / 'again.db'} is written and checked: " in done.stdout
    assert " MB, 2 organisations, 0 rounds, 0 answers.\n" in done.stdout
    assert (tmp_path / "again.db").stat().st_mode & 0o077 == 0
    assert noted(database) == [(Event.BACKED_UP, COMMAND_LINE)] * 2


def test_a_backup_that_fails_is_not_noted_and_replaces_nothing(
    invoke: Invoke, database: Location, copy: Path
) -> None:
    before = copy.read_bytes()

    done = invoke("backup", str(copy))

    assert done.exit_code == 1
    assert f"{copy} exists already and is not overwritten. Choose another name." in done.stderr
    assert copy.read_bytes() == before
    assert len(noted(database)) == 1


def test_without_a_database_there_is_no_backup_and_nothing_is_made(
    invoke: Invoke, database: Location, tmp_path: Path
) -> None:
    done = invoke("backup", str(tmp_path / "copy.db"))

    assert done.exit_code == 1
    assert f"There is no database {database} yet" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_restore_shows_both_sides_asks_and_keeps_the_former(
    database: Location, copy: Path
) -> None:
    done = CliRunner().invoke(cli, ["restore", str(copy)], input="y\n")

    (kept,) = former(database)
    assert done.exit_code == 0, done.output
    assert f"{database} is replaced: " in done.stdout
    assert " MB, 2 organisations, " in done.stdout
    assert f"{copy} comes: " in done.stdout
    assert " MB, 1 organisation, " in done.stdout
    assert f"What was there before is in {kept}." in done.stdout
    assert "What happened after the backup is undone." in done.stdout
    assert organisations(database) == ["Ambridge"]
    assert noted(database) == [(Event.RESTORED, COMMAND_LINE)]


@pytest.mark.parametrize("said", ["n\n", "\n", ""])
def test_without_a_yes_nothing_is_replaced(database: Location, copy: Path, said: str) -> None:
    done = CliRunner().invoke(cli, ["restore", str(copy)], input=said)

    assert done.exit_code == 1
    assert organisations(database) == ["Ambridge", "Borchester"]
    assert not former(database)


def test_while_a_server_runs_nothing_is_replaced_and_nobody_is_asked(
    invoke: Invoke, database: Location, copy: Path
) -> None:
    with at_work(database):
        done = invoke("restore", str(copy))

    assert done.exit_code == 1
    assert "A server or another command works with" in done.stderr
    assert "Nothing was changed." in done.stderr
    assert done.stdout == ""
    assert organisations(database) == ["Ambridge", "Borchester"]


@pytest.mark.parametrize("content", [b"", b"Dear diary"])
def test_what_is_no_backup_is_refused(
    invoke: Invoke, database: Location, copy: Path, content: bytes
) -> None:
    copy.write_bytes(content)

    done = invoke("restore", str(copy), "--yes")

    assert done.exit_code == 1
    assert f"{copy} is not a database of this tool." in done.stderr
    assert organisations(database) == ["Ambridge", "Borchester"]


def test_a_backup_and_a_restore_are_processes_of_their_own(
    run: Run, gone: Location, copy: Path, tmp_path: Path
) -> None:
    restored = run("restore", str(copy), "--yes")
    saved = run("backup", str(tmp_path / "once more.db"))

    assert (restored.returncode, saved.returncode) == (0, 0), restored.stderr + saved.stderr
    assert f"There is no database {gone} yet." in restored.stdout
    assert "1 organisation" in saved.stdout
