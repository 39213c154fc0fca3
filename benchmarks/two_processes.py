"""Whether two server processes on one PostgreSQL do nearly twice as much as one.

The people who answer and vote share the cores of this machine with the servers and PostgreSQL, so
what one would count here is not what servers can do. What is measured is the processor's time that
an act takes, of the servers and of PostgreSQL together, with the same people at one process and at
two, in turns. A process of Python's has one core's worth of it: so many acts are possible in a
second as that time has room in one core's worth, or in two. What several processes cost each other,
waiting in line and trying again, is in it. PostgreSQL rolls back what has to be tried again: that
is counted.
"""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

import psycopg

from benchmarks.arranged import an_open_room, there
from benchmarks.clusters import Running, a_cluster
from benchmarks.measuring import cpu_seconds, say_machine, say_table
from maturity.location import PostgresAddress
from maturity.store.postgres import PostgresAdapter
from maturity.store.sql import SqlStore
from maturity.usecases.workplace import Workplace
from tests.e2e.answering import THEMES, Officer, chance_of, officer, questions_of
from tests.e2e.councils import begin_councils, workplace_on
from tests.e2e.servers import Server, start_server
from tests.e2e.voters import Voter, voters

COUNCILS, PHONES = 12, 120
AT_ONCE = 12
"""So many wait for an answer or a vote at any time, and the next begins when one has it."""

ROUNDS, SECONDS = 8, 5.0
AT_LEAST = 1.7

Act = Callable[[], Awaitable[object]]


@dataclass
class Spent:
    """Seconds of the processor, and what had to be tried again."""

    acts: int = 0
    servers: float = 0.0
    postgres: float = 0.0
    again: int = 0

    def row(self, processes: int) -> tuple[str, ...]:
        each = (self.servers / self.acts * 1000, self.postgres / self.acts * 1000)
        found = [*(f"{ms:.2f}" for ms in each), f"{self.a_second(processes):.0f}"]
        return (str(self.acts), *found, f"{self.again / self.acts:.1%}")

    def a_second(self, processes: int) -> float:
        return processes * self.acts / (self.servers + self.postgres)


@dataclass(frozen=True)
class Trial:
    cluster: Running
    address: PostgresAddress
    servers: Sequence[Server]

    @property
    def now(self) -> tuple[float, float, int]:
        servers = sum(cpu_seconds(server.process.pid) for server in self.servers)
        return servers, self.cluster.cpu_seconds(), _rolled_back(self.address)


def main() -> None:
    say_machine(
        f"{COUNCILS * len(THEMES)} people who answer, and {PHONES} who vote, {AT_ONCE} at once, at "
        f"one server process and at two on one PostgreSQL. {ROUNDS} rounds of {SECONDS:.0f} s."
    )
    with tempfile.TemporaryDirectory() as folder, a_cluster() as cluster, ExitStack() as stack:
        address = cluster.fresh()
        place = workplace_on(SqlStore(stack.enter_context(closing(PostgresAdapter(address)))))
        servers = [_server(address, Path(folder) / f"log{n}", stack) for n in (1, 2)]
        trial = Trial(cluster, address, servers)
        for name, people in (("answers", _officers), ("votes", _phones)):
            _say(name, *asyncio.run(_measure(trial, place, people)))


def _server(address: PostgresAddress, log: Path, stack: ExitStack) -> Server:
    server = start_server(log, log, variables={"MATURITY_DATABASE": address.whole})
    stack.callback(server.kill)
    return server


def _say(name: str, one: Spent, two: Spent) -> None:
    columns = (name, "done", "servers ms", "PostgreSQL ms", "a second", "tried again")
    say_table(columns, [("one process", *one.row(1)), ("two processes", *two.row(2))])
    times = two.a_second(2) / one.a_second(1)
    print(f"Two processes have room for {times:.2f} times as many (aim: {AT_LEAST}).\n")


async def _measure(
    trial: Trial,
    place: Workplace,
    people: Callable[[Workplace, Sequence[Server], AsyncExitStack], Awaitable[list[Act]]],
) -> tuple[Spent, Spent]:
    found = Spent(), Spent()
    async with AsyncExitStack() as stack:
        one = await people(place, trial.servers[:1], stack)
        two = await people(place, trial.servers, stack)
        for number in range(ROUNDS + 1):
            for spent, acts in zip(found, (one, two), strict=True):
                await _spend(trial, spent if number else Spent(), acts)
    return found


async def _spend(trial: Trial, spent: Spent, acts: Sequence[Act]) -> None:
    servers, postgres, again = trial.now
    end = time.perf_counter() + SECONDS
    gate = asyncio.Semaphore(AT_ONCE)
    spent.acts += sum(await asyncio.gather(*(_go_on(act, gate, end) for act in acts)))
    await asyncio.sleep(1)  # PostgreSQL tells its numbers a moment later
    after = trial.now
    spent.servers += after[0] - servers
    spent.postgres += after[1] - postgres
    spent.again += after[2] - again


async def _go_on(act: Act, gate: asyncio.Semaphore, end: float) -> int:
    done = 0
    while True:
        async with gate:
            if time.perf_counter() > end:
                return done
            await act()
            done += 1


async def _officers(
    place: Workplace, servers: Sequence[Server], stack: AsyncExitStack
) -> list[Act]:
    """Four of each council, at one theme each, and not all of a council at one process."""
    councils = begin_councils(place, COUNCILS, colleagues=len(THEMES))
    acts = []
    for number in range(COUNCILS * len(THEMES)):
        council, who = councils[number // len(THEMES)], number % len(THEMES)
        address = servers[number % len(servers)].address
        someone = await stack.enter_async_context(officer(address, council, THEMES[who], who))
        acts.append(_answering(someone, questions_of(THEMES[who]), chance_of(number)))
    return acts


def _answering(someone: Officer, questions: list[str], chance: Random) -> Act:
    return lambda: someone.answer(chance.choice(questions), chance.randrange(6))


async def _phones(place: Workplace, servers: Sequence[Server], stack: AsyncExitStack) -> list[Act]:
    """All in one room, and not all at one process."""
    room = an_open_room(place)
    found = []
    for number in range(PHONES):
        (phone,) = await voters(servers[number % len(servers)].address, room.code, 1)
        stack.callback(phone.leave)
        await phone.look()
        found.append(_voting(phone, chance_of(number)))
    return found


def _voting(phone: Voter, chance: Random) -> Act:
    async def act() -> None:
        await phone.vote(chance.randrange(6))
        await phone.look()  # a browser follows to the page that shows the vote

    return act


def _rolled_back(address: PostgresAddress) -> int:
    with psycopg.connect(address.whole) as session:
        found = session.execute(
            "SELECT xact_rollback FROM pg_stat_database WHERE datname = current_database()"
        ).fetchone()
    return int(there(found)[0])


if __name__ == "__main__":
    main()
