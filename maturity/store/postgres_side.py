"""Rows of a PostgreSQL database, read and put as store/copying.py asks for them: by COPY."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import Connection, Error, sql

from maturity.location import PostgresAddress
from maturity.store.migrations import KEYS
from maturity.store.postgres_errors import meaning
from maturity.store.postgres_schema import tables
from maturity.store.rows import Row

COUNT = sql.SQL("SELECT COUNT(*) FROM {table}")
NO_ROW = sql.SQL("SELECT * FROM {table} LIMIT 0")
IN_ORDER = sql.SQL("COPY (SELECT {columns} FROM {table} ORDER BY {key}) TO STDOUT (FORMAT BINARY)")
PUT = sql.SQL("COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)")
ANALYSE = sql.SQL("ANALYZE {table}")


class PostgresSide:
    """`connection` is in a transaction, and finds the tables by their bare names."""

    driver = "psycopg"

    def __init__(self, address: PostgresAddress, connection: Connection[Any]) -> None:
        self._address, self.connection = address, connection

    def tables(self) -> set[str]:
        return tables(self.connection)

    def columns(self, table: str) -> tuple[str, ...]:
        return tuple(self._kinds(table))

    def count(self, table: str) -> int:
        (number,) = self.connection.execute(COUNT.format(table=_name(table))).fetchone() or (0,)
        return int(number)

    def rows(self, table: str, columns: tuple[str, ...]) -> Iterator[Row]:
        kinds = self._kinds(table)
        statement = IN_ORDER.format(
            columns=_names(columns), table=_name(table), key=_names(KEYS[table])
        )
        with self._errors(), self.connection.cursor().copy(statement) as copy:
            copy.set_types([kinds[column] for column in columns])
            yield from copy.rows()

    def put(self, table: str, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
        """What is asked next is planned by what is in the table now."""
        kinds = self._kinds(table)
        statement = PUT.format(table=_name(table), columns=_names(columns))
        with self._errors():
            with self.connection.cursor().copy(statement) as copy:
                copy.set_types([kinds[column] for column in columns])
                for row in rows:
                    copy.write_row(row)
            self.connection.execute(ANALYSE.format(table=_name(table)))

    def _kinds(self, table: str) -> dict[str, int]:
        """The type of each column, as the driver numbers types."""
        with self._errors():
            found = self.connection.execute(NO_ROW.format(table=_name(table)))
            return {column.name: column.type_code for column in found.description or ()}

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except Error as error:
            raise meaning(error, self._address) from error


def _name(table: str) -> sql.Identifier:
    return sql.Identifier(table)


def _names(columns: tuple[str, ...]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))
