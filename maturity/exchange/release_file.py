"""A release as a public SQLite file, and back. Only published figures, and words that explain them.

The same release gives the same bytes: no time is in them, and nothing of who wrote them where.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from maturity.domain.release import Release
from maturity.errors import ReleaseError
from maturity.exchange.plain_data import made
from maturity.exchange.receipt_parts import OddPart, Part
from maturity.exchange.release_tables import TABLES, Row, Table, release_data, release_rows
from maturity.exchange.release_text import require_sound
from maturity.exchange.release_words import method, read_me
from maturity.exchange.text_file import read_bytes
from maturity.locale import gettext as _

if TYPE_CHECKING:
    from sqlite_utils import Database

BIGGEST = 20_000_000
"""Bytes. A release has about 150,000."""

PAGE = 4096
APPLICATION = 0x53564D49
"""`SVMI`: tells SQLite, and us, whose file it is."""

VERSION = 1

WRITTEN_BY = 3_040_000
"""SQLite notes its own version in what it writes. Ours says the same on every computer."""

MOST_ROWS = 10_000
"""Of one table. A release has a few hundred."""

LONGEST = 100_000
"""Bytes of one value. A column that is worked out could ask for a thousand million of them."""


def sha256_of(data: bytes) -> str:
    return sha256(data).hexdigest()


def release_bytes(release: Release) -> bytes:
    """A whole SQLite file, made in memory: no journal, and nothing that is left of another file."""
    from sqlite_utils import Database

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        database = Database(connection, execute_plugins=False)
        rows = {**release_rows(release), "readme": read_me(release), "method": method(release)}
        for table in TABLES:
            _make(database, table, rows[table.name])
        connection.execute("VACUUM")
        return _neutral(connection.serialize())


def _make(database: "Database", table: Table, rows: Sequence[Row]) -> None:
    made_table = database.table(table.name).create(
        dict(table.columns),
        pk=table.key if len(table.key) > 1 else table.key[0],
        foreign_keys=table.refers,
        not_null=set(table.columns) - set(table.optional),
        strict=True,
    )
    made_table.insert_all({name: row.get(name) for name in table.columns} for row in rows)


def _neutral(data: bytes) -> bytes:
    """Bytes 24 and 92 count changes, and must be equal; 96 is the version of SQLite."""
    whole = bytearray(data)
    whole[24:28] = whole[92:96] = (1).to_bytes(4, "big")
    whole[96:100] = WRITTEN_BY.to_bytes(4, "big")
    return bytes(whole)


def read_release(path: Path) -> Release:
    """Or ReleaseError. The file is read once, and never written."""
    return release_in(str(path), read_release_bytes(path))


def read_release_bytes(path: Path) -> bytes:
    """Or ReleaseError. What is checked and what is taken in are the same bytes."""
    return read_bytes(path, ReleaseError, BIGGEST)


def release_in(name: str, data: bytes) -> Release:
    """Or ReleaseError: damaged, not ours, or with a figure that a release cannot have."""
    try:
        found = made(Release, Part(release_data(_read(data))))
    except OddPart as fault:
        raise ReleaseError((f"{name}: {fault}",)) from None
    except (sqlite3.Error, KeyError, IndexError, TypeError, ValueError):
        sentence = _("this is no release of the index, or it is damaged. Fetch it again.")
        raise ReleaseError((f"{name}: {sentence}",)) from None
    require_sound(name, found)
    return found


def _read(data: bytes) -> dict[str, list[Row]]:
    if len(data) > BIGGEST or not data.startswith(b"SQLite format 3\0"):
        raise ValueError
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(data)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
        _distrust(connection)
        if {(kind, name) for kind, name in _schema(connection)} != {
            ("table", table.name) for table in TABLES
        }:
            raise ValueError
        return {table.name: _rows(connection, table) for table in TABLES}


def _distrust(connection: sqlite3.Connection) -> None:
    """Somebody else made the file: it may hold nothing but tables, and nothing in it may run."""
    for setting in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON"):
        connection.execute(f"PRAGMA {setting}")
    told = [
        connection.execute(f"PRAGMA {what}").fetchone()[0]
        for what in ("application_id", "user_version", "quick_check")
    ]
    if told != [APPLICATION, VERSION, "ok"]:
        raise ValueError


def _schema(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Without the indexes that SQLite makes for primary keys itself."""
    for kind, name in connection.execute("SELECT type, name FROM sqlite_schema"):
        if not (kind == "index" and str(name).startswith("sqlite_autoindex_")):
            yield kind, name


def _rows(connection: sqlite3.Connection, table: Table) -> list[Row]:
    """In the order in which they were written."""
    names = [row[1] for row in connection.execute(f"PRAGMA table_xinfo({table.name})")]
    if names != list(table.columns):
        raise ValueError
    statement = f"SELECT * FROM {table.name} ORDER BY rowid LIMIT {MOST_ROWS}"  # noqa: S608 ours
    return [dict(zip(names, row, strict=True)) for row in connection.execute(statement)]
