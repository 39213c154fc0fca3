"""A database by where it is. The driver of the kind that is not asked for is not imported."""

from typing import Protocol

from maturity.location import Location, SqliteFile
from maturity.store.sqlite import SqliteAdapter
from maturity.store.tables import Adapter


class Database(Adapter, Protocol):
    """An adapter that can bring its schema up."""

    def migrate(self) -> None: ...


def database_at(location: Location) -> Database:
    if isinstance(location, SqliteFile):
        return SqliteAdapter(location.path)
    from maturity.store.postgres import PostgresAdapter  # noqa: PLC0415 - not for SQLite

    return PostgresAdapter(location)
