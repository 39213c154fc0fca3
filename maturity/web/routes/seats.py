"""A form for joining takes one seat, however often it is sent: in the memory of one process."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock


class Seats:
    """`most` forms are remembered. Whoever sends an older one again sits down twice."""

    def __init__(self, most: int = 2_000) -> None:
        self._most = most
        self._taken: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def take(self, form: str, join: Callable[[], str]) -> str:
        """The secret of whoever joined with this form. One after the other: joining writes."""
        with self._lock:
            if not form or form not in self._taken:
                token = join()
                if not form:
                    return token
                self._taken[form] = token
                if len(self._taken) > self._most:
                    self._taken.popitem(last=False)
            return self._taken[form]
