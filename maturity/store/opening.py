"""A database by where it is. The driver of the kind that is not asked for is not imported."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from maturity.location import Location, SqliteFile
from maturity.store import in_use
from maturity.store.keeping import Keeping
from maturity.store.sqlite import SqliteAdapter
from maturity.store.sqlite_keeping import SqliteKeeping
from maturity.store.tables import Adapter


class Database(Adapter, Protocol):
    """An adapter that can bring its schema up."""

    def migrate(self) -> None: ...
    def recognise(self, connection: Any, /) -> tuple[str, ...]:
        """The steps that its schema lacks. StoreError where it is newer than this version."""
        ...

    def close(self) -> None:
        """Leaves no connection behind. It cannot be used afterwards."""
        ...


def database_at(location: Location) -> Database:
    if isinstance(location, SqliteFile):
        return SqliteAdapter(location.path)
    from maturity.store.postgres import PostgresAdapter  # noqa: PLC0415 - not for SQLite

    return PostgresAdapter(location)


def hold(location: Location) -> None:
    """For as long as this process lives: nobody puts another file in its place meanwhile. Of
    PostgreSQL nothing has to be held: who is connected to it, it knows itself.
    """
    if isinstance(location, SqliteFile):
        in_use.hold(location.path)


def keeping_at(location: Location) -> Keeping:
    if isinstance(location, SqliteFile):
        return SqliteKeeping(location.path)
    from maturity.store.postgres_keeping import PostgresKeeping  # noqa: PLC0415 - as above

    return PostgresKeeping(location)


@contextmanager
def held(location: Location) -> Iterator[None]:
    """The same for a while."""
    if isinstance(location, SqliteFile):
        with in_use.held(location.path):
            yield
    else:
        yield
