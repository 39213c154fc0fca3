"""The database that a command works on. What it holds is not known here."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from maturity.settings import read_settings

if TYPE_CHECKING:
    from maturity.store import Store

T = TypeVar("T")


def open_store() -> "Store":
    """That of the settings, brought up to this version, or a new one."""
    from maturity.store.sql import SqlStore
    from maturity.store.sqlite import SqliteAdapter

    adapter = SqliteAdapter(read_settings().database)
    adapter.migrate()
    return SqlStore(adapter)


def at_once(act: Callable[["Store"], T]) -> T:
    """Everything that `act` does happens in one transaction, or nothing of it."""
    from maturity.store.joined import JoinedAdapter
    from maturity.store.sql import SqlStore
    from maturity.store.sqlite import SqliteAdapter

    adapter = SqliteAdapter(read_settings().database)
    adapter.migrate()
    return adapter.write(lambda tx: act(SqlStore(JoinedAdapter(adapter.driver, tx))))
