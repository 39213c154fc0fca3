"""The schema in PostgreSQL: the portable steps as PostgreSQL takes them, each taken once."""

import re
from typing import Any

from psycopg import Connection

from maturity.errors import NewerSchema, StoreError
from maturity.locale import gettext as _
from maturity.location import PostgresAddress
from maturity.store.migrations import MIGRATIONS

SCHEMA, STEPS, TURN = "maturity", "schema_step", "turn"
"""All is in a schema of its own. `turn` is empty: to lock it is to stand in line."""

LOCK = 7_239_114_520
"""Whoever brings a schema up holds it. A number that nobody else uses."""

LOWER = f"""
    CREATE FUNCTION {SCHEMA}.lower(TEXT) RETURNS TEXT LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
    AS 'SELECT pg_catalog.lower($1 COLLATE "und-x-icu")'
"""
"""Columns sort by their bytes, and of such a column PostgreSQL's own knows ASCII letters only."""

FIRST = (
    f"CREATE TABLE {SCHEMA}.{STEPS} (name TEXT PRIMARY KEY, taken_at TIMESTAMPTZ NOT NULL)",
    f"CREATE TABLE {SCHEMA}.{TURN} ()",
    LOWER,
)


def bring_up(session: Connection[Any], address: PostgresAddress) -> None:
    """In the transaction that it is in. Others who try the same wait, and then find it done."""
    session.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
    pending = recognised(session, address)
    if len(pending) == len(MIGRATIONS):
        _begin(session, address)
    session.execute(f"SET LOCAL search_path TO {SCHEMA}, pg_catalog")
    for name, text in MIGRATIONS:
        if name in pending:
            session.execute(postgres(text))
            session.execute(f"INSERT INTO {STEPS} VALUES (%s, now())", (name,))  # noqa: S608


def recognised(session: Connection[Any], address: PostgresAddress) -> tuple[str, ...]:
    """The steps that it lacks. StoreError where the schema is not ours, or newer than this."""
    found = tables(session)
    if found and STEPS not in found:
        raise StoreError(
            _(
                "The schema {schema} of {address} is not one of this tool. Name another database."
            ).format(schema=SCHEMA, address=address)
        )
    taken = _taken(session) if found else set()
    if taken - dict(MIGRATIONS).keys():
        raise NewerSchema(address)
    return tuple(name for name, _text in MIGRATIONS if name not in taken)


def postgres(text: str) -> str:
    """Text sorts by its bytes, as in SQLite; and a whole number has 64 bits, as there."""
    return re.sub(r"\bINTEGER\b", "BIGINT", re.sub(r"\bTEXT\b", 'TEXT COLLATE "C"', text))


def tables(session: Connection[Any]) -> set[str]:
    """Those of our schema; none where there is no such schema."""
    found = session.execute(
        "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = %s", (SCHEMA,)
    )
    return {name for (name,) in found}


def _taken(session: Connection[Any]) -> set[str]:
    found = session.execute(f"SELECT name FROM {SCHEMA}.{STEPS}")  # noqa: S608
    return {name for (name,) in found}


def _begin(session: Connection[Any], address: PostgresAddress) -> None:
    found = session.execute("SHOW server_encoding").fetchone()
    if found != ("UTF8",):
        raise StoreError(
            _("The database {address} does not keep all letters. Make one with UTF8.").format(
                address=address
            )
        )
    # Somebody who may not make one in this database may have been given it.
    there = session.execute("SELECT to_regnamespace(%s) IS NOT NULL", (SCHEMA,)).fetchone()
    for statement in FIRST if there == (True,) else (f"CREATE SCHEMA {SCHEMA}", *FIRST):
        session.execute(statement)
