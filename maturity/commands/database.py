"""The database that a command works on. What it holds is not known here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from maturity.settings import read_settings

if TYPE_CHECKING:
    from sqlite3 import Connection

    from maturity.store import Keeping, Store

T = TypeVar("T")


def open_store() -> "Store":
    """That of the settings, brought up to this version, or a new one."""
    from maturity.store.opening import database_at
    from maturity.store.sql import SqlStore

    in_use()
    adapter = database_at(read_settings().database)
    adapter.migrate()
    return SqlStore(adapter)


def kept_database() -> tuple["Store", "Keeping"]:
    """That of the settings as it is: nothing is made, and nothing brought up."""
    from maturity.store.opening import database_at, keeping_at
    from maturity.store.sql import SqlStore

    location = read_settings().database
    return SqlStore(database_at(location)), keeping_at(location)


def in_use() -> None:
    """Nobody replaces the database until the command that runs has ended."""
    from maturity.store.opening import held

    context = click.get_current_context(silent=True)
    if context is not None:
        context.with_resource(held(read_settings().database))


@dataclass(frozen=True)
class Inside:
    """What is in a database: what SQLite finds wrong, the steps of the schema that it has, lacks
    and should not have, when something was kept last, and when it was copied last.
    """

    faults: list[str]
    applied: list[str]
    pending: list[str]
    unknown: list[str]
    newest: datetime | None
    backed_up: datetime | None


def inside_of_database(path: Path, *, thorough: bool) -> Inside:
    """Of a file that is there. It is not changed."""
    from maturity.store import sqlite_inside
    from maturity.store.migrations import MIGRATIONS
    from maturity.store.sqlite import SqliteAdapter

    def look(connection: "Connection") -> Inside:
        applied, known = sqlite_inside.steps(connection), [name for name, _text in MIGRATIONS]
        return Inside(
            faults=sqlite_inside.faults(connection, thorough=thorough),
            applied=[name for name in known if name in applied],
            pending=[name for name in known if name not in applied],
            unknown=sorted(applied.difference(known)),
            newest=sqlite_inside.last_instant(connection, *sqlite_inside.INSTANTS),
            backed_up=sqlite_inside.last_backup(connection),
        )

    return SqliteAdapter(path).read(look)


def at_once(act: Callable[["Store"], T]) -> T:
    """Everything that `act` does happens in one transaction, or nothing of it."""
    from maturity.store.joined import JoinedAdapter
    from maturity.store.opening import database_at
    from maturity.store.sql import SqlStore

    in_use()
    adapter = database_at(read_settings().database)
    adapter.migrate()
    return adapter.write(lambda tx: act(SqlStore(JoinedAdapter(adapter.driver, tx))))
