"""A national workshop day: 1,000 people in 20 rooms vote at two server processes on one PostgreSQL.

`python -m benchmarks.national_workshop 100 4` tries it quickly, with fewer people and rooms.

Paced as people are: they join within a minute, their phones ask every two seconds whether the wall
moved on, and once a question is open most vote within the first half of a minute, all within one.
The phones share the cores with the servers and PostgreSQL. A proxy may hand each request to any
server: here each phone goes to the two in turns, without one.
"""

import asyncio
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.arranged import a_room_begun
from benchmarks.clusters import Running, a_cluster
from benchmarks.measuring import cpu_seconds, memory, percentile, say_machine, say_table
from maturity.location import PostgresAddress
from maturity.store.postgres import PostgresAdapter
from maturity.store.sql import SqlStore
from maturity.usecases.workplace import Workplace
from tests.e2e.answering import chance_of
from tests.e2e.councils import workplace_on
from tests.e2e.rooms import Room
from tests.e2e.servers import Server, start_server
from tests.e2e.voters import Voter, stored

PEOPLE, ROOMS = 1_000, 20
MINUTE = 60.0
MOST_BY = 15.0
"""Seconds after a question opened in which most votes come."""

EVERY = 2.0
"""Seconds between two looks of a phone at the number of the wall."""

AT_MOST = 250


class Phone:
    """One person's. What they do and what its script asks have connections of their own, to each
    server, which are asked in turns.
    """

    def __init__(self, addresses: Sequence[str], chance: Random) -> None:
        self._doing = [Voter(address) for address in addresses]
        self._asking = [Voter(address) for address in addresses]
        self._turn = chance.randrange(len(addresses))
        self.chance = chance
        self.voted: dict[int, int] = {}

    async def join(self, code: str) -> None:
        first = self._next(self._doing)
        await first.join(code)
        for way in (*self._doing, *self._asking):
            way.cookie = first.cookie
        await self.look()

    async def look(self) -> None:
        looking = self._next(self._doing)
        await looking.look()
        for way in self._doing:
            way.form = looking.form

    def may_vote(self, ballot: int) -> bool:
        """A server may know of a step a second later than another."""
        return self._doing[0].form.get("ballot") == str(ballot)

    async def number(self) -> str:
        return (await self._next(self._asking).ask("/w/state")).text

    async def vote(self, ballot: int) -> float:
        level = self.chance.randrange(6)
        waited = await self._next(self._doing).vote(level)
        self.voted[ballot] = level
        return waited

    def participant_id(self, place: Workplace) -> str:
        return self._doing[0].participant_id(place)

    def stop_asking(self) -> None:
        """In the middle of it, too."""
        for way in self._asking:
            way.leave()

    def leave(self) -> None:
        for way in (*self._doing, *self._asking):
            way.leave()

    def _next(self, ways: list[Voter]) -> Voter:
        self._turn = (self._turn + 1) % len(ways)
        return ways[self._turn]


@dataclass
class Found:
    """Seconds of waiting; `busy` are shares of a core while votes came in."""

    joined: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    moved_on: list[float] = field(default_factory=list)
    lost: int = 0
    doubled: int = 0
    servers_busy: float = 0.0
    postgres_busy: float = 0.0


