"""SQLite: connection, transaction, running migrations and what its errors mean. No statement."""

import re
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, TypeVar

from maturity.errors import Conflict, NewerSchema, NotHere, StoreError
from maturity.locale import gettext as _
from maturity.store.migrations import MIGRATIONS
from maturity.store.sqlite_copy import copied_before

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")

BUSY_SECONDS = 10.0

STARTS_WAIT = 6
"""So many times as long for another start, which copies the whole database and changes it."""

FOLDER_MODE, FILE_MODE = 0o700, 0o600
"""A new database is for its owner alone: it holds names, answers and the key of the cookies."""


class SqliteAdapter:
    """A database in one file. An acknowledged write survives power loss (WAL, synchronous FULL)."""

    driver = "sqlite3"

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, act: Callable[[sqlite3.Connection], T]) -> T:
        return self._transact("BEGIN", act)

    def read_once(self, act: Callable[[sqlite3.Connection], T]) -> T:
        return self.read(act)

    def numbers(self) -> Mapping[str, float]:
        return {}

    def write(self, act: Callable[[sqlite3.Connection], T]) -> T:
        """IMMEDIATE, so that what was read inside is still true when it is written."""
        return self._transact("BEGIN IMMEDIATE", act)

    def leave_no_trace(self) -> bool:
        """Deleted rows are overwritten, but pages that were rearranged may hold an older copy of
        them, and so may the journal: every page is written anew, and the journal emptied.
        """
        with self.errors(), self._connection(STARTS_WAIT * BUSY_SECONDS) as connection:
            try:
                connection.execute("VACUUM")
                busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            except sqlite3.OperationalError as error:
                if _kind(error) not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    raise
                return False
        return not busy

    def migrate(self, *, copy_first: bool = True, but: Collection[str] = ()) -> None:
        """Brings the file to this version's schema, or makes it. Several processes may try at once.

        What an earlier version wrote is copied first. Steps in `but` are left out. StoreError, and
        nothing is changed, where the file is no database or is newer than this.
        """
        with self.errors():
            self.path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            if not self.path.exists():
                self.path.touch(mode=FILE_MODE)
        self.read(self.recognise)
        with self.errors():
            self._use_wal()
        apply = self._apply_after_copy if copy_first else partial(self._apply, but=but)
        self._transact("BEGIN IMMEDIATE", apply, STARTS_WAIT * BUSY_SECONDS)

    def recognise(self, connection: sqlite3.Connection) -> tuple[str, ...]:
        """The steps that it lacks. StoreError where it is not ours, or newer than this."""
        # sqlite-utils takes a while to import, and only a start needs it.
        from sqlite_utils import Database, Migrations

        database = Database(connection)
        applied = {step.name for step in Migrations("maturity").applied(database)}
        if applied - dict(MIGRATIONS).keys():
            raise NewerSchema(self.path)
        if not applied and database.table_names():
            raise StoreError(not_ours().format(path=self.path))
        return tuple(name for name, _text in MIGRATIONS if name not in applied)

    def close(self) -> None:
        """Each act has closed its own connection."""

    def _use_wal(self) -> None:
        """Unlike a transaction, the switch does not wait its turn when several processes start."""
        patience = monotonic() + BUSY_SECONDS
        while True:
            try:
                return self._execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if _kind(error) != sqlite3.SQLITE_BUSY or monotonic() > patience:
                    raise
            sleep(0.02)

    def _apply_after_copy(self, connection: sqlite3.Connection) -> None:
        """Nobody writes between the copy and the change: this is the one write that is going on."""
        pending = self.recognise(connection)
        if not pending:
            self._apply(connection)
            return
        with self._connection() as reader:
            reader.execute("BEGIN")
            with copied_before(reader, self.path, pending[0]):
                self._apply(connection)

    def _apply(self, connection: sqlite3.Connection, but: Collection[str] = ()) -> None:
        from sqlite_utils import Database, Migrations

        self.recognise(connection)
        migrations = Migrations("maturity")
        for name, text in MIGRATIONS:
            if name not in but:
                migrations(name=name)(_runner(text))
        migrations.apply(Database(connection))
        # A file that may not be written is reported here, and not at somebody's first answer.
        connection.execute("DELETE FROM _sqlite_migrations WHERE 1 = 0")

    def _execute(self, statement: str) -> None:
        with self._connection() as connection:
            connection.execute(statement)

    def _transact(
        self, begin: str, act: Callable[[sqlite3.Connection], T], patience: float | None = None
    ) -> T:
        with self.errors(), self._connection(patience) as connection:
            connection.execute(begin)
            try:
                done = act(connection)
            except BaseException:
                connection.rollback()
                raise
            connection.execute("COMMIT")
            return done

    @contextmanager
    def _connection(self, patience: float | None = None) -> Iterator[sqlite3.Connection]:
        """One connection for one act: SQLite's may not cross threads, and Streamlit has many."""
        seconds = BUSY_SECONDS if patience is None else patience
        connection = sqlite3.connect(self.path, timeout=seconds, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            # What is deleted was promised to be gone, and not to stay in a free page.
            connection.execute("PRAGMA secure_delete = ON")
            # SQLite's own knows the letters of ASCII only, PostgreSQL's all of them.
            connection.create_function("LOWER", 1, str.lower, deterministic=True)
            yield connection
        finally:
            connection.close()

    @contextmanager
    def errors(self) -> Iterator[None]:
        """What went wrong, in a sentence about this file."""
        try:
            yield
        except sqlite3.IntegrityError as error:
            if "FOREIGN KEY" in str(error):
                # What it points to was there a moment ago: it was erased meanwhile.
                raise NotHere from error
            if "UNIQUE" not in str(error):
                raise
            raise Conflict(_("Somebody else stored the same thing first. Look again.")) from error
        except (sqlite3.DatabaseError, OSError) as error:
            raise StoreError(self._sentence(error)) from error

    def _sentence(self, error: Exception) -> str:
        sentences = {
            sqlite3.SQLITE_BUSY: _("The database {path} is busy. Try again in a moment."),
            sqlite3.SQLITE_FULL: _("The disk of {path} is full. Make room and try again."),
            sqlite3.SQLITE_READONLY: _("The database {path} may not be written. Check who may."),
            sqlite3.SQLITE_CORRUPT: _("The database {path} is damaged. Restore a backup of it."),
            sqlite3.SQLITE_NOTADB: not_ours(),
        }
        sentence = sentences.get(_kind(error)) or _(
            "The database {path} cannot be used: {reason}. "
            "Check the disk, the folder and who may write there, or name another file."
        )
        reason = getattr(error, "strerror", None) or error
        return sentence.format(path=self.path, reason=reason)


def not_ours() -> str:
    return _("{path} is not a database of this tool. Name another file.")


def _kind(error: Exception) -> int:
    """SQLite's primary result code; 0 for an error of the file system."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def _runner(text: str) -> Callable[["Database"], None]:
    """A migration that runs its statements one by one: executescript would commit in between."""

    def run(database: "Database") -> None:
        connection = database.conn
        for statement in text.split(";"):
            if statement.strip():
                connection.execute(strict(statement.strip()))

    return run


def strict(statement: str) -> str:
    """SQLite checks column types only in STRICT tables, a word that PostgreSQL does not know."""
    return re.sub(r"\A(CREATE TABLE .*\))\Z", r"\1 STRICT", statement, flags=re.DOTALL)
