"""The database that a command works on. What it holds is not known here."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from maturity.settings import read_settings

if TYPE_CHECKING:
    from sqlite3 import Connection

    from maturity.store import Store

T = TypeVar("T")


def open_store() -> "Store":
    """That of the settings, brought up to this version, or a new one."""
    from maturity.store.sql import SqlStore
    from maturity.store.sqlite import SqliteAdapter

    adapter = SqliteAdapter(read_settings().database)
    adapter.migrate()
    return SqlStore(adapter)


def faults_of_database(path: Path) -> list[str]:
    """What SQLite finds wrong with a file that is there. It is not changed."""
    from maturity.store.sqlite import SqliteAdapter

    def look(connection: "Connection") -> list[str]:
        connection.execute("SELECT name FROM _sqlite_migrations").fetchone()
        found = [str(row[0]) for row in connection.execute("PRAGMA quick_check(5)")]
        return [fault for fault in found if fault != "ok"]

    return SqliteAdapter(path).read(look)


def at_once(act: Callable[["Store"], T]) -> T:
    """Everything that `act` does happens in one transaction, or nothing of it."""
    from maturity.store.joined import JoinedAdapter
    from maturity.store.sql import SqlStore
    from maturity.store.sqlite import SqliteAdapter

    adapter = SqliteAdapter(read_settings().database)
    adapter.migrate()
    return adapter.write(lambda tx: act(SqlStore(JoinedAdapter(adapter.driver, tx))))
