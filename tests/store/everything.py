"""A row in every table of the schema, for two sides that have nothing to do with each other.

Read off the schema itself: a table that a later step adds is filled too, so that no sweep forgets
it. Each text says whose it is, and where it stands: `X.answer.comment`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

Value = str | int | None
Rows = dict[str, dict[str, Value]]
"""One row of each table: its columns."""

NOBODYS = {
    *("benchmark_release", "benchmark_ledger", "ended_authority"),
    *("signed_out_browser", "_sqlite_migrations"),
}
"""About no organisation and no person."""

INSTANT = "2026-03-02T10:00:00.000000+00:00"


def columns(connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """The type of each column of each table."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        table: {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({table})")}
        for (table,) in names
    }


def references(connection: sqlite3.Connection, table: str) -> dict[str, tuple[str, str]]:
    """By column: the other table and its column."""
    found = connection.execute(f"PRAGMA foreign_key_list({table})")
    return {row[3]: (row[2], row[4]) for row in found}


def fill(path: Path, side: str, number: int) -> Rows:
    """`number` tells the sides apart where a column holds numbers."""
    rows: Rows = {}
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        known = columns(connection)
        waiting = [table for table in known if table not in NOBODYS]
        while waiting:
            table = waiting.pop(0)
            refers = references(connection, table)
            if any(other not in rows and other != table for other, _ in refers.values()):
                waiting.append(table)
                continue
            special = _special(rows, side)
            rows[table] = {
                column: _value(f"{side}.{table}.{column}", kind, number)
                for column, kind in known[table].items()
            }
            rows[table] |= {c: rows[other][name] for c, (other, name) in refers.items()}
            rows[table] |= {
                c: special[f"{table}.{c}"] for c in rows[table] if f"{table}.{c}" in special
            }
            _insert(connection, table, rows[table])
    return rows


def _value(whole: str, kind: str, number: int) -> Value:
    _side, table, column = whole.split(".")
    if kind == "INTEGER":
        return number if table == "audit_entry" else int(column not in FLAGS)
    is_instant = column.endswith(("_at", "_seen")) or (table, column) == ("audit_entry", "at")
    return INSTANT if is_instant else whole


FLAGS = {"invented", "owner", "taskforce", "shut_out", "has_left"}
"""Nobody has a duty, and nothing is invented."""


def _special(rows: Rows, side: str) -> dict[str, Value]:
    organisation = rows.get("organisation", {}).get("id")
    person = rows.get("person", {}).get("id")
    contribution = rows.get("contribution", {})
    return {
        "organisation.register_code": None,
        "membership.role": "lead",
        "link.role": "lead",
        "link.purpose": "invitation",
        "link.person_id": None,
        "assessment.state": "submitted",
        "workshop.state": "closed",
        "audit_entry.actor": person,
        "audit_entry.organisation_id": organisation,
        "secret.name": f"contributor {organisation}",
        "contribution.consent_by": f"{side}.contribution.consent_by ({person})",
        "withdrawal.code": contribution.get("code"),
        "withdrawal.contributor_key": contribution.get("contributor_key"),
        "issued_code.code": contribution.get("code"),
    }


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, Value]) -> None:
    places = ", ".join("?" for _ in row)
    connection.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})",  # noqa: S608 - our own names
        tuple(row.values()),
    )


def dump(path: Path) -> Iterator[tuple[str, str, Value]]:
    """Table, column and value of everything there is."""
    with closing(sqlite3.connect(path)) as connection:
        for table, names in columns(connection).items():
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608
                yield from ((table, name, value) for name, value in zip(names, row, strict=True))


def texts_of(rows: Rows, side: str) -> set[str]:
    """All that can be told from what others have."""
    return {
        value
        for row in rows.values()
        for value in row.values()
        if isinstance(value, str) and value.startswith(f"{side}.")
    }


def found_in_files(path: Path, texts: set[str]) -> set[str]:
    """Which of them stand anywhere in the database's files, byte by byte."""
    files = [path.with_name(path.name + end) for end in ("", "-wal", "-shm")]
    data = b"".join(file.read_bytes() for file in files if file.exists())
    return {text for text in texts if text.encode() in data}


def counts(path: Path) -> dict[str, int]:
    """How many rows each table has."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in columns(connection)
        }
