"""What every part of the SQL store is made from: an adapter and the statements. No table."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

import aiosql

from maturity.errors import Conflict
from maturity.locale import gettext as _
from maturity.store.rows import Row

T = TypeVar("T")

STATEMENTS = Path(__file__).parent / "statements"


class Adapter(Protocol):
    """A database. Each act is one transaction on a connection of its own.

    `driver` is aiosql's name for the connections. `read` and `write` may run their act again from
    the start when the database asks for it, so an act does nothing but talk to its connection.
    `read_once` never does: it is for an act that hands on what it reads.
    """

    driver: str

    def read(self, act: Callable[[Any], T]) -> T: ...
    def read_once(self, act: Callable[[Any], T]) -> T: ...
    def write(self, act: Callable[[Any], T]) -> T: ...
    def numbers(self) -> Mapping[str, float]:
        """Of this process, for whoever watches it; nothing where a database keeps none."""
        ...

    def leave_no_trace(self) -> bool:
        """What was deleted is gone from wherever the database still has it. False where it could
        not be done now.
        """
        ...


@cache
def _statements(driver: str) -> Any:
    """Read once in each process, for that takes longer than most acts."""
    return aiosql.from_path(STATEMENTS, driver, mandatory_parameters=False)


class Tables:
    """Some tables of one database. It holds no connection, so that threads may share it."""

    def __init__(self, adapter: Adapter) -> None:
        self._adapter = adapter
        self._sql = _statements(adapter.driver)

    def _one(self, build: Callable[[Row], T], act: Callable[[Any], Row | None]) -> T | None:
        row = self._adapter.read(act)
        return None if row is None else build(row)

    def _all(self, build: Callable[[Row], T], act: Callable[[Any], Any]) -> list[T]:
        return [build(row) for row in self._adapter.read(lambda tx: list(act(tx)))]


def require_next(version: int, latest: int | None) -> None:
    """The numbers are compared here because a database refuses those beyond 63 bits its own way."""
    if version != (latest or 0) + 1:
        raise Conflict(_("Somebody else changed this first. Look at both."))
