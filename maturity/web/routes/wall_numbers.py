"""The number that phones ask for every two seconds: one small query a second for each workshop."""

from collections import OrderedDict
from collections.abc import Callable

FRESH = 1.0
"""Seconds."""


class WallNumbers:
    """`find` looks into the database. Two that look at the same moment do no harm."""

    def __init__(self, find: Callable[[str], int], most: int = 500) -> None:
        self._find, self._most = find, most
        self._known: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def known(self, workshop_id: str, now: float) -> int | None:
        """Without looking."""
        at, number = self._known.get(workshop_id, (now - 2 * FRESH, 0))
        return number if now - at < FRESH else None

    def look(self, workshop_id: str, now: float) -> int:
        number = self._find(workshop_id)
        self._known[workshop_id] = (now, number)
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        return number
