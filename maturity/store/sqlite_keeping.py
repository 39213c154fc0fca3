"""Keeping an SQLite database: a copy of it in one file, and a copy in its place."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from maturity.domain.audit import Note
from maturity.errors import StoreError
from maturity.locale import gettext as _
from maturity.store.in_use import alone, at_work
from maturity.store.keeping import Contents
from maturity.store.sql import SqlStore
from maturity.store.sqlite import FILE_MODE, SqliteAdapter, not_ours
from maturity.store.sqlite_copy import (
    copy,
    copy_to_new,
    like_its_folder,
    new_and_empty,
    settle,
    settle_folder,
    stamped,
    written_whole,
)
from maturity.store.sqlite_inside import BESIDE, beside, faults, last_instant, opened_to_read, rows

WAIT = 2.0
"""Seconds, for somebody who has the database open without saying so."""


class SqliteKeeping:
    """The file that settings name. Where the name is a link to a file, that file."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._adapter = SqliteAdapter(path)

    def contents(self) -> Contents | None:
        if not self.path.exists():
            return None
        return self._adapter.read(lambda source: _contents(self._adapter, source))

    def contents_of(self, file: Path) -> Contents:
        _require_file(file)
        adapter = SqliteAdapter(file)
        with adapter.errors(), opened_to_read(file) as source:
            source.execute("BEGIN")
            _require_ours(adapter, source)
            found = _contents(adapter, source)
            wrong = faults(source, thorough=True)
        if wrong:
            raise StoreError(
                _("{file} is damaged: {fault}. Name another copy.").format(
                    file=file, fault=wrong[0]
                )
            )
        return found

    def back_up(self, file: Path) -> Contents:
        if not self.path.exists():
            raise StoreError(
                _("There is no database {path} yet, and nothing to copy.").format(
                    path=self._adapter.path
                )
            )

        if file.absolute() in {beside(self.path, suffix) for suffix in (*BESIDE, "-shm", ".lock")}:
            raise StoreError(
                _("{file} is a name that belongs to the database. Choose another.").format(
                    file=file
                )
            )

        def act(source: sqlite3.Connection) -> Contents:
            found = _contents(self._adapter, source)
            copy_to_new(source, file)
            return found

        return self._adapter.read(act)

    def require_unused(self) -> None:
        with alone(self.path):
            """Whoever could be alone for a moment finds nobody at work."""

    def put_back(self, file: Path, note: Note) -> Path | None:
        self._require_another(file)
        fresh = beside(self.path, ".restoring")
        with self._adapter.errors():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with alone(self.path), _gone_afterwards(fresh):
                self._prepare(file, fresh, note)
                kept = self._keep_former()
                _take_place(fresh, self.path)
        return kept

    def _require_another(self, file: Path) -> None:
        _require_file(file)
        if file.exists() and self.path.exists() and file.samefile(self.path):
            raise StoreError(
                _("{file} is the database itself. Name a copy of it.").format(file=file)
            )

    def _prepare(self, file: Path, fresh: Path, note: Note) -> None:
        """All that can fail on the copy fails here, while the database is still as it was."""
        new_and_empty(fresh)
        named = SqliteAdapter(file)
        with named.errors(), opened_to_read(file) as source:
            source.execute("BEGIN")
            _require_ours(named, source)
            copy(source, fresh)
        adapter = SqliteAdapter(fresh)
        adapter.migrate(copy_first=False)
        SqlStore(adapter).note(note)
        _into_one_file(fresh)
        self._like_former(fresh)
        settle(fresh)

    def _like_former(self, fresh: Path) -> None:
        mode = self.path.stat().st_mode & 0o777 if self.path.exists() else FILE_MODE
        fresh.chmod(mode)
        like_its_folder(self.path, fresh)

    def _keep_former(self) -> Path | None:
        """A copy byte by byte: what is damaged may still be of use to somebody."""
        there = [name for name in ("", *BESIDE) if beside(self.path, name).exists()]
        if not there:
            return None
        _into_one_file_if_sound(self.path)
        kept = stamped(self.path, "before-restore")
        for suffix in reversed(there):
            former = beside(self.path, suffix)
            if former.exists():
                with written_whole(beside(kept, suffix)) as part:
                    shutil.copyfile(former, part)
                like_its_folder(self.path, beside(kept, suffix))
        return kept


def _require_file(file: Path) -> None:
    """A pipe would keep whoever opens it waiting for ever."""
    if file.exists() and not file.is_file():
        raise StoreError(_("{file} is no file. Name a copy of the database.").format(file=file))


def _require_ours(adapter: SqliteAdapter, source: sqlite3.Connection) -> None:
    """A start makes a database of an empty file. A copy that is empty is none."""
    adapter.recognise(source)
    if not rows(source):
        raise StoreError(not_ours().format(path=adapter.path))


def _contents(adapter: SqliteAdapter, source: sqlite3.Connection) -> Contents:
    pending = adapter.recognise(source)
    counted = rows(source)
    return Contents(
        size=_size(source),
        organisations=counted.get("organisation", 0),
        rounds=counted.get("assessment", 0),
        answers=counted.get("answer", 0),
        last_answer=last_instant(source, "answer"),
        pending=pending,
    )


def _size(source: sqlite3.Connection) -> int:
    """As SQLite counts it: part of the file may still stand beside it."""
    pages, size = (source.execute(f"PRAGMA {p}").fetchone()[0] for p in ("page_count", "page_size"))
    return int(pages * size)


@contextmanager
def _gone_afterwards(file: Path) -> Iterator[None]:
    """With all that belongs to it, whether it is still there or not."""
    names = [file, *(beside(file, suffix) for suffix in (*BESIDE, "-shm"))]
    for name in names:
        name.unlink(missing_ok=True)
    try:
        yield
    finally:
        for name in names:
            name.unlink(missing_ok=True)


def _into_one_file(file: Path) -> None:
    """Which nobody else has open: SQLite refuses it otherwise."""
    with closing(sqlite3.connect(file, timeout=WAIT, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _into_one_file_if_sound(path: Path) -> None:
    """A damaged one stays in all its files."""
    try:
        _into_one_file(path)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (
            sqlite3.SQLITE_BUSY,
            sqlite3.SQLITE_LOCKED,
        ):
            raise StoreError(at_work().format(path=path)) from error


def _take_place(fresh: Path, path: Path) -> None:
    """What stood beside the former database would be taken for part of the new one."""
    for suffix in (*BESIDE, "-shm"):
        beside(path, suffix).unlink(missing_ok=True)
    fresh.replace(path)
    settle_folder(path)
