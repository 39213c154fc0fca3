"""The database that a command works on. What it holds is not known here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from maturity.location import Location, PostgresAddress, SqliteFile, read_location
from maturity.settings import read_settings

if TYPE_CHECKING:
    from sqlite3 import Connection

    from maturity.store import Keeping, Store
    from maturity.store.opening import Database
    from maturity.store.postgres_inside import Server

T = TypeVar("T")


def open_store() -> "Store":
    """That of the settings, brought up to this version, or a new one."""
    from maturity.store.sql import SqlStore

    return SqlStore(_brought_up())


def kept_database() -> tuple["Store", "Keeping"]:
    """That of the settings as it is: nothing is made, and nothing brought up."""
    from maturity.store.opening import keeping_at
    from maturity.store.sql import SqlStore

    return SqlStore(_database()), keeping_at(read_settings().database)


def keeping_of(address: str) -> tuple["Keeping", str]:
    """The database that it names, or that of the settings, and how it is called where others may
    read along.
    """
    from maturity.store.opening import keeping_at

    location = read_location(address) if address else read_settings().database
    return keeping_at(location), str(location)


def in_use() -> None:
    """Nobody replaces the database until the command that runs has ended."""
    from maturity.store.opening import held

    context = click.get_current_context(silent=True)
    if context is not None:
        context.with_resource(held(read_settings().database))


@dataclass(frozen=True)
class Inside:
    """What is in a database: what is found wrong, the steps of the schema that it has, lacks and
    should not have, when something was kept last, and when it was copied last. `server` is
    PostgreSQL's.
    """

    faults: list[str]
    applied: list[str]
    pending: list[str]
    unknown: list[str]
    newest: datetime | None
    backed_up: datetime | None
    server: "Server | None" = None


def inside_of_database(location: Location, *, thorough: bool) -> Inside | None:
    """It is not changed. None where there is none yet; StoreError where nobody can tell."""
    if isinstance(location, SqliteFile):
        return _inside_of_file(location.path, thorough) if location.path.exists() else None
    return _inside_of_server(location, thorough)


def _inside_of_file(path: Path, thorough: bool) -> Inside:
    from maturity.store import sqlite_inside
    from maturity.store.sqlite import SqliteAdapter

    def look(connection: "Connection") -> Inside:
        return Inside(
            sqlite_inside.faults(connection, thorough=thorough),
            *_steps(sqlite_inside.steps(connection)),
            newest=sqlite_inside.last_instant(connection, *sqlite_inside.INSTANTS),
            backed_up=sqlite_inside.last_backup(connection),
        )

    return SqliteAdapter(path).read(look)


def _inside_of_server(address: PostgresAddress, thorough: bool) -> Inside:
    from maturity.store import postgres_inside
    from maturity.store.postgres import LOOK, PostgresAdapter
    from maturity.store.sqlite_inside import INSTANTS

    adapter = PostgresAdapter(address)
    with adapter.apart(LOOK) as session:
        if not postgres_inside.steps(session):
            adapter.recognise(session)
        return Inside(
            postgres_inside.faults(session, address) if thorough else [],
            *_steps(postgres_inside.steps(session)),
            newest=postgres_inside.last_instant(session, *INSTANTS),
            backed_up=postgres_inside.last_backup(session),
            server=postgres_inside.server(session),
        )


def _steps(applied: set[str]) -> tuple[list[str], list[str], list[str]]:
    """Those of the schema that are there, those that are missing, and those that nobody knows."""
    from maturity.store.migrations import MIGRATIONS

    known = [name for name, _text in MIGRATIONS]
    return (
        [name for name in known if name in applied],
        [name for name in known if name not in applied],
        sorted(applied.difference(known)),
    )


def at_once(act: Callable[["Store"], T]) -> T:
    """Everything that `act` does happens in one transaction, or nothing of it."""
    from maturity.store.joined import JoinedAdapter
    from maturity.store.sql import SqlStore

    adapter = _brought_up()
    return adapter.write(lambda tx: act(SqlStore(JoinedAdapter(adapter.driver, tx))))


def _brought_up() -> "Database":
    in_use()
    adapter = _database()
    adapter.migrate()
    return adapter


def _database() -> "Database":
    """Its connections end with the command that runs."""
    from maturity.store.opening import database_at

    adapter = database_at(read_settings().database)
    context = click.get_current_context(silent=True)
    if context is not None:
        context.call_on_close(adapter.close)
    return adapter
