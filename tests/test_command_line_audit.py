"""`audit` as whoever runs the server types it: whole, cut off, changed, and the list."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from maturity.domain.audit import COMMAND_LINE, Event, Note
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from tests.command_line import Invoke

NOW = datetime(2026, 5, 12, 14, 3, tzinfo=UTC)


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """With three entries."""
    path = tmp_path / "maturity.db"
    monkeypatch.setenv("MATURITY_DATABASE", str(path))
    adapter = SqliteAdapter(path)
    adapter.migrate()
    store = SqlStore(adapter)
    store.note(Note(Event.INVITED, "ann", NOW, "ambridge", (("role", "lead"),)))
    store.note(Note(Event.LEFT, "ben", NOW + timedelta(days=1), "borchester"))
    store.note(Note(Event.BACKED_UP, COMMAND_LINE, NOW + timedelta(days=2)))
    return path


def change(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()


def hashes(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return [row[0] for row in connection.execute("SELECT hash FROM audit_entry")]


def test_a_whole_log_says_how_long_it_is_and_its_last_hash(invoke: Invoke, database: Path) -> None:
    done = invoke("audit", "verify")

    first, last = "2026-05-12 14:03:00 UTC", "2026-05-14 14:03:00 UTC"
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[:2] == [
        f"3 entries, from {first} to {last}. All are as they were written.",
        f"Last hash: {hashes(database)[-1]}",
    ]


@pytest.mark.parametrize("place", [0, 2])
def test_a_hash_that_was_written_down_is_found(invoke: Invoke, database: Path, place: int) -> None:
    written_down = f" {hashes(database)[place].upper()}\n"

    assert invoke("audit", "verify", "--expect", written_down).exit_code == 0


def test_a_log_that_was_cut_off_at_the_end_is_found_by_its_last_hash(
    invoke: Invoke, database: Path
) -> None:
    written_down = hashes(database)[-1]
    change(database, "DELETE FROM audit_entry WHERE number = 3")

    assert invoke("audit", "verify").exit_code == 0
    done = invoke("audit", "verify", "--expect", written_down)

    assert done.exit_code == 1
    assert "Entries were cut off at the end" in done.stderr


def test_an_entry_that_was_changed_is_named(invoke: Invoke, database: Path) -> None:
    change(database, "UPDATE audit_entry SET actor = 'eve' WHERE number = 2")

    done = invoke("audit", "verify")

    assert done.exit_code == 1
    assert "entry 2 is missing, or not as it was written" in done.stderr
    assert not done.stdout


def test_an_empty_log_is_no_fault(invoke: Invoke, database: Path) -> None:
    change(database, "DELETE FROM audit_entry")

    done = invoke("audit", "verify")

    assert (done.exit_code, done.stdout) == (0, "The audit log is empty.\n")


def test_entries_are_listed_one_a_line(invoke: Invoke, database: Path) -> None:
    done = invoke("audit", "list")

    assert done.stdout.splitlines() == [
        "1  2026-05-12 14:03:00 UTC  ambridge  ann made an invitation for a lead.",
        "2  2026-05-13 14:03:00 UTC  borchester  ben left.",
        "3  2026-05-14 14:03:00 UTC  -  A command on the server made a backup.",
    ]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (["--organisation", "borchester"], [2]),
        (["--since", "2026-05-13"], [2, 3]),
        (["--since", "2026-05-13", "--organisation", "ambridge"], []),
    ],
)
def test_the_list_is_narrowed(invoke: Invoke, options: list[str], numbers: list[int]) -> None:
    done = invoke("audit", "list", *options)

    assert [int(line.split()[0]) for line in done.stdout.splitlines()] == numbers


def test_programs_get_every_hash(invoke: Invoke, database: Path) -> None:
    listed = [json.loads(line) for line in invoke("audit", "list", "--json").stdout.splitlines()]

    assert [one["hash"] for one in listed] == hashes(database)
    assert listed[0] | {"hash": "", "previous": ""} == {
        "number": 1,
        "event": "invited",
        "actor": "ann",
        "at": "2026-05-12T14:03:00.000000+00:00",
        "organisation_id": "ambridge",
        "facts": {"role": "lead"},
        "previous": "",
        "hash": "",
    }
