"""A thousand requests on the route for joining while officers answer: how long they wait then.

On this computer only, against a server of its own, and it stops by itself. Not in front of it: the
proxy, which lets each address ask for joining twenty times a second.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measuring import percentile, say_machine, say_table
from tests.e2e.answering import THEMES, Officer, chance_of, officer, questions_of
from tests.e2e.councils import begin_councils, workplace
from tests.e2e.rooms import a_room
from tests.e2e.servers import Server, start_server
from tests.e2e.sites import Site
from tests.e2e.voters import Voter

OFFICERS = 8
EVERY = 0.5
"""Seconds between two answers of one officer."""

REQUESTS, AT_ONCE = 1_000, 50
QUIET = 10.0


@dataclass
class Found:
    """Seconds that an answer took until the page said that it is saved; statuses of the flood."""

    quiet: list[float] = field(default_factory=list)
    flooded: list[float] = field(default_factory=list)
    took: float = 0.0
    statuses: dict[int, int] = field(default_factory=dict)
    lost: int = 0


def main() -> None:
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else REQUESTS
    say_machine(f"{OFFICERS} officers answer every {EVERY} s; {requests} requests on /j/CODE.")
    for name, wrong in (("wrong codes", True), ("the right code", False)):
        with tempfile.TemporaryDirectory() as folder:
            server = start_server(Path(folder) / "maturity.db", Path(folder) / "log")
            try:
                flood = _flood(server, Path(folder) / "maturity.db", requests, wrong=wrong)
                found = asyncio.run(flood)
            finally:
                server.kill()
        say_table((name, "quiet", "flooded"), _rows(found))


def _rows(found: Found) -> list[tuple[object, ...]]:
    quiet, flooded = (percentile(waits, 95) * 1000 for waits in (found.quiet, found.flooded))
    return [
        ("answers", len(found.quiet), len(found.flooded)),
        ("wait of half of them, ms", *_of(50, found)),
        ("wait of 95 of 100, ms", quiet, flooded),
        ("times as long (aim: 2)", "", flooded / quiet),
        ("lost answers (aim: 0)", "", found.lost),
        ("the flood took, s", "", found.took),
        *((f"answered with {status}", "", number) for status, number in found.statuses.items()),
    ]


def _of(percent: int, found: Found) -> tuple[float, float]:
    return (
        percentile(found.quiet, percent) * 1000,
        percentile(found.flooded, percent) * 1000,
    )


async def _flood(server: Server, database: Path, requests: int, *, wrong: bool) -> Found:
    place, found = workplace(database), Found()
    code = "ABC234" if wrong else _code(server, database)
    councils = begin_councils(place, OFFICERS)
    async with AsyncExitStack() as stack:
        officers = [
            await stack.enter_async_context(officer(server.address, council, THEMES[0]))
            for council in councils
        ]
        await _answer_while(officers, asyncio.sleep(QUIET), found.quiet)
        await _answer_while(officers, _ask(server, code, requests, found), found.flooded)
    found.lost = sum(len(one.lost(place)) for one in officers)
    return found


def _code(server: Server, database: Path) -> str:
    room = a_room(Site(server, database))
    room.start()
    return room.code


async def _answer_while(
    officers: list[Officer], until: Awaitable[None], waits: list[float]
) -> None:
    """Everybody answers until this is over."""
    over = asyncio.ensure_future(until)
    working = [asyncio.create_task(_work(o, n, over, waits)) for n, o in enumerate(officers)]
    await asyncio.gather(over, *working)


async def _work(
    someone: Officer, number: int, over: asyncio.Future[None], waits: list[float]
) -> None:
    chance, questions = chance_of(number), questions_of(THEMES[0])
    await asyncio.sleep(chance.uniform(0, EVERY))
    while not over.done():
        start = time.perf_counter()
        await someone.answer(chance.choice(questions), chance.randrange(6))
        waits.append(time.perf_counter() - start)
        await asyncio.sleep(chance.uniform(EVERY / 2, EVERY * 3 / 2))


async def _ask(server: Server, code: str, requests: int, found: Found) -> None:
    """From so many connections at once, each as fast as it is answered: looks and forms in turn."""
    begun, waiting = time.perf_counter(), iter(range(requests))

    async def one_connection() -> None:
        phone = Voter(server.address)
        for number in waiting:
            method = "POST" if number % 2 else "GET"
            heard = await phone.ask(f"/j/{code}", method, "role=finance" if number % 2 else "")
            found.statuses[heard.status] = found.statuses.get(heard.status, 0) + 1
        phone.leave()

    await asyncio.gather(*(one_connection() for _ in range(AT_ONCE)))
    found.took = time.perf_counter() - begun


if __name__ == "__main__":
    main()
