"""In a language that nobody speaks: what `backup`, `restore` and `doctor` say of a database."""

import errno
import os
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from maturity.commands import checks, file_checks
from maturity.commands.database import open_store
from maturity.domain.audit import COMMAND_LINE, Event, Note
from maturity.domain.organisation import Organisation
from maturity.store import in_use, sqlite
from maturity.store.in_use import alone, held
from maturity.store.migrations import MIGRATIONS
from tests.locale.pseudo import forgotten
from tests.locale.test_no_sentence_is_forgotten import said

KNOWN = [
    *("x.db", "y.db", ".before-restore-", "MATURITY_", "doctor --thorough", "--thorough", "chmod"),
    *("MATURITY_DATABSE", "MATURITY_DATABASE", "MATURITY_ADDRESS", "'backup'", "reopening"),
    *(
        "assessment",
        "person",
        "[y/N]",
        "No such file or directory",
        ".before-9998_x-",
        ".json",
        "x",
    ),
]


def told(here: Path, *args: str) -> str:
    output = re.sub(r"\d{8}T\d{6}Z", "", said(*args).replace(str(here), ""))
    return forgotten(output, known=[*KNOWN, *(name for name, _ in MIGRATIONS)])


def test_keeping_says_nothing_in_english(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not told(here, "backup", "y.db")
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "MIGRATIONS", MIGRATIONS[:8])
        open_store()
    assert not told(here, "backup", "y.db")
    assert not told(here, "backup", "y.db")
    open_store().save_organisation(Organisation("a", "A", "wales"))
    assert not told(here, "restore", "y.db")
    assert not told(here, "restore", "y.db", "--yes")
    assert not told(here, "restore", "x.db", "--yes")
    with held(here / "x.db"):
        assert not told(here, "restore", "y.db")
    monkeypatch.setattr(in_use, "PATIENCE", 0.0)
    with alone(here / "x.db"):
        assert not told(here, "backup", "y.db")
    (here / "x.db").write_bytes(b"x" * 5000)
    assert not told(here, "restore", "y.db", "--yes")


def test_what_is_found_in_a_copy_is_not_said_in_english(here: Path) -> None:
    open_store()
    assert not told(here, "backup", "y.db")
    with closing(sqlite3.connect("y.db")) as copy:
        copy.execute("INSERT INTO reopening VALUES ('x', 1, '', 'x', '')")
        copy.commit()

    assert not told(here, "restore", "y.db", "--yes")


def test_no_start_that_cannot_copy_is_refused_in_english(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store().save_organisation(Organisation("a", "A", "wales"))
    later = (*MIGRATIONS, ("9998_x", "CREATE TABLE x (id TEXT)"))
    monkeypatch.setattr(sqlite, "MIGRATIONS", later)
    with monkeypatch.context() as patch:
        patch.setattr("maturity.store.sqlite_copy.rows", lambda _source: {"a": object()})
        assert not told(here, "contributions", "import", "x.json")

    def full(_part: Path) -> None:
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))

    monkeypatch.setattr("maturity.store.sqlite_copy.settle", full)
    assert not told(here, "contributions", "import", "x.json")


def test_no_finding_about_a_database_is_english(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(*args: str) -> str:
        return told(here, "doctor", *args)

    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "MIGRATIONS", MIGRATIONS[:-1])
        open_store()
    assert not found()
    now = datetime.now(UTC)
    for days in (-9, 0, 1):
        open_store().note(Note(Event.BACKED_UP, COMMAND_LINE, now + timedelta(days)))
        assert not found("--thorough")
    monkeypatch.setenv("MATURITY_DATABSE", "x")
    assert not found()
    monkeypatch.setattr(checks, "ALIKE", 1.0)
    monkeypatch.setattr(file_checks, "LITTLE_ROOM", 10**18)
    (here / "x.db").chmod(0o644)
    assert not found()
    with closing(sqlite3.connect("x.db")) as database:
        database.execute("INSERT INTO reopening VALUES ('x', 1, '', 'x', '')")
        database.execute("INSERT INTO _sqlite_migrations VALUES (99, 'maturity', '9999', '')")
        database.commit()
    assert not found("--thorough")
