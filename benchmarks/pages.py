"""Whether pages take longer when ten thousand organisations are in the database."""

import asyncio
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.measuring import cpu_seconds, median, say_machine, say_table
from maturity.domain.assessment import Answer
from maturity.domain.round import AnswerRecord, Origin
from maturity.store.joined import JoinedAdapter
from maturity.store.sql import SqlStore
from maturity.usecases.workplace import Workplace
from tests.e2e.councils import Council, begin_councils, questionnaire, workplace, workplace_on
from tests.e2e.servers import Server, start_server
from tests.e2e.streamlit_client import Tab

SIZES = (10, 10_000)
PAGES = ("", "policy", "results", "round", "colleagues")
ROUNDS = 15


def main() -> None:
    say_machine(f"A page from opening it to the end of its first run. Medians of {ROUNDS} rounds.")
    with tempfile.TemporaryDirectory() as folder:
        found = {size: _measure(Path(folder) / str(size), size) for size in SIZES}
    few, many = (found[size] for size in SIZES)
    columns = ("page", *(f"{size} councils" for size in SIZES), "ratio", "CPU ms", "CPU ms, many")
    rows = []
    for page in PAGES:
        (wait, cpu), (longer, more) = few[page], many[page]
        rows.append((page or "start", wait, longer, longer / wait, cpu, more))
    say_table(columns, rows)


def _measure(folder: Path, size: int) -> dict[str, tuple[float, float]]:
    """Milliseconds of waiting and of the server's processor, by page."""
    folder.mkdir()
    council = _fill(folder / "maturity.db", size)
    server = start_server(folder / "maturity.db", folder / "log")
    try:
        return {page: asyncio.run(_open(server, council, page)) for page in PAGES}
    finally:
        server.kill()


def _fill(database: Path, size: int) -> Council:
    """Every council has answered the light set."""
    workplace(database)
    with closing(sqlite3.connect(database)) as connection:
        place = workplace_on(SqlStore(JoinedAdapter("sqlite3", connection)))
        councils = begin_councils(place, size)
        for council in councils:
            _answer_light_set(place, council)
        connection.commit()
    return councils[size // 2]


def _answer_light_set(place: Workplace, council: Council) -> None:
    records = [
        AnswerRecord(question.id, 1, Answer(number % 6), "somebody", Origin.OWN, place.now())
        for number, question in enumerate(questionnaire().light_set().questions)
    ]
    place.store.add_answers(council.assessment_id, records)


async def _open(server: Server, council: Council, page: str) -> tuple[float, float]:
    waits = []
    cpu = cpu_seconds(server.process.pid)
    for number in range(ROUNDS + 1):
        if number == 1:
            cpu = cpu_seconds(server.process.pid)
        tab, start = Tab(council.cookies[0]), time.perf_counter()
        await tab.connect(server.address, page)
        waits.append(time.perf_counter() - start)
        await tab.close()
    used = (cpu_seconds(server.process.pid) - cpu) / ROUNDS
    return median(waits[1:]) * 1000, used * 1000


if __name__ == "__main__":
    main()
