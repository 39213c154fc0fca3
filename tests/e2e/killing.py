"""Killing a server while people answer, starting it again, and comparing. For tests and trials."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.e2e.answering import THEMES, Officer, officer, questions_of
from tests.e2e.councils import begin_councils, workplace
from tests.e2e.servers import Server, start_server


@dataclass(frozen=True)
class Kill:
    """`after` so many seconds of answering. `broken` are acknowledged answers that are not there,
    `waiting` those that were given and not acknowledged; the database may have them or not.
    """

    after: float
    acknowledged: int
    waiting: int
    broken: int


def kill_again_and_again(folder: Path, times: int, chance: Random) -> Iterator[Kill]:
    """One database. A council of four colleagues, a theme each, begins anew before every kill."""
    database = folder / "maturity.db"
    server = start_server(database, folder / "server.log")
    try:
        for number in range(times):
            after = chance.uniform(0.2, 2.0)
            officers = asyncio.run(_answer_until_killed(server, database, after, chance))
            server = start_server(database, folder / f"server-{number}.log")
            yield _compared(after, officers, database)
    finally:
        server.kill()


async def _answer_until_killed(
    server: Server, database: Path, after: float, chance: Random
) -> list[Officer]:
    (council,) = begin_councils(workplace(database), 1, colleagues=len(THEMES))
    async with AsyncExitStack() as stack:
        officers = [
            await stack.enter_async_context(officer(server.address, council, theme, number))
            for number, theme in enumerate(THEMES)
        ]
        working = [
            asyncio.create_task(o.keep_answering(questions_of(theme), chance))
            for o, theme in zip(officers, THEMES, strict=True)
        ]
        await asyncio.sleep(after)
        server.kill()
        await asyncio.gather(*working)
    return officers


def _compared(after: float, officers: list[Officer], database: Path) -> Kill:
    """With a fresh connection, as the server that was started again has."""
    place = workplace(database)
    return Kill(
        after=after,
        acknowledged=sum(len(o.saved) for o in officers),
        waiting=sum(o.given[q] != o.saved.get(q) for o in officers for q in o.given),
        broken=sum(len(o.broken_promises(place)) for o in officers),
    )
