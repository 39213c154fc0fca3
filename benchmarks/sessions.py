"""Two hundred people who answer on one server at once: how long they wait, and what is lost."""

import asyncio
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.measuring import (
    cpu_seconds,
    memory,
    percentile,
    say_machine,
    say_table,
)
from tests.e2e.answering import THEMES, Officer, chance_of, officer, questions_of
from tests.e2e.councils import begin_councils, workplace
from tests.e2e.servers import Server, start_server

COUNCILS = 50
SECONDS = 60.0
EVERY = 3.0
AT_ONCE = 8
"""So many open their page at the same moment: the trial is of answers."""


@dataclass
class Found:
    """`waits` are seconds from a click until the page says that the answer is saved."""

    officers: list[Officer]
    cpu: float = 0.0
    memory: float = 0.0
    waits: list[float] = field(default_factory=list)
    lost: int = 0


def main() -> None:
    people = COUNCILS * len(THEMES)
    say_machine(
        f"{people} people, one server, each answers every {EVERY:.0f} s for {SECONDS:.0f} s."
    )
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder) / "maturity.db", Path(folder) / "log")
        try:
            empty = memory(server.process.pid)
            found = asyncio.run(_measure(server, Path(folder) / "maturity.db"))
        finally:
            server.kill()
    rows = [
        ("answers", len(found.waits)),
        ("lost answers (aim: 0)", found.lost),
        ("wait of half of them, ms", percentile(found.waits, 50) * 1000),
        ("wait of 95 of 100, ms (aim: 100)", percentile(found.waits, 95) * 1000),
        ("CPU ms an answer", found.cpu / len(found.waits) * 1000),
        ("memory with nobody there, MB", empty),
        ("memory at the end, MB (aim: 250)", found.memory),
    ]
    say_table(("", "found"), rows)


async def _measure(server: Server, database: Path) -> Found:
    place, pid = workplace(database), server.process.pid
    councils = begin_councils(place, COUNCILS, colleagues=len(THEMES))
    gate = asyncio.Semaphore(AT_ONCE)
    async with AsyncExitStack() as stack:

        async def open_page(council: int, number: int) -> Officer:
            async with gate:
                coming = officer(server.address, councils[council], THEMES[number], number)
                return await stack.enter_async_context(coming)

        people = [(council, number) for council in range(COUNCILS) for number in range(len(THEMES))]
        found = Found(await asyncio.gather(*(open_page(*person) for person in people)))
        found.cpu = -cpu_seconds(pid)
        await asyncio.gather(
            *(_answer_now_and_then(o, n, found) for n, o in enumerate(found.officers))
        )
        found.cpu += cpu_seconds(pid)
        found.memory = memory(pid)
    found.lost = sum(len(o.lost(place)) for o in found.officers)
    return found


async def _answer_now_and_then(someone: Officer, number: int, found: Found) -> None:
    chance: Random = chance_of(number)
    questions = questions_of(THEMES[number % len(THEMES)])
    end = time.perf_counter() + SECONDS
    await asyncio.sleep(chance.uniform(0, EVERY))
    while time.perf_counter() < end:
        start = time.perf_counter()
        await someone.answer(chance.choice(questions), chance.randrange(6))
        found.waits.append(time.perf_counter() - start)
        await asyncio.sleep(chance.uniform(EVERY / 2, EVERY * 3 / 2))


if __name__ == "__main__":
    main()
