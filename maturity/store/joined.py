"""An adapter within a transaction that has begun: all that a store does with it happens or nothing.

For work that brings much at once: each write of its own would wait for the disk.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")


class JoinedAdapter:
    """Reads and writes on the connection of somebody else's write, who decides how it ends."""

    def __init__(self, driver: str, connection: Any) -> None:
        self.driver = driver
        self._connection = connection

    def read(self, act: Callable[[Any], T]) -> T:
        return act(self._connection)

    def read_once(self, act: Callable[[Any], T]) -> T:
        return act(self._connection)

    def write(self, act: Callable[[Any], T]) -> T:
        return act(self._connection)

    def numbers(self) -> Mapping[str, float]:
        return {}

    def leave_no_trace(self) -> bool:
        """Whoever ends the transaction can."""
        return False
