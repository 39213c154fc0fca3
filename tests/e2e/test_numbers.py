"""Numbers of a real server, as a monitor reads them: on a port of their own, before and after."""

import asyncio
from pathlib import Path

from tests.e2e.answering import THEMES, officer, questions_of
from tests.e2e.asking import ask
from tests.e2e.councils import begin_councils, workplace
from tests.e2e.servers import free_port, start_server

FIRST, SECOND = questions_of(THEMES[0])[:2]


def scraped(address: str) -> dict[str, float]:
    lines = ask(address, "/metrics").text.splitlines()
    pairs = (line.rpartition(" ") for line in lines if not line.startswith("#"))
    return {name: float(value) for name, _space, value in pairs}


async def answer_twice(server: str, numbers: str, database: Path) -> list[dict[str, float]]:
    found = []
    council = begin_councils(workplace(database), 1)[0]
    async with officer(server, council) as ann:
        for question in (FIRST, SECOND):
            await ann.answer(question, 2)
            found.append(await asyncio.to_thread(scraped, numbers))
    assert not {name for name in found[-1] if council.assessment_id in name}
    return found


def test_a_monitor_sees_what_people_do(tmp_path: Path) -> None:
    port, database = free_port(), tmp_path / "maturity.db"
    server = start_server(database, tmp_path / "log", variables={"MATURITY_METRICS": str(port)})
    try:
        before, after = asyncio.run(
            answer_twice(server.address, f"http://127.0.0.1:{port}", database)
        )
        assert ask(server.address, "/metrics").text != ask(f"http://127.0.0.1:{port}", "/").text
    finally:
        server.kill()

    assert (before["maturity_answers_stored_total"], after["maturity_answers_stored_total"]) == (
        1,
        2,
    )
    assert after["maturity_run_seconds_count"] > before["maturity_run_seconds_count"] > 0
    assert (after["maturity_sessions_open"], after["maturity_writes_under_way"]) == (1, 0)
    ready = 'maturity_request_seconds_count{route="/readyz",status="2xx"}'
    assert after[ready] >= 1
    assert any('database="sqlite3"' in name for name in after)
    assert after["process_resident_memory_bytes"] > 0
