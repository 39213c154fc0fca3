"""A copy in the place of a PostgreSQL database: at once or not at all, and the former is kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any

import psycopg
import pytest

from maturity.domain.audit import COMMAND_LINE, Note, first_broken
from maturity.domain.audit import Event as Act
from maturity.domain.organisation import Person
from maturity.errors import StoreError
from maturity.location import PostgresAddress
from maturity.store import postgres_keeping
from maturity.store.postgres_keeping import PostgresKeeping
from maturity.store.sql import SqlStore
from tests.postgres import Cluster
from tests.store.kept import opened
from tests.store.samples import NOW

NOTE = Note(Act.RESTORED, COMMAND_LINE, NOW)


@pytest.fixture
def copy(address: PostgresAddress, keeping: PostgresKeeping, tmp_path: Path) -> Path:
    """It knows ann; the database knows ben too."""
    file = tmp_path / "copies" / "copy.db"
    file.parent.mkdir()
    save(address, "Ann")
    keeping.back_up(file)
    save(address, "Ben")
    return file


def save(address: PostgresAddress, name: str) -> None:
    with opened(address) as adapter:
        SqlStore(adapter).save_person(Person(name.lower(), name))


def who(address: PostgresAddress, schema: str = "maturity") -> list[str]:
    """People, by name."""
    with psycopg.connect(address.whole) as session:
        session.execute("SELECT set_config('search_path', %s, false)", (schema,))
        return [name for (name,) in session.execute("SELECT name FROM person ORDER BY name")]


def schemas(address: PostgresAddress) -> list[str]:
    with psycopg.connect(address.whole) as session:
        rows = session.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'maturity%'")
        return sorted(name for (name,) in rows)


def test_the_former_is_kept_beside_the_restored_one_and_it_is_noted(
    address: PostgresAddress, keeping: PostgresKeeping, copy: Path
) -> None:
    kept = keeping.put_back(copy, NOTE)

    former = schemas(address)[1]
    assert former.startswith("maturity_before_restore_20")
    assert kept == f"the schema {former} of {address}"
    assert (who(address), who(address, former)) == (["Ann"], ["Ann", "Ben"])
    with opened(address) as adapter:
        log = SqlStore(adapter).audit_entries()
    assert [entry.note for entry in log] == [NOTE]
    assert first_broken(log) is None
    assert list(copy.parent.iterdir()) == [copy]


def test_two_that_are_restored_at_once_are_both_kept(
    address: PostgresAddress, keeping: PostgresKeeping, copy: Path
) -> None:
    for _time in range(2):
        keeping.put_back(copy, NOTE)

    assert len(schemas(address)) == 3


def test_a_database_without_a_schema_gets_one(postgres: Cluster, copy: Path) -> None:
    fresh = postgres.fresh(migrated=False)

    assert PostgresKeeping(fresh).put_back(copy, NOTE) is None

    assert (who(fresh), schemas(fresh)) == (["Ann"], ["maturity"])


@pytest.mark.parametrize("content", [b"", b"Dear diary"])
def test_what_is_no_copy_of_ours_replaces_nothing(
    address: PostgresAddress, keeping: PostgresKeeping, copy: Path, content: bytes
) -> None:
    copy.write_bytes(content)

    with pytest.raises(StoreError, match="is not a database of this tool"):
        keeping.put_back(copy, NOTE)

    assert (who(address), schemas(address)) == (["Ann", "Ben"], ["maturity"])


def test_a_restore_that_fails_in_the_middle_leaves_everything_as_it_was(
    address: PostgresAddress, keeping: PostgresKeeping, copy: Path
) -> None:
    """In the last table but few, a text that PostgreSQL does not take."""
    with closing(sqlite3.connect(copy)) as database:
        database.execute("INSERT INTO ended_authority VALUES ('a' || CHAR(0), '', '')")
        database.commit()

    with pytest.raises(StoreError, match="'ended_authority' could not be copied"):
        keeping.put_back(copy, NOTE)

    assert (who(address), schemas(address)) == (["Ann", "Ben"], ["maturity"])


@pytest.fixture
def server(address: PostgresAddress, copy: Path) -> Iterator[Any]:
    with opened(address) as adapter:
        adapter.read(lambda tx: tx.execute("SELECT 1").fetchall())
        yield adapter


def test_nobody_replaces_a_database_under_a_server_until_it_is_gone(
    address: PostgresAddress, keeping: PostgresKeeping, copy: Path, server: Any
) -> None:
    for act in (keeping.require_unused, lambda: keeping.put_back(copy, NOTE)):
        with pytest.raises(StoreError, match="A server or another command works with"):
            act()
    assert who(address) == ["Ann", "Ben"]

    server.close()
    keeping.put_back(copy, NOTE)

    assert who(address) == ["Ann"]


def test_a_server_that_starts_meanwhile_waits_and_then_finds_what_was_restored(
    address: PostgresAddress,
    keeping: PostgresKeeping,
    copy: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    met: list[Person | None] = []

    def start() -> None:
        with opened(address) as adapter:
            met.append(SqlStore(adapter).person("ben"))

    starting = Thread(target=start)

    def starts(*args: Any) -> Any:
        starting.start()
        return set_aside(*args)

    set_aside = postgres_keeping._set_aside  # noqa: SLF001
    monkeypatch.setattr(postgres_keeping, "_set_aside", starts)
    keeping.put_back(copy, NOTE)
    starting.join(30)

    assert met == [None]


def test_whoever_is_in_the_middle_of_a_write_ends_it_first(
    address: PostgresAddress, keeping: PostgresKeeping, copy: Path
) -> None:
    """By another name: nobody knows that this is a server."""
    with psycopg.connect(address.whole, application_name="psql") as other:
        other.execute("INSERT INTO maturity.person VALUES ('cat', 'Cat', 0, 0)")
        restoring = Thread(target=keeping.put_back, args=(copy, NOTE))
        restoring.start()
        restoring.join(0.5)
        waits = restoring.is_alive()
        other.commit()
    restoring.join(30)

    assert waits
    assert who(address, schemas(address)[1]) == ["Ann", "Ben", "Cat"], "it was acknowledged"
    assert who(address) == ["Ann"]
