"""Keeping an SQLite database: a copy of it in one file, and a copy in its place."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from maturity.domain.audit import Note
from maturity.errors import StoreError
from maturity.locale import gettext as _
from maturity.store import copy_file
from maturity.store.copy_file import (
    contents_in,
    fill_new,
    into_one_file,
    require_file,
    require_ours,
)
from maturity.store.copying import move, require_current, require_empty
from maturity.store.in_use import alone, at_work
from maturity.store.keeping import Contents, Keeping
from maturity.store.side import Side, Told
from maturity.store.sql import SqlStore
from maturity.store.sqlite import FILE_MODE, FOLDER_MODE, SqliteAdapter
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
from maturity.store.sqlite_inside import BESIDE, beside, faults, opened_to_read
from maturity.store.sqlite_side import SqliteSide

T = TypeVar("T")


class SqliteKeeping:
    """The file that settings name. Where the name is a link to a file, that file."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._adapter = SqliteAdapter(path)

    def contents(self) -> Contents | None:
        if not self.path.exists():
            return None
        return self._adapter.read(lambda source: contents_in(self._adapter, source))

    def contents_of(self, file: Path) -> Contents:
        return copy_file.contents_of(file)

    def back_up(self, file: Path) -> Contents:
        self._require_there()
        if file.absolute() in {beside(self.path, suffix) for suffix in (*BESIDE, "-shm", ".lock")}:
            raise StoreError(
                _("{file} is a name that belongs to the database. Choose another.").format(
                    file=file
                )
            )

        def act(source: sqlite3.Connection) -> Contents:
            found = contents_in(self._adapter, source)
            copy_to_new(source, file)
            return found

        return self._adapter.read(act)

    def require_unused(self) -> None:
        with alone(self.path):
            """Whoever could be alone for a moment finds nobody at work."""

    def put_back(self, file: Path, note: Note) -> str | None:
        self._require_another(file)
        fresh = beside(self.path, ".restoring")
        with self._adapter.errors():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with alone(self.path), _gone_afterwards(fresh):
                self._prepare(file, fresh, note)
                kept = self._keep_former()
                _take_place(fresh, self.path)
        return None if kept is None else str(kept)

    def move_to(self, target: Keeping, note: Note, told: Told) -> int:
        return move(self, target, note, told)

    def identity(self) -> object:
        if not self.path.exists():
            return self.path
        found = self.path.stat()
        return found.st_dev, found.st_ino

    def read_all(self, act: Callable[[Side], T]) -> T:
        self._require_there()
        with alone(self.path):
            return self._adapter.read(lambda source: act(self._sound(source)))

    def fill(self, act: Callable[[Side], T]) -> T:
        with self._adapter.errors():
            self.path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        with alone(self.path):
            if self.path.exists():
                self._adapter.migrate()
                return self._adapter.write(lambda target: act(self._empty(target)))
            done = fill_new(self.path, act)
            like_its_folder(self.path.parent, self.path)
            return done

    def _require_there(self) -> None:
        if not self.path.exists():
            raise StoreError(
                _("There is no database {path} yet, and nothing to copy.").format(
                    path=self._adapter.path
                )
            )

    def _sound(self, source: sqlite3.Connection) -> Side:
        require_ours(self._adapter, source)
        require_current(self._adapter.recognise(source), self.path)
        wrong = faults(source, thorough=True)
        if wrong:
            raise StoreError(
                _("The database {path} is damaged: {fault}. Restore a backup of it.").format(
                    path=self.path, fault=wrong[0]
                )
            )
        return SqliteSide(self._adapter, source)

    def _empty(self, target: sqlite3.Connection) -> Side:
        side = SqliteSide(self._adapter, target)
        require_empty(side, self.path)
        return side

    def _require_another(self, file: Path) -> None:
        require_file(file)
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
            require_ours(named, source)
            copy(source, fresh)
        adapter = SqliteAdapter(fresh)
        adapter.migrate(copy_first=False)
        SqlStore(adapter).note(note)
        into_one_file(fresh)
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


def _into_one_file_if_sound(path: Path) -> None:
    """A damaged one stays in all its files."""
    try:
        into_one_file(path)
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
