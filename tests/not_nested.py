"""A database that takes no second act while the same thread writes: that would be another
transaction, and another connection, which sees something else and may wait for the first for good.
"""

from collections.abc import Callable, Mapping
from threading import local
from typing import Any, TypeVar

from maturity.store.tables import Adapter

T = TypeVar("T")


class NotNested:
    """An adapter as it is, but that it refuses this."""

    def __init__(self, adapter: Adapter) -> None:
        self._adapter, self.driver = adapter, adapter.driver
        self._here = local()

    def read(self, act: Callable[[Any], T]) -> T:
        self._refuse_within_write()
        return self._adapter.read(act)

    def read_once(self, act: Callable[[Any], T]) -> T:
        self._refuse_within_write()
        return self._adapter.read_once(act)

    def write(self, act: Callable[[Any], T]) -> T:
        self._refuse_within_write()
        self._here.writes = True
        try:
            return self._adapter.write(act)
        finally:
            self._here.writes = False

    def numbers(self) -> Mapping[str, float]:
        return self._adapter.numbers()

    def leave_no_trace(self) -> bool:
        self._refuse_within_write()
        return self._adapter.leave_no_trace()

    def _refuse_within_write(self) -> None:
        assert not getattr(self._here, "writes", False), "an act within a write"
