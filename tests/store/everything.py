"""A row in every table of the schema, for two sides that have nothing to do with each other.

Read off the schema itself: a table that a later step adds is filled too, so that no sweep forgets
it. Each text says whose it is, and where it stands: `X.answer.comment`.
"""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from maturity.store.postgres import PostgresAdapter
from maturity.store.sqlite import SqliteAdapter
from maturity.store.tables import Adapter

Value = str | int | None
Rows = dict[str, dict[str, Value]]
"""One row of each table: its columns."""

NOBODYS = {
    *("benchmark_release", "benchmark_ledger", "ended_authority"),
    *("signed_out_browser", "_sqlite_migrations", "schema_step"),
}
"""About no organisation and no person."""

INSTANT = "2026-03-02T10:00:00.000000+00:00"


PLACE = {"sqlite3": "?", "psycopg": "%s"}
KINDS = {"text": "TEXT", "bigint": "INTEGER"}

POSTGRES_COLUMNS = """
    SELECT table_name, column_name, data_type FROM information_schema.columns
    WHERE table_schema = 'maturity' ORDER BY to_regclass(table_name)::oid, ordinal_position
"""
POSTGRES_REFERENCES = """
    SELECT own.attname, other.relname, its.attname
    FROM pg_constraint CROSS JOIN LATERAL unnest(conkey, confkey) AS pair (mine, others)
    JOIN pg_class AS other ON other.oid = confrelid
    JOIN pg_attribute AS own ON own.attrelid = conrelid AND own.attnum = mine
    JOIN pg_attribute AS its ON its.attrelid = confrelid AND its.attnum = others
    WHERE contype = 'f' AND conrelid = to_regclass(%s)
"""


def columns(tx: Any) -> dict[str, dict[str, str]]:
    """The type of each column of each table, by SQLite's name for it."""
    if isinstance(tx, sqlite3.Connection):
        names = tx.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            table: {row[1]: row[2] for row in tx.execute(f"PRAGMA table_info({table})")}
            for (table,) in names
        }
    found: dict[str, dict[str, str]] = {}
    for table, name, kind in tx.execute(POSTGRES_COLUMNS):
        found.setdefault(table, {})[name] = KINDS.get(kind, kind)
    return found


def references(tx: Any, table: str) -> dict[str, tuple[str, str]]:
    """By column: the other table and its column."""
    if isinstance(tx, sqlite3.Connection):
        found = tx.execute(f"PRAGMA foreign_key_list({table})")
        return {row[3]: (row[2], row[4]) for row in found}
    return {row[0]: (row[1], row[2]) for row in tx.execute(POSTGRES_REFERENCES, (table,))}


def fill(adapter: Adapter, side: str, number: int) -> Rows:
    """`number` tells the sides apart where a column holds numbers."""
    return adapter.write(lambda tx: _fill(tx, side, number, PLACE[adapter.driver]))


def _fill(tx: Any, side: str, number: int, place: str) -> Rows:
    rows: Rows = {}
    known = columns(tx)
    waiting = [table for table in known if table not in NOBODYS]
    while waiting:
        table = waiting.pop(0)
        refers = references(tx, table)
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
        _insert(tx, table, rows[table], place)
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


def _insert(tx: Any, table: str, row: dict[str, Value], place: str) -> None:
    tx.execute(
        f"INSERT INTO {table} ({', '.join(row)})"  # noqa: S608 - our own names
        f" VALUES ({', '.join(place for _ in row)})",
        tuple(row.values()),
    )


def dump(adapter: Adapter) -> list[tuple[str, str, Value]]:
    """Table, column and value of everything there is."""

    def act(tx: Any) -> Iterator[tuple[str, str, Value]]:
        for table, names in columns(tx).items():
            for row in tx.execute(f"SELECT * FROM {table}").fetchall():  # noqa: S608
                yield from ((table, name, value) for name, value in zip(names, row, strict=True))

    return adapter.read(lambda tx: sorted(act(tx), key=repr))


def texts_of(rows: Rows, side: str) -> set[str]:
    """All that can be told from what others have."""
    return {
        value
        for row in rows.values()
        for value in row.values()
        if isinstance(value, str) and value.startswith(f"{side}.")
    }


def found_in_files(adapter: Adapter, texts: set[str]) -> set[str]:
    """Which of them stand anywhere in the database's files, byte by byte. On PostgreSQL once its
    journal has gone on twice.
    """
    if isinstance(adapter, SqliteAdapter):
        path = adapter.path
        files = [path.with_name(path.name + end) for end in ("", "-wal", "-shm")]
    else:
        files = list(_files_of_cluster(adapter))
    parts = [file.read_bytes() for file in files if file.exists()]
    filled = [part for part in parts if b"X." in part or b"Y." in part]
    return {text for text in texts if any(text.encode() in part for part in filled)}


def _files_of_cluster(adapter: Adapter) -> Iterator[Path]:
    """But those of other databases."""
    assert isinstance(adapter, PostgresAdapter)
    with psycopg.connect(adapter.address.whole, autocommit=True) as session:
        ((folder, own),) = session.execute(
            "SELECT current_setting('data_directory'), oid::text FROM pg_database"
            " WHERE datname = current_database()"
        )
        for _ in range(2):
            session.execute("SELECT pg_switch_wal()")
            session.execute("CHECKPOINT")
    if not os.access(Path(folder) / "base", os.R_OK):
        pytest.skip("the files of this PostgreSQL are not ours to read")
    for file in Path(folder).rglob("*"):
        if file.is_file() and (file.parent.parent.name != "base" or file.parent.name == own):
            yield file


def counts(adapter: Adapter) -> dict[str, int]:
    """How many rows each table has."""
    return adapter.read(
        lambda tx: {
            table: tx.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in columns(tx)
        }
    )
