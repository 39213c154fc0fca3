"""`doctor` where the database is PostgreSQL's: the server, its settings, what is in it, room."""

from datetime import UTC, datetime, timedelta

import pytest

from maturity.commands import server_checks
from maturity.domain.audit import COMMAND_LINE, Event, Note
from maturity.location import PostgresAddress
from maturity.store import postgres_schema
from maturity.store.migrations import MIGRATIONS
from maturity.store.sql import SqlStore
from tests.command_line import Invoke
from tests.postgres import Cluster, own_cluster, programs
from tests.store.kept import full, opened


@pytest.fixture
def address(postgres: Cluster, monkeypatch: pytest.MonkeyPatch) -> PostgresAddress:
    made = postgres.fresh(migrated=False)
    monkeypatch.setenv("MATURITY_DATABASE", made.whole)
    monkeypatch.delenv("MATURITY_ADDRESS", raising=False)
    return made


def test_before_the_first_start_nothing_is_made(invoke: Invoke, address: PostgresAddress) -> None:
    first, again = invoke("doctor"), invoke("doctor", "--thorough")

    for done in (first, again):
        assert f"OK: Database: {address} is empty. The first start makes" in done.stdout
        assert "Schema" not in done.stdout
        assert "Backup" not in done.stdout


def test_what_is_in_it_is_said_and_nothing_of_files(
    invoke: Invoke, address: PostgresAddress
) -> None:
    full(address)

    done = invoke("doctor", "--thorough")

    assert f"OK: Database: {address}, " in done.stdout
    assert " MB, PostgreSQL " in done.stdout
    assert f"OK: Schema: that of this version, up to {MIGRATIONS[-1][0]}." in done.stdout
    assert "Backup: none was made" in done.stdout
    assert "OK: Clock: " in done.stdout
    assert [word for word in ("Folder", "Readers", "Disk") if word in done.stdout] == []


def test_steps_that_are_missing_and_a_clock_behind_are_said(
    invoke: Invoke, address: PostgresAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(postgres_schema, "MIGRATIONS", MIGRATIONS[:-1])
        with opened(address) as adapter:
            ahead = datetime.now(UTC) + timedelta(hours=3)
            SqlStore(adapter).note(Note(Event.BACKED_UP, COMMAND_LINE, ahead))

    done = invoke("doctor")

    assert f"Look at this: Schema: {MIGRATIONS[-1][0]} will be added" in done.stdout
    assert "Make a backup before it." in done.stdout
    assert "Fault: Clock: it is " in done.stdout


def test_a_schema_of_somebody_else_and_one_of_a_newer_version_are_faults(
    invoke: Invoke, address: PostgresAddress, postgres: Cluster
) -> None:
    with opened(address):
        """Brought up."""
    postgres.run_in(address, "INSERT INTO maturity.schema_step VALUES ('9999_later', now())")
    newer = invoke("doctor")
    postgres.run_in(address, "DROP TABLE maturity.schema_step")
    strange = invoke("doctor")

    assert "a newer version of this tool added 9999_later. Install that" in newer.stdout
    assert f"Fault: The schema maturity of {address} is not one of this tool" in strange.stdout
    assert (newer.exit_code, strange.exit_code) == (1, 1)


def test_where_nobody_answers_it_is_said_without_the_password(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATURITY_DATABASE", "postgresql://ann:hunter2@127.0.0.1:1/x")

    done = invoke("doctor")

    assert done.exit_code == 1
    assert "Fault: The database postgresql://127.0.0.1:1/x cannot be reached" in done.stdout
    assert "Content: no fault." in done.stdout, "one fault does not hide the others"
    assert "hunter2" not in done.output


def test_a_server_that_may_lose_answers_is_a_fault(
    invoke: Invoke, address: PostgresAddress, postgres: Cluster
) -> None:
    name = address.shown.rpartition("/")[2]
    postgres.run(f"ALTER DATABASE {name} SET synchronous_commit TO off")

    done = invoke("doctor")

    assert done.exit_code == 1
    assert "Fault: Power: PostgreSQL has " in done.stdout
    assert "synchronous_commit off. Answers that were saved may be lost" in done.stdout


@pytest.mark.skipif(programs() is None, reason="needs a PostgreSQL of its own to set")
def test_a_safe_server_is_well_and_too_few_connections_are_said(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = programs()
    assert folder is not None
    with own_cluster(folder) as own:
        monkeypatch.setenv("MATURITY_DATABASE", own.cluster.fresh(migrated=False).whole)
        own.stop()
        own.start(fsync="on", max_connections="12")
        few = invoke("doctor")
        own.stop()
        own.start(fsync="on")
        enough = invoke("doctor")

    for done in (few, enough):
        assert done.exit_code == 0, done.output
        assert "OK: Power: PostgreSQL keeps what was saved when the power fails." in done.stdout
    assert "Look at this: Connections: 9 of 9 are free." in few.stdout
    assert "Raise max_connections of PostgreSQL." in few.stdout
    assert "OK: Connections: 57 of 57 are free. A server of this tool takes" in enough.stdout


def test_a_server_that_is_older_than_what_was_tried_is_said(
    invoke: Invoke, address: PostgresAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_checks, "OLDEST", 10**9)

    assert "Look at this: Database: PostgreSQL " in invoke("doctor").stdout
