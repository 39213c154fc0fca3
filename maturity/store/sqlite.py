"""SQLite: connection, transaction, running migrations and what its errors mean. No statement."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from typing import TypeVar

from maturity.errors import Conflict, StoreError
from maturity.store.migrations import MIGRATIONS

T = TypeVar("T")

BUSY_SECONDS = 10.0


class SqliteAdapter:
    """A database in one file. An acknowledged write survives power loss (WAL, synchronous FULL)."""

    driver = "sqlite3"

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, act: Callable[[sqlite3.Connection], T]) -> T:
        return self._transact("BEGIN", act)

    def write(self, act: Callable[[sqlite3.Connection], T]) -> T:
        """IMMEDIATE, so that what was read inside is still true when it is written."""
        return self._transact("BEGIN IMMEDIATE", act)

    def migrate(self) -> None:
        """Brings the file to this version's schema, or makes it. Several processes may try at once.

        Raises StoreError, and changes nothing, where the file is no database or is newer than this.
        """
        with self._errors():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._execute("PRAGMA journal_mode = WAL")
        self.write(self._apply)

    def _apply(self, connection: sqlite3.Connection) -> None:
        # sqlite-utils takes a while to import, and only a start needs it.
        from sqlite_utils import Database, Migrations

        migrations = Migrations("maturity")
        for name, text in MIGRATIONS:
            migrations(name=name)(_runner(text))
        database = Database(connection)
        unknown = {done.name for done in migrations.applied(database)} - dict(MIGRATIONS).keys()
        if unknown:
            raise StoreError(
                _(
                    "{path} was written by a newer version of this tool. Install that version."
                ).format(path=self.path)
            )
        migrations.apply(database)

    def _execute(self, statement: str) -> None:
        with self._connection() as connection:
            connection.execute(statement)

    def _transact(self, begin: str, act: Callable[[sqlite3.Connection], T]) -> T:
        with self._errors(), self._connection() as connection:
            connection.execute(begin)
            try:
                done = act(connection)
            except BaseException:
                connection.rollback()
                raise
            connection.execute("COMMIT")
            return done

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """One connection for one act: SQLite's may not cross threads, and Streamlit has many."""
        connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            yield connection
        finally:
            connection.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.IntegrityError as error:
            if "UNIQUE" not in str(error):
                raise
            raise Conflict(_("Somebody else stored the same thing first. Look again.")) from error
        except (sqlite3.DatabaseError, OSError) as error:
            raise StoreError(self._sentence(error)) from error

    def _sentence(self, error: Exception) -> str:
        reason = str(error)
        for sign, sentence in (
            ("locked", _("The database {path} is busy. Try again in a moment.")),
            ("full", _("The disk of the database {path} is full. Make room and try again.")),
            ("readonly", _("The database {path} may not be written. Check who may.")),
            ("not a database", _("{path} is not a database of this tool. Name another file.")),
        ):
            if sign in reason:
                return sentence.format(path=self.path)
        return _("The database {path} cannot be used: {reason}.").format(
            path=self.path, reason=reason
        )


def _runner(text: str) -> Callable[[object], None]:
    """A migration that runs its statements one by one: executescript would commit in between."""

    def run(database: object) -> None:
        connection: sqlite3.Connection = database.conn  # type: ignore[attr-defined]
        for statement in text.split(";"):
            if statement.strip():
                connection.execute(strict(statement.strip()))

    return run


def strict(statement: str) -> str:
    """SQLite checks column types only in STRICT tables, a word that PostgreSQL does not know."""
    return re.sub(r"\A(CREATE TABLE .*\))\Z", r"\1 STRICT", statement, flags=re.DOTALL)
