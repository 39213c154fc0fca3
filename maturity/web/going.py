"""Ending in good order: what is under way is finished, nothing new begins, then the process ends.

On SIGTERM uvicorn closes every page at once and waits for requests, but for no run of a page: those
are threads that end with the process, in the middle of whatever they do. So the signal comes here
first. Runs are finished (runs.py says which it still takes), then uvicorn is told, which finishes
requests, and last the writes that still go on are waited for.
"""

import asyncio
import os
import signal
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from time import monotonic
from types import FrameType

from maturity.web.logs import note

BOUND = 20.0
"""Seconds after the signal, the process ends whatever is under way."""

RUNS_BOUND = 10.0
"""Of these, so many for the runs of pages."""

EVERY = 0.02


class Going:
    """Whether this process is going, and how much it has still to do."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._acts = self._runs = 0
        self.since: float | None = None

    @property
    def begun(self) -> bool:
        return self.since is not None

    def begin(self) -> None:
        self.since = monotonic()

    @contextmanager
    def act(self) -> Iterator[None]:
        """A write, in any thread."""
        self._count(acts=1)
        try:
            yield
        finally:
            self._count(acts=-1)

    def run(self, more: int) -> None:
        """A run of a page that has begun (1) or is over (-1)."""
        self._count(runs=more)

    async def runs_over(self) -> bool:
        return await self._over(lambda: self._runs, RUNS_BOUND)

    async def acts_over(self) -> bool:
        return await self._over(lambda: self._acts, BOUND)

    def _count(self, acts: int = 0, runs: int = 0) -> None:
        with self._lock:
            self._acts += acts
            self._runs += runs

    async def _over(self, left: Callable[[], int], seconds: float) -> bool:
        """False where something is still under way so long after the signal."""
        end = (self.since or monotonic()) + seconds
        while left() and monotonic() < end:  # noqa: ASYNC110
            await asyncio.sleep(EVERY)  # threads end them, and no loop of ours
        return not left()


going = Going()


@asynccontextmanager
async def ends_well() -> AsyncIterator[None]:
    """For as long as the server lives. Its own handler of the signal is called in its time."""
    theirs, loop = signal.getsignal(signal.SIGTERM), asyncio.get_running_loop()

    async def let_go() -> None:
        await going.runs_over()
        if callable(theirs):
            theirs(signal.SIGTERM, None)
        else:
            await going.acts_over()
            end_now(signal.SIGTERM)

    def on_signal(number: int, _frame: FrameType | None) -> None:
        if going.begun:
            end_now(number)
        going.begin()
        _bound(number)
        loop.call_soon_threadsafe(lambda: tasks.append(loop.create_task(let_go())))

    tasks: list[asyncio.Task[None]] = []
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, on_signal)
    yield
    finished = await going.acts_over()
    note("gone", {"finished": finished})


def end_now(number: int) -> None:
    """Whatever has not been committed is rolled back by the database."""
    os._exit(128 + number)


def _bound(number: int) -> None:
    """A thread of its own: whatever hangs may be the loop."""
    last = threading.Timer(BOUND, end_now, (number,))
    last.daemon = True
    last.start()
