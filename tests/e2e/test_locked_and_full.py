"""A database that takes nothing for a while: the page says so, keeps the answer, and saves it."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from maturity.usecases.workplace import Workplace
from tests.e2e.answering import THEMES, Officer, officer, questions_of, response
from tests.e2e.councils import begin_councils, levels, workplace
from tests.e2e.servers import start_server

FIRST, SECOND = questions_of(THEMES[0])[:2]
LOCKED = 12.0
"""Seconds, longer than the store waits for its turn."""


@asynccontextmanager
async def ann_answers(database: Path, log: Path) -> AsyncIterator[tuple[Officer, Workplace]]:
    """Somebody whose first question is answered and saved."""
    server = start_server(database, log)
    try:
        place = workplace(database)
        async with officer(server.address, begin_councils(place, 1)[0]) as ann:
            await ann.answer(FIRST, 2)
            yield ann, place
    finally:
        server.kill()


async def is_told(ann: Officer, question_id: str) -> None:
    """The page says that it has not saved, and still shows what was chosen."""
    key = response(ann.council, question_id)
    await ann.tab.until(lambda: any("Not saved yet" in line for line in ann.tab.card(key)))
    assert str(ann.tab.value(key)).startswith(f"{ann.given[question_id]}, ")


async def is_saved_by_itself(ann: Officer, question_id: str, place: Workplace) -> None:
    key = response(ann.council, question_id)
    await ann.tab.until(lambda: ann.says("Saved", key))
    assert str(ann.tab.value(key)).startswith(f"{ann.given[question_id]}, ")
    assert levels(place, ann.council.assessment_id) == ann.given


async def answer_while_it_is_locked(folder: Path) -> None:
    database = folder / "maturity.db"
    async with ann_answers(database, folder / "server.log") as (ann, place):
        with closing(sqlite3.connect(database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await ann.choose(SECOND, 4)
            told = asyncio.create_task(is_told(ann, SECOND))
            await asyncio.sleep(LOCKED)
            await told
            assert SECOND not in levels(place, ann.council.assessment_id)
            other.execute("ROLLBACK")
        await is_saved_by_itself(ann, SECOND, place)


def test_an_answer_to_a_locked_database_is_kept_on_the_page_and_saved_later(
    tmp_path: Path,
) -> None:
    asyncio.run(answer_while_it_is_locked(tmp_path))


async def answer_while_it_is_full(disk: Path, log: Path) -> None:
    async with ann_answers(disk / "maturity.db", log) as (ann, place):
        other = disk / "other files"
        other.write_bytes(b"x" * shutil.disk_usage(disk).free)
        await ann.choose(SECOND, 4)
        await is_told(ann, SECOND)
        other.unlink()
        await is_saved_by_itself(ann, SECOND, place)


def test_an_answer_to_a_full_disk_is_kept_on_the_page_and_saved_later(
    disk: Path, tmp_path: Path
) -> None:
    asyncio.run(answer_while_it_is_full(disk, tmp_path / "server.log"))
