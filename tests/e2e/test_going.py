"""A server that is told to end: it says so, finishes what has begun, and takes nothing new."""

import asyncio
import signal
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from maturity.usecases.workplace import Workplace
from tests.e2e.answering import THEMES, Officer, officer, questions_of
from tests.e2e.asking import ask
from tests.e2e.councils import begin_councils, levels, workplace
from tests.e2e.servers import PATIENCE, Server, free_port, start_server
from tests.e2e.streamlit_client import Gone, Tab
from tests.e2e.test_numbers import scraped

FIRST, SECOND = questions_of(THEMES[0])[:2]
Writing = Callable[[int], Awaitable[None]]
Told = Callable[[Server, Officer, Workplace, Writing], Awaitable[None]]


def server_database(server: Server) -> Path:
    return server.log.with_name("maturity.db")


@contextmanager
def nobody_writes(database: Path) -> Iterator[None]:
    """Whoever writes waits, for as long as the store is patient."""
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def until_going(server: Server) -> None:
    for _try in range(250):
        if (await asyncio.to_thread(ask, server.address, "/readyz")).text == "going\n":
            return
        await asyncio.sleep(0.02)
    raise AssertionError(server.address)


def writing(port: int) -> Writing:
    """Waits until so many writes have begun, and wait for their turn."""

    async def until(number: int) -> None:
        for _try in range(1500):
            numbers = await asyncio.to_thread(scraped, f"http://127.0.0.1:{port}")
            if numbers["maturity_writes_under_way"] == number:
                return
            await asyncio.sleep(0.02)
        raise AssertionError(numbers)

    return until


def follow(link: str) -> int:
    here = {"Sec-Fetch-Site": "same-origin", "Content-Length": "0"}
    address, _slash, token = link.partition("/link/")
    return ask(address, f"/link/{token}", "POST", here).status


async def is_sent_elsewhere(someone: Officer, address: str) -> None:
    """Whoever answers, and has nothing under way here. The last page that they turn to is drawn."""
    await someone.tab.go(THEMES[1])
    await someone.choose(questions_of(THEMES[1])[0], 3)
    with pytest.raises(Gone):
        await someone.tab.until(lambda: False)
    with pytest.raises(InvalidStatus, match="404"):
        await someone.tab.connect(address)


async def told_once(server: Server, ann: Officer, place: Workplace, until: Writing) -> None:
    beside = Officer(Tab(ann.council.cookies[0]), ann.council)
    await beside.tab.connect(server.address, THEMES[0])
    await beside.tab.go(THEMES[2])
    with nobody_writes(server_database(server)):
        await ann.choose(SECOND, 4)
        await until(1)
        followed = asyncio.create_task(asyncio.to_thread(follow, server.owner_link))
        await until(2)
        server.process.terminate()
        await until_going(server)
        await ann.choose(FIRST, 5)  # too late: the next server hears it from the page
        await is_sent_elsewhere(beside, server.address)
        assert ask(server.address, "/healthz").status == 200
        assert levels(place, ann.council.assessment_id) == {FIRST: 2}
    await asyncio.to_thread(server.process.wait, PATIENCE)

    assert levels(place, ann.council.assessment_id) == {FIRST: 2, SECOND: 4}
    assert await followed == 303
    assert place.store.first_owner() is not None
    assert server.process.returncode == -signal.SIGTERM
    assert '"event": "gone", "finished": true' in server.log.read_text(encoding="utf-8")


async def told_twice(server: Server, ann: Officer, place: Workplace, until: Writing) -> None:
    with nobody_writes(server_database(server)):
        await ann.choose(SECOND, 4)
        await until(1)
        server.process.terminate()
        await until_going(server)
        server.process.terminate()
        await asyncio.to_thread(server.process.wait, PATIENCE)

    assert server.process.returncode == 128 + signal.SIGTERM
    assert levels(place, ann.council.assessment_id) == {FIRST: 2}


@pytest.mark.parametrize("told", [told_once, told_twice])
def test_what_has_begun_is_finished_unless_it_is_told_twice(told: Told, tmp_path: Path) -> None:
    database, port = tmp_path / "maturity.db", free_port()
    variables = {"MATURITY_METRICS": str(port)}
    server = start_server(database, tmp_path / "server.log", variables=variables)

    async def answer() -> None:
        place = workplace(database)
        async with officer(server.address, begin_councils(place, 1)[0]) as ann:
            await ann.answer(FIRST, 2)
            await told(server, ann, place, writing(port))

    try:
        asyncio.run(answer())
    finally:
        server.kill()
