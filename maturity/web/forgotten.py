"""Browsers in which somebody signed out, in the memory of one process.

A browser forgets its cookie, but a tab that was open already goes on with the one that it began
with. So the random number is remembered that every cookie of this browser holds. All tabs of a
browser are served by one process, so that its memory is enough.
"""

from collections import OrderedDict
from hashlib import sha256
from threading import Lock

MOST = 10_000


class Forgotten:
    """`most` of them are remembered, as hashes. Only what a signed cookie says is added, so that
    nobody pushes out what others added with what they made up.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._known: OrderedDict[bytes, None] = OrderedDict()
        self._lock = Lock()

    def add(self, browser: str) -> None:
        with self._lock:
            self._known[_hash(browser)] = None
            if len(self._known) > self._most:
                self._known.popitem(last=False)

    def has(self, browser: str) -> bool:
        return bool(self._known) and _hash(browser) in self._known


forgotten = Forgotten()


def _hash(browser: str) -> bytes:
    return sha256(browser.encode(errors="replace")).digest()
