"""One of several servers is told to end while somebody's answer waits for its turn: whoever else
comes to it is brought to another at once, by the file of nginx that we ship.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from maturity.location import PostgresAddress
from tests.e2e.answering import THEMES, Officer, questions_of, response
from tests.e2e.councils import Council, begin_councils, levels, workplace
from tests.e2e.proxies import Proxy, need_nginx, start_proxy
from tests.e2e.servers import Server
from tests.e2e.streamlit_client import Tab
from tests.e2e.test_going import until_going
from tests.e2e.test_several_servers import cookie_in, lines_of, requests
from tests.postgres import Cluster

FIRST, SECOND = questions_of(THEMES[0])[:2]
WAITS = "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'maturity.answer'::regclass"


@pytest.fixture
def proxy(tmp_path: Path, postgres: Cluster) -> Iterator[Proxy]:
    need_nginx()
    running = start_proxy(tmp_path, postgres.fresh(), 3)
    yield running
    running.kill()


@contextmanager
def nobody_answers(address: PostgresAddress) -> Iterator[psycopg.Connection]:
    """Whoever stores an answer waits. What is there can be read."""
    with psycopg.connect(address.whole) as session:
        session.execute("LOCK TABLE maturity.answer IN EXCLUSIVE MODE")
        yield session
        session.rollback()


async def until_waiting(session: psycopg.Connection) -> None:
    for _try in range(500):
        if session.execute(WAITS).fetchall():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("nobody stores an answer")


async def until_sent_on(server: Server) -> None:
    for _try in range(500):
        if any(line["status"] == 404 for line in lines_of(server, "WEBSOCKET", "")):
            return
        await asyncio.sleep(0.02)
    raise AssertionError("nobody came")


async def with_one_server(proxy: Proxy, council: Council) -> tuple[int, str]:
    """The number of a server, and cookies with which pages are sent to it."""
    cookies = f"{council.cookies[0]}; {cookie_in(proxy.ask('/'), 'maturity_server')}"
    tab = Tab(cookies, how=proxy.how)
    await tab.connect(proxy.address, THEMES[0])
    await tab.close()
    while not (found := requests(proxy, "WEBSOCKET")).total():  # noqa: ASYNC110
        await asyncio.sleep(0.02)  # until it has written its line
    (number,) = +found
    return number, cookies


async def leave_while_one_answers(proxy: Proxy, address: PostgresAddress) -> None:
    place = workplace(address)
    council = begin_councils(place, 1)[0]
    number, cookies = await with_one_server(proxy, council)
    server = proxy.servers[number]
    ann, ben = (Officer(Tab(cookies, how=proxy.how), council) for _each in range(2))
    await ann.tab.connect(proxy.address, THEMES[0])
    with nobody_answers(address) as session:
        await ann.choose(FIRST, 3)
        await until_waiting(session)
        server.process.terminate()
        await until_going(server)
        coming = asyncio.create_task(ben.tab.connect(proxy.address, THEMES[0]))
        await until_sent_on(server)
    await coming
    assert ben.tab.has(response(council, SECOND))
    await ben.tab.close()
    await asyncio.to_thread(server.process.wait, 30)
    assert levels(place, council.assessment_id) == {FIRST: 3}
    assert "uvicorn.error" not in server.log.read_text(encoding="utf-8")


def test_who_comes_to_a_server_that_is_going_is_with_another_at_once(proxy: Proxy) -> None:
    assert isinstance(proxy.database, PostgresAddress)

    asyncio.run(leave_while_one_answers(proxy, proxy.database))
