"""Keeping a PostgreSQL database: a copy of it in a file, and a copy in its place."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

from psycopg import sql

from maturity.domain.audit import Note
from maturity.errors import StoreError
from maturity.locale import gettext as _
from maturity.location import PostgresAddress
from maturity.store import copy_file
from maturity.store.copying import (
    copy_all,
    move,
    note_within,
    require_current,
    require_empty,
)
from maturity.store.in_use import at_work
from maturity.store.keeping import Contents, Keeping
from maturity.store.postgres import AT_WORK, LOOK, MIGRATE, READ_ONCE, PostgresAdapter, Session
from maturity.store.postgres_inside import last_instant, size
from maturity.store.postgres_schema import LOCK, SCHEMA, bring_up, tables
from maturity.store.postgres_side import PostgresSide
from maturity.store.side import Side, Told

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds: whoever has just gone is still seen for a moment."""

OTHERS = """
    SELECT COUNT(*) FROM pg_catalog.pg_stat_activity
    WHERE datname = current_database() AND application_name = %s
"""
LOCK_ALL = sql.SQL("LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE")
RENAME = sql.SQL("ALTER SCHEMA {schema} RENAME TO {kept}")


class PostgresKeeping:
    """One database of PostgreSQL's. Copies of it are files of SQLite's, like those of SQLite."""

    def __init__(self, address: PostgresAddress) -> None:
        self._address = address
        self._adapter = PostgresAdapter(address)

    def contents(self) -> Contents | None:
        with self._adapter.apart(LOOK) as session:
            return self._contents(session)

    def contents_of(self, file: Path) -> Contents:
        return copy_file.contents_of(file)

    def back_up(self, file: Path) -> Contents:
        with self._adapter.apart(READ_ONCE) as session:
            found = self._contents(session)
            if found is None:
                raise self._nothing()
            side = PostgresSide(self._address, session)
            copy_file.fill_new(file, lambda copy: copy_all(side, copy), but=found.pending)
            return found

    def require_unused(self) -> None:
        with self._adapter.apart(LOOK) as session:
            self._require_nobody(session)

    def put_back(self, file: Path, note: Note) -> str | None:
        with copy_file.brought_up(file) as copy, self._adapter.apart(MIGRATE) as session:
            self._alone(session)
            kept = _set_aside(session)
            bring_up(session, self._address)
            side = PostgresSide(self._address, session)
            copy_all(copy, side)
            note_within(side, note)
        if kept is None:
            return None
        return _("the schema {schema} of {address}").format(schema=kept, address=self._address)

    def move_to(self, target: Keeping, note: Note, told: Told) -> int:
        return move(self, target, note, told)

    def identity(self) -> object:
        with self._adapter.apart(LOOK) as session:
            return session.execute(
                "SELECT pg_catalog.pg_postmaster_start_time(), current_database()"
            ).fetchone()

    def read_all(self, act: Callable[[Side], T]) -> T:
        with self._adapter.apart(READ_ONCE) as session:
            self._alone(session)
            if not tables(session):
                raise self._nothing()
            require_current(self._adapter.recognise(session), self._address)
            return act(PostgresSide(self._address, session))

    def fill(self, act: Callable[[Side], T]) -> T:
        with self._adapter.apart(MIGRATE) as session:
            self._alone(session)
            bring_up(session, self._address)
            _lock_all(session)
            side = PostgresSide(self._address, session)
            require_empty(side, self._address)
            return act(side)

    def _contents(self, session: Session) -> Contents | None:
        there = tables(session)
        if not there:
            return None
        pending = self._adapter.recognise(session)
        side = PostgresSide(self._address, session)
        organisations, rounds, answers = (
            side.count(table) if table in there else 0
            for table in ("organisation", "assessment", "answer")
        )
        return Contents(
            size=size(session),
            organisations=organisations,
            rounds=rounds,
            answers=answers,
            last_answer=last_instant(session, "answer"),
            pending=pending,
        )

    def _alone(self, session: Session) -> None:
        """Until the transaction ends: a server that starts meanwhile waits for it."""
        session.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
        self._require_nobody(session)

    def _require_nobody(self, session: Session) -> None:
        patience = monotonic() + PATIENCE
        while True:
            session.execute("SELECT pg_catalog.pg_stat_clear_snapshot()")
            if session.execute(OTHERS, (AT_WORK,)).fetchone() == (0,):
                return
            if monotonic() > patience:
                raise StoreError(at_work().format(path=self._address))
            sleep(0.05)

    def _nothing(self) -> StoreError:
        return StoreError(
            _("There is no database {path} yet, and nothing to copy.").format(path=self._address)
        )


def _lock_all(session: Session) -> None:
    """Whoever is in the middle of something ends it first. Whoever comes waits."""
    names = [sql.Identifier(SCHEMA, table) for table in sorted(tables(session))]
    if names:
        session.execute(LOCK_ALL.format(tables=sql.SQL(", ").join(names)))


def _set_aside(session: Session) -> str | None:
    """The name that the schema with all that is in it has from now on; None where there is none."""
    if not tables(session):
        return None
    _lock_all(session)
    kept = _free_name(session)
    session.execute(RENAME.format(schema=sql.Identifier(SCHEMA), kept=sql.Identifier(kept)))
    return kept


def _free_name(session: Session) -> str:
    at = datetime.now(UTC)
    while True:
        name = f"{SCHEMA}_before_restore_{at:%Y%m%dt%H%M%Sz}"
        taken = session.execute("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = %s", (name,))
        if taken.fetchone() is None:
            return name
        at += timedelta(seconds=1)
