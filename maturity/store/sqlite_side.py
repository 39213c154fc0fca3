"""Rows of an SQLite database, read and put as store/copying.py asks for them."""

import sqlite3
from collections.abc import Iterable, Iterator

from maturity.store.migrations import KEYS
from maturity.store.rows import Row
from maturity.store.sqlite import SqliteAdapter
from maturity.store.sqlite_inside import count, tables


class SqliteSide:
    """`connection` is in a transaction."""

    driver = SqliteAdapter.driver

    def __init__(self, adapter: SqliteAdapter, connection: sqlite3.Connection) -> None:
        self._adapter, self.connection = adapter, connection

    def tables(self) -> set[str]:
        return set(tables(self.connection))

    def columns(self, table: str) -> tuple[str, ...]:
        found = self.connection.execute(f'SELECT * FROM "{table}" LIMIT 0')  # noqa: S608
        return tuple(column[0] for column in found.description)

    def count(self, table: str) -> int:
        return count(self.connection, table)

    def rows(self, table: str, columns: tuple[str, ...]) -> Iterator[Row]:
        with self._adapter.errors():
            yield from self.connection.execute(
                f'SELECT {_names(columns)} FROM "{table}" ORDER BY {_names(KEYS[table])}'  # noqa: S608
            )

    def put(self, table: str, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
        places = ", ".join("?" for _column in columns)
        with self._adapter.errors():
            self.connection.executemany(
                f'INSERT INTO "{table}" ({_names(columns)}) VALUES ({places})',  # noqa: S608
                rows,
            )


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
