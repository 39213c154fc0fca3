"""`move` as somebody runs it: what it says, what it needs to be told, and what it never shows."""

from pathlib import Path

import pytest

from maturity.domain.audit import COMMAND_LINE, Event
from maturity.domain.organisation import Organisation
from maturity.location import SqliteFile
from maturity.store.sql import SqlStore
from tests.command_line import Invoke, Run
from tests.postgres import Cluster
from tests.store.kept import opened


@pytest.fixture
def source(tmp_path: Path) -> SqliteFile:
    file = SqliteFile(tmp_path / "old.db")
    with opened(file) as adapter:
        SqlStore(adapter).save_organisation(Organisation("a", "Ambridge", "england"))
        SqlStore(adapter).save_organisation(Organisation("b", "Borchester", "england"))
    return file


def test_it_says_each_table_and_what_comes_next_and_no_password(
    run: Run, source: SqliteFile, postgres: Cluster
) -> None:
    target = postgres.fresh(migrated=False)
    secret = target.whole.replace("maturity@", "maturity:hunter2@")

    done = run("move", "--from", f"sqlite:{source}", "--to", secret)

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "organisation: 2 rows"
    assert f"\n2 rows are in {target}, the same on both sides. It took " in done.stdout
    assert "Set MATURITY_DATABASE to its address for each server, and start them." in done.stdout
    assert f"{source} is as it was." in done.stdout
    assert "hunter2" not in done.stdout + done.stderr
    with opened(target) as adapter:
        log = [entry.note for entry in SqlStore(adapter).audit_entries()]
    assert [(note.event, note.actor) for note in log] == [(Event.MOVED, COMMAND_LINE)]
    verified = run("audit", "verify", MATURITY_DATABASE=secret)
    assert "1 entry, of " in verified.stdout


@pytest.mark.parametrize("named", ["--from", "--to"])
def test_what_is_not_named_is_the_database_of_the_settings(
    invoke: Invoke, source: SqliteFile, tmp_path: Path, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "new.db"
    given, set_to = (source, target) if named == "--from" else (target, source)
    monkeypatch.setenv("MATURITY_DATABASE", str(set_to))

    done = invoke("move", named, str(given))

    assert done.exit_code == 0, done.output
    assert target.exists()
    assert "organisation: 2 rows" in done.stdout


def test_what_is_not_named_at_all_moves_nowhere(invoke: Invoke) -> None:
    done = invoke("move")

    assert done.exit_code == 2
    assert "Name a database with --from or --to." in done.stderr


def test_what_is_refused_ends_with_one_and_a_sentence(
    invoke: Invoke, source: SqliteFile, tmp_path: Path
) -> None:
    done = invoke("move", "--from", str(tmp_path / "none.db"), "--to", str(source))

    assert done.exit_code == 1
    assert f"There is no database {tmp_path / 'none.db'} yet" in done.stderr
    assert "rows" not in done.stdout


def test_its_help_says_that_others_can_read_an_address(invoke: Invoke) -> None:
    said = " ".join(invoke("move", "--help").stdout.split())

    assert "A password on the command line can be read by others on this computer" in said
    assert "PGPASSWORD" in said
