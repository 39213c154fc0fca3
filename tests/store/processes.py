"""Starting tests/store/worker.py."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, cast

from tests.command_line import ROOT


def start(task: Callable[[Path], None], path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.worker", task.__name__, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def lines(process: "subprocess.Popen[str]") -> IO[str]:
    """What it says."""
    return cast("IO[str]", process.stdout)


def said(task: Callable[[Path], None], path: Path) -> list[str]:
    """Every line of the task, run to its end."""
    output, _ = start(task, path).communicate(timeout=120)
    return output.splitlines()


def said_at_once(times: int, task: Callable[[Path], None], path: Path) -> list[str]:
    """The last lines of as many processes, let go together when all of them are ready."""
    processes = [start(task, path) for _ in range(times)]
    for process in processes:
        assert lines(process).readline() == "ready\n"
    for process in processes:
        cast("IO[str]", process.stdin).write("go\n")
        cast("IO[str]", process.stdin).flush()
    return [process.communicate(timeout=120)[0].strip() for process in processes]
