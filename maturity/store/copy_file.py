"""A copy in one file of SQLite's, of a database of either kind: read, checked, made."""

import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from maturity.errors import StoreError
from maturity.locale import gettext as _
from maturity.store.keeping import Contents
from maturity.store.side import Side
from maturity.store.sqlite import SqliteAdapter, not_ours
from maturity.store.sqlite_copy import copy, new_and_empty, require_sound, written_whole
from maturity.store.sqlite_inside import faults, last_instant, opened_to_read, rows
from maturity.store.sqlite_side import SqliteSide

T = TypeVar("T")

WAIT = 2.0
"""Seconds, for somebody who has the database open without saying so."""


def contents_of(file: Path) -> Contents:
    """Once every part of it was checked. StoreError where it is no copy of ours, or damaged."""
    require_file(file)
    adapter = SqliteAdapter(file)
    with adapter.errors(), opened_to_read(file) as source:
        source.execute("BEGIN")
        require_ours(adapter, source)
        found = contents_in(adapter, source)
        wrong = faults(source, thorough=True)
    if wrong:
        raise StoreError(
            _("{file} is damaged: {fault}. Name another copy.").format(file=file, fault=wrong[0])
        )
    return found


def contents_in(adapter: SqliteAdapter, source: sqlite3.Connection) -> Contents:
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


@contextmanager
def brought_up(file: Path) -> Iterator[Side]:
    """What it holds, as this version keeps it. An older one is brought up elsewhere, for its owner
    alone: the file stays as it is.
    """
    pending = contents_of(file).pending
    with TemporaryDirectory(prefix="maturity-") as folder:
        own = Path(folder) / file.name
        if pending:
            _brought_up(file, own)
        adapter = SqliteAdapter(own if pending else file)
        with adapter.errors(), opened_to_read(adapter.path) as source:
            source.execute("BEGIN")
            yield SqliteSide(adapter, source)


def fill_new(file: Path, act: Callable[[Side], T], but: Collection[str] = ()) -> T:
    """Makes it, with its tables, for `act` to fill. It gets its name once it was checked. The steps
    of the schema that are in `but` are left out. OutputError where there is such a file.
    """
    with written_whole(file) as part:
        adapter = SqliteAdapter(part)
        adapter.migrate(copy_first=False, but=but)
        into_one_file(part)
        done = adapter.write(lambda target: act(SqliteSide(adapter, target)))
        with adapter.errors():
            require_sound(part)
    return done


def require_file(file: Path) -> None:
    """A pipe would keep whoever opens it waiting for ever."""
    if file.exists() and not file.is_file():
        raise StoreError(_("{file} is no file. Name a copy of the database.").format(file=file))


def require_ours(adapter: SqliteAdapter, source: sqlite3.Connection) -> None:
    """A start makes a database of an empty file. A copy that is empty is none."""
    adapter.recognise(source)
    if not rows(source):
        raise StoreError(not_ours().format(path=adapter.path))


def into_one_file(file: Path) -> None:
    """Which nobody else has open: SQLite refuses it otherwise."""
    with closing(sqlite3.connect(file, timeout=WAIT, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _brought_up(file: Path, own: Path) -> None:
    new_and_empty(own)
    with opened_to_read(file) as source:
        source.execute("BEGIN")
        copy(source, own)
    SqliteAdapter(own).migrate(copy_first=False)
    into_one_file(own)


def _size(source: sqlite3.Connection) -> int:
    """As SQLite counts it: part of the file may still stand beside it."""
    pages, size = (source.execute(f"PRAGMA {p}").fetchone()[0] for p in ("page_count", "page_size"))
    return int(pages * size)
