"""The number that phones ask for every two seconds: one small query a second for each workshop."""

from collections import OrderedDict
from collections.abc import Callable

FRESH = 1.0
"""Seconds."""


class WallNumbers:
    """`find` looks into the database. While somebody waits for it, the others get what was known:
    a database that is away does not hold up a thread for each phone.
    """

    def __init__(self, find: Callable[[str], int], most: int = 500) -> None:
        self._find, self._most = find, most
        self._known: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self._looking: set[str] = set()

    def known(self, workshop_id: str, now: float) -> int | None:
        """Without looking."""
        at, number = self._known.get(workshop_id, (now - 2 * FRESH, 0))
        return number if now - at < FRESH or self._waits(workshop_id) else None

    def look(self, workshop_id: str, now: float) -> int:
        self._looking.add(workshop_id)
        try:
            number = self._find(workshop_id)
        finally:
            self._looking.discard(workshop_id)
        self._known[workshop_id] = (now, number)
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        return number

    def _waits(self, workshop_id: str) -> bool:
        return workshop_id in self._looking and workshop_id in self._known
