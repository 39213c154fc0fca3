"""Cookies of people who signed out here, in the memory of one process.

A browser forgets its cookie, but a tab that was open already goes on with the one that it began
with. All tabs of a browser are served by one process, so that its memory is enough.
"""

from collections import OrderedDict
from hashlib import sha256
from threading import Lock

MOST = 10_000


class Forgotten:
    """`most` of them are remembered, as hashes: nobody comes in by what is found in the memory."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._known: OrderedDict[bytes, None] = OrderedDict()
        self._lock = Lock()

    def add(self, value: str) -> None:
        with self._lock:
            self._known[_hash(value)] = None
            if len(self._known) > self._most:
                self._known.popitem(last=False)

    def has(self, value: str) -> bool:
        return bool(self._known) and _hash(value) in self._known


forgotten = Forgotten()


def _hash(value: str) -> bytes:
    return sha256(value.encode(errors="replace")).digest()
