"""What is in a database file of SQLite: steps, rows, faults. Nothing is written here."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from maturity.locale import gettext as _
from maturity.store.rows import optional_instant_of

Rows = dict[str, int]
"""The number of rows of each table."""

BESIDE = ("-wal", "-journal")
"""Files of SQLite's that hold part of what is in the database beside them."""

INSTANTS = {
    "answer": "SELECT MAX(answered_at) FROM answer",
    "audit_entry": "SELECT MAX(at) FROM audit_entry",
}
BACKED_UP = "SELECT MAX(at) FROM audit_entry WHERE event = 'backed up'"


@contextmanager
def opened_to_read(file: Path) -> Iterator[sqlite3.Connection]:
    """A copy, which nobody writes. No file appears beside it unless there is one already."""
    file.stat()
    alone = not any(beside(file, suffix).exists() for suffix in BESIDE)
    how = "mode=ro&immutable=1" if alone else "mode=ro"
    address = f"{file.absolute().as_uri()}?{how}"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
        yield connection


def beside(file: Path, suffix: str) -> Path:
    return file.with_name(file.name + suffix)


def tables(connection: sqlite3.Connection) -> list[str]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return [str(name) for (name,) in names]


def rows(connection: sqlite3.Connection) -> Rows:
    return {name: count(connection, name) for name in tables(connection)}


def count(connection: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    found = connection.execute(f'SELECT COUNT(*) FROM "{quoted}"')  # noqa: S608 - the file's own
    number: int = found.fetchone()[0]
    return number


def faults(connection: sqlite3.Connection, *, thorough: bool) -> list[str]:
    """What SQLite finds wrong: the thorough way, it also compares indexes with tables, and looks
    for rows that point nowhere.
    """
    check = "PRAGMA integrity_check(5)" if thorough else "PRAGMA quick_check(5)"
    found = [str(row[0]) for row in connection.execute(check)]
    dangling = connection.execute("PRAGMA foreign_key_check").fetchmany(5) if thorough else []
    nowhere = _("a row of '{table}' points to one of '{wanted}' that is not there")
    return [
        *(fault for fault in found if fault != "ok"),
        *(nowhere.format(table=row[0], wanted=row[2]) for row in dangling),
    ]


def steps(connection: sqlite3.Connection) -> set[str]:
    """Those of the schema that were taken. An error where there is no such table."""
    taken = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", _OURS)
    return {str(name) for (name,) in taken}


_OURS = ("maturity",)


def last_instant(connection: sqlite3.Connection, *tables: str) -> datetime | None:
    """The newest that is kept in these tables; of those that the file has."""
    there = rows(connection)
    found = [_instant(connection, INSTANTS[name]) for name in tables if name in there]
    return max((instant for instant in found if instant), default=None)


def last_backup(connection: sqlite3.Connection) -> datetime | None:
    """What the audit log says."""
    return _instant(connection, BACKED_UP) if "audit_entry" in rows(connection) else None


def _instant(connection: sqlite3.Connection, statement: str) -> datetime | None:
    try:
        return optional_instant_of(connection.execute(statement).fetchone()[0])
    except ValueError:  # a row that somebody changed into what the tool never writes
        return None
