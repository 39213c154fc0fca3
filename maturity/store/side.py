"""The tables of a database as whoever copies all of it sees them. Each kind brings its own."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from maturity.store.rows import Row


class Side(Protocol):
    """The tables of a database within one transaction. StoreError where something fails."""

    @property
    def driver(self) -> str: ...
    @property
    def connection(self) -> Any: ...

    def tables(self) -> set[str]: ...
    def columns(self, table: str) -> tuple[str, ...]: ...
    def count(self, table: str) -> int: ...

    def rows(self, table: str, columns: tuple[str, ...]) -> Iterator[Row]:
        """In the order of the key, text by its bytes; never all of them in memory."""
        ...

    def put(self, table: str, columns: tuple[str, ...], rows: Iterable[Row]) -> None: ...


Told = Callable[[str, int, int], None]
"""A table, how many of its rows are copied, and how many there are. When it is all of them, they
were read again and compared too.
"""
