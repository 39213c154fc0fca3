"""One after the other: what many may ask for at once, while others work on the same processor."""

from collections.abc import Callable

from anyio import CapacityLimiter, sleep, to_thread
from starlette.responses import Response

PAUSE = 0.02
"""Seconds between two turns, where somebody waits: two hundred people are in after some twelve."""


class Turns:
    """In threads, one at a time. With nobody waiting, nobody is held up."""

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause, self._one = pause, CapacityLimiter(1)

    async def take(self, work: Callable[[], Response]) -> Response:
        async with self._one:
            response = await to_thread.run_sync(work)
            if self._one.statistics().tasks_waiting:
                await sleep(self._pause)
        return response
