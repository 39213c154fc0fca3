"""One after the other, and with a pause only where somebody waits."""

import asyncio
import time
from threading import Lock

from starlette.responses import PlainTextResponse, Response

from maturity.web.routes.turns import Turns


def test_however_many_ask_at_once_one_is_served_at_a_time() -> None:
    busy = Lock()

    def work() -> Response:
        assert busy.acquire(blocking=False), "somebody else is being served"
        time.sleep(0.001)
        busy.release()
        return PlainTextResponse("done")

    async def ask() -> list[Response]:
        turns = Turns(pause=0)
        return await asyncio.gather(*(turns.take(work) for _ in range(20)))

    assert [reply.body for reply in asyncio.run(ask())] == [b"done"] * 20


def test_who_is_alone_waits_for_nobody() -> None:
    async def ask() -> None:
        turns = Turns(pause=3600)
        for _ in range(3):
            await asyncio.wait_for(turns.take(lambda: PlainTextResponse("done")), 30)

    asyncio.run(ask())


def test_one_who_fails_leaves_the_turn_to_the_next() -> None:
    def broken() -> Response:
        raise ValueError("broken")

    async def ask() -> list[Response | BaseException]:
        turns = Turns(pause=0)
        wanted = (turns.take(broken), turns.take(lambda: PlainTextResponse("done")))
        return await asyncio.gather(*wanted, return_exceptions=True)

    first, second = asyncio.run(ask())
    assert isinstance(first, ValueError)
    assert isinstance(second, Response)
