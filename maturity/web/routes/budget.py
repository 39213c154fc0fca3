"""How often something may be tried: in the memory of one process. Not what is tried.

Nobody is counted by address: everybody in a room comes from one.
"""

from collections import Counter, OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Budget:
    """So many at once, and as many again within each minute. `now` is a clock of seconds that never
    goes back.
    """

    def __init__(self, a_minute: int) -> None:
        self._a_minute = a_minute
        self._left = float(a_minute)
        self._at: float | None = None
        self._lock = Lock()

    def take(self, now: float) -> bool:
        """Whether there was one left."""
        with self._lock:
            since = 0.0 if self._at is None else max(now - self._at, 0.0)
            self._at = now
            self._left = min(self._left + since * self._a_minute / 60, float(self._a_minute))
            if self._left < 1:
                return False
            self._left -= 1
            return True

    def give_back(self) -> None:
        """What was taken turned out to cost nothing."""
        with self._lock:
            self._left = min(self._left + 1, float(self._a_minute))


class Budgets:
    """One for each of `most` keys: whoever was away for longest begins anew."""

    def __init__(self, a_minute: int, most: int = 5_000) -> None:
        self._a_minute, self._most = a_minute, most
        self._by_key: OrderedDict[str, Budget] = OrderedDict()
        self._lock = Lock()

    def take(self, key: str, now: float) -> bool:
        with self._lock:
            budget = self._by_key.setdefault(key, Budget(self._a_minute))
            self._by_key.move_to_end(key)
            if len(self._by_key) > self._most:
                self._by_key.popitem(last=False)
        return budget.take(now)


class AtOnce:
    """So many under way for each key. For the event loop alone, which needs no lock."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._by_key: Counter[str] = Counter()

    @contextmanager
    def one_more(self, key: str) -> Iterator[bool]:
        """Whether there is room for it."""
        room = self._by_key[key] < self._most
        self._by_key[key] += room
        try:
            yield room
        finally:
            self._by_key[key] -= room
            if not self._by_key[key]:
                del self._by_key[key]
