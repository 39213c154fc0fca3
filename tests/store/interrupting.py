"""`python -m tests.store.interrupting ACT FOLDER`: an act that is killed at its first step, then at
its second, until it ends by itself. A step is a statement that changes something, a file that gets
another name or goes, or the wait for the disk.

In FOLDER stand `maturity.db` and, to restore, `copy.db`. Each attempt has them for itself, and a
line of JSON says what was found afterwards.
"""

import json
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import sqlite_utils  # noqa: F401 - imported once, and not by every child

from maturity.domain.audit import COMMAND_LINE, Event, Note
from maturity.store.sqlite import SqliteAdapter
from maturity.store.sqlite_keeping import SqliteKeeping

CALLS = ("link", "rename", "replace", "unlink", "fsync")
READS = ("SELECT", "--", "PRAGMA foreign_key", "PRAGMA table", "PRAGMA index", "PRAGMA page")
"""To die before one of these is to die before what comes next."""


def migrate(folder: Path) -> None:
    SqliteAdapter(folder / "maturity.db").migrate()


def restore(folder: Path) -> None:
    note = Note(Event.RESTORED, COMMAND_LINE, datetime(2026, 1, 1, tzinfo=UTC))
    SqliteKeeping(folder / "maturity.db").put_back(folder / "copy.db", note)


ACTS: dict[str, Callable[[Path], None]] = {"migrate": migrate, "restore": restore}


def die_at(step: int) -> None:
    """From now on: as by `kill -9`, just before that step."""
    steps = count(1)

    def stepped(statement: str = "") -> None:
        if not statement.lstrip().startswith(READS) and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def before(call: Callable[..., Any]) -> Callable[..., Any]:
        def both(*args: Any, **kept: Any) -> Any:
            stepped()
            return call(*args, **kept)

        return both

    def connect(*args: Any, **kept: Any) -> sqlite3.Connection:
        connection = opened(*args, **kept)
        connection.set_trace_callback(stepped)
        return connection

    opened = sqlite3.connect
    sqlite3.connect = connect  # type: ignore[assignment]
    for name in CALLS:
        setattr(os, name, before(getattr(os, name)))


def ended(act: Callable[[Path], None], folder: Path, step: int) -> bool:
    """Whether the act came to its end before that step."""
    child = os.fork()
    if child == 0:
        die_at(step)
        act(folder)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit(f"step {step} failed by itself")
    return os.WIFEXITED(status)


def found(path: Path) -> dict[str, Any]:
    """What somebody finds who opens it."""
    with closing(sqlite3.connect(path)) as connection:
        (sound,) = connection.execute("PRAGMA integrity_check").fetchone()
        tables = connection.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()
        taken = connection.execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall()
        people = connection.execute("SELECT name FROM person ORDER BY name").fetchall()
    return {"sound": sound, "tables": tables, "steps": taken, "people": people}


def told(folder: Path, step: int, *, whole: bool) -> dict[str, Any]:
    path = folder / "maturity.db"
    at_once = found(path)
    copies = [found(file) for file in sorted(folder.glob("maturity.db.before-*"))]
    SqliteAdapter(path).migrate()
    return {
        "step": step,
        "whole": whole,
        "at_once": at_once,
        "copies": copies,
        "again": found(path),
    }


def main(act: Callable[[Path], None], folder: Path) -> None:
    for step in count(1):
        own = folder / str(step)
        own.mkdir()
        for file in folder.glob("*.db"):
            shutil.copyfile(file, own / file.name)
        whole = ended(act, own, step)
        sys.stdout.write(json.dumps(told(own, step, whole=whole)) + "\n")
        shutil.rmtree(own)
        if whole:
            return


if __name__ == "__main__":
    main(ACTS[sys.argv[1]], Path(sys.argv[2]))
