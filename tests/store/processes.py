"""Starting tests/store/worker.py."""

import subprocess
import sys
from pathlib import Path
from typing import IO, cast

from maturity.store.opening import Database
from maturity.store.postgres import PostgresAdapter
from maturity.store.sqlite import SqliteAdapter
from tests.command_line import ROOT
from tests.store.worker import Task

Place = Path | Database


def place_of(database: Place) -> str:
    """As a setting names it."""
    if isinstance(database, PostgresAdapter):
        return database.address.whole
    return str(database.path if isinstance(database, SqliteAdapter) else database)


def start(task: Task, database: Place) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.worker", task.__name__, place_of(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def lines(process: "subprocess.Popen[str]") -> IO[str]:
    """What it says."""
    return cast("IO[str]", process.stdout)


def said(task: Task, database: Place) -> list[str]:
    """Every line of the task, run to its end."""
    output, _ = start(task, database).communicate(timeout=120)
    return output.splitlines()


def said_at_once(times: int, task: Task, database: Place) -> list[str]:
    """The last lines of as many processes, let go together when all of them are ready."""
    processes = [start(task, database) for _ in range(times)]
    for process in processes:
        assert lines(process).readline() == "ready\n"
    for process in processes:
        cast("IO[str]", process.stdin).write("go\n")
        cast("IO[str]", process.stdin).flush()
    return [process.communicate(timeout=120)[0].strip() for process in processes]
