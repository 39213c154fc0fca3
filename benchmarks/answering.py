"""What one answer costs the server, beside the same questions written the usual way."""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import cpu_seconds, median, say_machine, say_table
from tests.e2e.answering import THEMES, questions_of, response
from tests.e2e.councils import begin_councils, questionnaire, workplace
from tests.e2e.servers import start_server
from tests.e2e.streamlit_client import Tab

ROOT = Path(__file__).parents[1]
ROUNDS = 7
ANSWERS = 60
"""In each round, one after the other. Rounds of all programs take turns."""


@dataclass(frozen=True)
class Program:
    """A server with a page that somebody has open, and the keys of the questions on it."""

    pid: int
    tab: Tab
    keys: list[str]


@dataclass(frozen=True)
class Cost:
    """Of one answer: milliseconds of the server's processor, and from click to idle; traffic."""

    cpu: float
    wait: float
    received: float
    sent: float
    messages: float


def main() -> None:
    say_machine(f"One answer, back to back. Medians of {ROUNDS} rounds of {ANSWERS} answers.")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        costs = asyncio.run(_measure(Path(folder), stack))
    columns = ("", "CPU ms", "wait ms", "kB received", "kB sent", "messages")
    rows = [
        (name, c.cpu, c.wait, c.received / 1000, c.sent / 1000, c.messages)
        for name, c in costs.items()
    ]
    say_table(columns, rows)
    ours, collecting, naive = costs.values()
    print("Aims: 8 ms of processor, 10 kB. On one machine at one time, ratios say more.")
    print(f"The usual way takes {naive.cpu / ours.cpu:.0f} times the processor (aim: 20).")
    print(f"Collecting garbage after each run, {collecting.cpu / ours.cpu:.1f} times.\n")


async def _measure(folder: Path, stack: ExitStack) -> dict[str, Cost]:
    programs = {
        "a theme page of nine full cards": await _ours(_new(folder), stack),
        "the same, collecting garbage after each run": await _ours(
            _new(folder), stack, "--runner.postScriptGC=true"
        ),
        "the usual way: 36 cards, callbacks": await _naive(_new(folder), stack),
    }
    found: dict[str, list[Cost]] = {name: [] for name in programs}
    for number in range(ROUNDS + 1):
        for name, program in programs.items():
            cost = await _round(program)
            if number > 0:
                found[name].append(cost)
    for program in programs.values():
        await program.tab.close()
    return {name: _middle(costs) for name, costs in found.items()}


def _new(folder: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=folder))


async def _ours(folder: Path, stack: ExitStack, *options: str) -> Program:
    server = start_server(folder / "maturity.db", folder / "log", *options)
    stack.callback(server.kill)
    (council,) = begin_councils(workplace(folder / "maturity.db"), 1)
    tab = Tab(council.cookies[0])
    await tab.connect(server.address, THEMES[0])
    keys = [response(council, question_id) for question_id in questions_of(THEMES[0])]
    return Program(server.process.pid, tab, keys)


async def _naive(folder: Path, stack: ExitStack) -> Program:
    process, address = stack.enter_context(naive_server(folder))
    tab = Tab()
    await tab.connect(address)
    keys = [f"answer:{question.id}:response" for question in questionnaire().questions]
    return Program(process.pid, tab, keys)


@contextmanager
def naive_server(folder: Path) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """Started outside the project, whose settings it would read."""
    script = folder / "naive_app.py"
    script.write_bytes((ROOT / "benchmarks" / "naive_app.py").read_bytes())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["headless=true", f"port={port}", "address=127.0.0.1"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script)]
            + [f"--server.{option}" for option in options]
            + ["--browser.gatherUsageStats=false"],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT), "NAIVE_DATABASE": str(folder / "naive.db")},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(port)
        yield process, f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def _wait_for(port: int) -> None:
    for _ in range(300):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=2):
            return
        time.sleep(0.1)
    raise TimeoutError


async def _round(program: Program) -> Cost:
    tab = program.tab
    cpu, before = cpu_seconds(program.pid), (tab.traffic.received, tab.traffic.sent)
    messages = tab.traffic.messages
    waits = [
        await _answer(tab, program.keys[number % len(program.keys)], number % 6)
        for number in range(ANSWERS)
    ]
    return Cost(
        cpu=(cpu_seconds(program.pid) - cpu) / ANSWERS * 1000,
        wait=median(waits) * 1000,
        received=(tab.traffic.received - before[0]) / ANSWERS,
        sent=(tab.traffic.sent - before[1]) / ANSWERS,
        messages=(tab.traffic.messages - messages) / ANSWERS,
    )


async def _answer(tab: Tab, key: str, level: int) -> float:
    """Seconds. The level differs from the last one of this question."""
    if str(tab.value(key)).startswith(f"{level}, "):
        level = (level + 1) % 6
    drawn, start = tab.drawn(key), time.perf_counter()
    await tab.choose(key, f"{level}, ")
    await tab.until(lambda: tab.drawn(key) > drawn and not tab.running)
    return time.perf_counter() - start


def _middle(costs: list[Cost]) -> Cost:
    return Cost(
        **{name: median(vars(cost)[name] for cost in costs) for name in Cost.__annotations__}
    )


if __name__ == "__main__":
    main()
