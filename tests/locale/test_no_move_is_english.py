"""In a language that nobody speaks: what `move`, and keeping a database of PostgreSQL's, say."""

import re
from pathlib import Path

import pytest

from maturity.commands import server_checks
from maturity.location import SqliteFile
from maturity.store import copying, postgres_schema
from maturity.store.migrations import MIGRATIONS, TABLES
from tests.locale.pseudo import forgotten
from tests.locale.test_no_sentence_is_forgotten import said
from tests.postgres import Cluster
from tests.store.kept import at_work, changed, full, opened

KNOWN = [
    *(
        "x.db",
        "y.db",
        "z.db",
        "w.db",
        "MATURITY_DATABASE",
        "postgresql://",
        "PostgreSQL",
        "MATURITY_",
    ),
    *("'python -m maturity audit verify'", "'doctor --thorough'", "max_connections", "UTF8"),
    *("fsync", "full_page_writes", "synchronous_commit", "maturity", "maturity_before_restore_"),
    *('invalid byte sequence for encoding "UTF8": 0x00', "'backup'", "MATURITY_ADDRESS", "9999"),
    *TABLES,
    *(name for name, _text in MIGRATIONS),
]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maturity.store.postgres_keeping.PATIENCE", 0.5)


def told(here: Path, *args: str, known: tuple[str, ...] = ()) -> str:
    output = re.sub(r"\d{8}t\d{6}z", "", said(*args).replace(str(here), ""))
    for word in sorted(known, key=len, reverse=True):
        output = output.replace(word, "")
    return forgotten(output, known=KNOWN)


def test_moving_says_nothing_in_english(
    here: Path, postgres: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "OFTEN", 10)
    address, other = postgres.fresh(), postgres.fresh(migrated=False)
    to = ("--to", address.whole)
    shown = (str(address), str(other))
    assert not told(here, "move", *to)
    full(SqliteFile(here / "x.db"))
    with at_work(address):
        assert not told(here, "move", *to, known=shown)
    assert not told(here, "move", *to, known=shown)
    assert not told(here, "move", *to, known=shown)
    assert not told(here, "move", "--from", other.whole, "--to", "z.db", known=shown)
    assert not told(here, "move", "--from", "x.db", "--to", "x.db")
    changed(SqliteFile(here / "x.db"), "UPDATE handed SET handed_at = 'a' || CHAR(0)")
    assert not told(here, "move", "--to", other.whole, known=shown)


def test_a_restore_in_postgresql_says_nothing_in_english(
    here: Path, postgres: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = postgres.fresh(migrated=False)
    monkeypatch.setenv("MATURITY_DATABASE", address.whole)
    shown = (str(address),)
    assert not told(here, "backup", "y.db", known=shown)
    full(address)
    assert not told(here, "backup", "y.db", known=shown)
    assert not told(here, "restore", "y.db", "--yes", known=shown)


def test_no_finding_about_a_server_is_english(
    here: Path, postgres: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = postgres.fresh(migrated=False)
    monkeypatch.setenv("MATURITY_DATABASE", address.whole)
    shown = (str(address),)
    assert not told(here, "doctor", known=shown)
    with monkeypatch.context() as patch:
        patch.setattr(postgres_schema, "MIGRATIONS", MIGRATIONS[:-1])
        with opened(address):
            """As the version before left it."""
    assert not told(here, "doctor", known=shown)
    assert not told(here, "move", "--from", address.whole, "--to", "z.db", known=shown)
    monkeypatch.setattr(server_checks, "OLDEST", 10**9)
    monkeypatch.setattr("maturity.store.postgres_inside.CONNECTIONS", 10**6)
    assert not told(here, "doctor", known=shown)