@dataclass(frozen=True)
class Day:
    cluster: Running
    servers: Sequence[Server]
    place: Workplace
    rooms: Sequence[tuple[Room, list[Phone]]]

    @property
    def phones(self) -> list[Phone]:
        return [phone for _room, phones in self.rooms for phone in phones]

    @property
    def cpu(self) -> tuple[float, float]:
        servers = sum(cpu_seconds(server.process.pid) for server in self.servers)
        return servers, self.cluster.cpu_seconds()


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    rooms = int(sys.argv[2]) if len(sys.argv) > 2 else ROOMS
    say_machine(
        f"{people} people in {rooms} rooms vote twice, each time within {MINUTE:.0f} s, at two "
        f"server processes on one PostgreSQL."
    )
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory() as folder, a_cluster() as cluster, ExitStack() as stack:
        address = cluster.fresh()
        adapter = stack.enter_context(closing(PostgresAdapter(address)))
        place = workplace_on(SqlStore(adapter))
        servers = [_server(address, Path(folder) / f"log{n}", stack) for n in (1, 2)]
        addresses = [server.address for server in servers]
        begun = [
            (a_room_begun(place), [Phone(addresses, chance_of(n)) for n in range(people // rooms)])
            for n in range(rooms)
        ]
        day = Day(cluster, servers, place, begun)
        found = asyncio.run(_measure(day))
        say_table(("", "found"), _rows(day, found))


def _server(address: PostgresAddress, log: Path, stack: ExitStack) -> Server:
    server = start_server(log, log, variables={"MATURITY_DATABASE": address.whole})
    stack.callback(server.kill)
    return server


def _rows(day: Day, found: Found) -> list[tuple[str, object]]:
    waits = found.waits
    return [
        ("votes", len(waits)),
        ("lost votes (aim: 0)", found.lost),
        ("votes counted twice (aim: 0)", found.doubled),
        ("wait of half of the votes, ms", percentile(waits, 50) * 1000),
        (f"wait of 95 of 100, ms (aim: {AT_MOST})", percentile(waits, 95) * 1000),
        ("longest wait for a vote, ms", max(waits) * 1000),
        ("joining: wait of 95 of 100, ms", percentile(found.joined, 95) * 1000),
        ("phones see an opened question, 95 of 100, s", percentile(found.moved_on, 95)),
        ("CPU of both servers while they vote, % of a core", found.servers_busy * 100),
        ("CPU of PostgreSQL, % of a core", found.postgres_busy * 100),
        ("memory of each server, MB", max(memory(s.process.pid) for s in day.servers)),
    ]


async def _measure(day: Day) -> Found:
    found = Found()
    joining = (_join(room, phone, found) for room, phones in day.rooms for phone in phones)
    await asyncio.gather(*joining)
    for ballot in (1, 2):
        before, start = day.cpu, time.perf_counter()
        await asyncio.gather(*(_ballot(room, phones, ballot, found) for room, phones in day.rooms))
        took = time.perf_counter() - start
        servers, postgres = (after - was for after, was in zip(day.cpu, before, strict=True))
        found.servers_busy += servers / took / 2
        found.postgres_busy += postgres / took / 2
        for room, phones in day.rooms:
            _count(day.place, room, phones, ballot, found)
    for phone in day.phones:
        phone.leave()
    return found


async def _join(room: Room, phone: Phone, found: Found) -> None:
    await asyncio.sleep(phone.chance.uniform(0, MINUTE))
    start = time.perf_counter()
    await phone.join(room.code)
    found.joined.append(time.perf_counter() - start)


async def _ballot(room: Room, phones: list[Phone], ballot: int, found: Found) -> None:
    """Rooms do not begin at one moment."""
    before = await phones[0].number()
    opened: asyncio.Future[float] = asyncio.get_running_loop().create_future()
    voting = [
        asyncio.create_task(_follow(phone, before, opened, ballot, found)) for phone in phones
    ]
    await asyncio.sleep(phones[0].chance.uniform(EVERY, MINUTE / 4))
    await asyncio.to_thread(room.open if ballot == 1 else room.again)
    opened.set_result(time.perf_counter())
    await asyncio.gather(*voting)
    await asyncio.to_thread(room.reveal, ballot)


async def _follow(
    phone: Phone, before: str, opened: "asyncio.Future[float]", ballot: int, found: Found
) -> None:
    """Until the question is there; then a look at it, a vote, and the page that shows it."""
    while not phone.may_vote(ballot):
        before = await _poll(phone, before)
        await phone.look()
    found.moved_on.append(time.perf_counter() - await opened)
    polling = asyncio.create_task(_poll(phone, ""))
    await asyncio.sleep(phone.chance.triangular(0, MINUTE - EVERY, MOST_BY))
    found.waits.append(await phone.vote(ballot))
    await phone.look()
    polling.cancel()
    with suppress(asyncio.CancelledError):
        await polling
    phone.stop_asking()


async def _poll(phone: Phone, until_not: str) -> str:
    """Gives the other number; for ever where there is none that it waits to be over."""
    await asyncio.sleep(phone.chance.uniform(0, EVERY))
    while (number := await phone.number()) == until_not or not until_not:  # noqa: ASYNC110
        await asyncio.sleep(EVERY)
    return number


def _count(place: Workplace, room: Room, phones: list[Phone], ballot: int, found: Found) -> None:
    there = stored(place, room.id, ballot)
    found.lost += sum(there.get(p.participant_id(place)) != p.voted[ballot] for p in phones)
    found.doubled += max(0, len(there) - len(phones))


if __name__ == "__main__":
    main()
