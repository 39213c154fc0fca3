"""Killing a server while a room votes, starting it again, and comparing. For tests and trials."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.e2e.rooms import a_room
from tests.e2e.servers import Server, free_port, start_server
from tests.e2e.sites import Site
from tests.e2e.voters import Voter, stored, voters

PEOPLE = 50


@dataclass(frozen=True)
class VotingKill:
    """`after` so many seconds of voting. `taken` votes were acknowledged before the kill, `lost` of
    them are not there after it. `wrong` are voters whose last vote is not the one that is there
    once all have carried on, or that have more than one.
    """

    after: float
    taken: int
    lost: int
    wrong: int


def kill_while_voting(folder: Path, times: int, chance: Random) -> Iterator[VotingKill]:
    """One database, a new room before every kill."""
    port, database = free_port(), folder / "maturity.db"
    server = start_server(database, folder / "server.log", port=port)
    try:
        for number in range(times):
            log = folder / f"server-{number}.log"

            def again(log: Path = log) -> Server:
                return start_server(database, log, port=port)

            kill, server = asyncio.run(_one(Site(server, database), again, chance))
            yield kill
    finally:
        server.kill()


async def _one(
    site: Site, again: Callable[[], Server], chance: Random
) -> tuple[VotingKill, Server]:
    room, after = a_room(site), chance.uniform(0.1, 0.8)
    room.start()
    room.open()
    people = await voters(site.address, room.code, PEOPLE)
    await asyncio.gather(*(voter.look() for voter in people))
    working = [asyncio.create_task(_keep_voting(voter, chance)) for voter in people]
    await asyncio.sleep(after)
    site.server.kill()
    await asyncio.gather(*working)
    before = stored(site.place, room.id, 1)
    taken = [voter for voter in people if voter.taken is not None]
    lost = sum(_lost(voter, before.get(voter.participant_id(site.place))) for voter in taken)
    server = await asyncio.to_thread(again)
    await asyncio.gather(*(voter.vote_until_taken(voter.given or 0) for voter in people))
    there = stored(site.place, room.id, 1)
    wrong = sum(there.get(v.participant_id(site.place)) != v.given for v in people)
    wrong += abs(len(room.voted()) - PEOPLE)
    for voter in people:
        voter.leave()
    return VotingKill(after, len(taken), lost, wrong), server


async def _keep_voting(voter: Voter, chance: Random) -> None:
    """Until the server is gone. Slowly enough for the limit of one participant."""
    try:
        while True:
            await asyncio.sleep(chance.uniform(0, 0.3))
            await voter.vote(chance.randrange(6))
    except (OSError, EOFError):
        voter.leave()


def _lost(voter: Voter, found: object) -> bool:
    """A vote that was on its way may have arrived, or not."""
    return found not in {voter.taken, voter.given}
