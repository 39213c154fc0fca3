"""What tests let another process do: `python -m tests.store.worker TASK PATH`."""

import os
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import sqlite_utils  # noqa: F401 - the adapter's late import must not wait for lost rights

from maturity.domain.assessment import Answer
from maturity.domain.audit import Event, Note
from maturity.domain.organisation import Person
from maturity.errors import StoreError
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from tests.store.samples import NOW, a_record

NOBODY = 65534


def say(text: object) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def migrate(path: Path) -> None:
    """When the parent says so: all of them at the same moment."""
    say("ready")
    sys.stdin.readline()
    SqliteAdapter(path).migrate()
    say("migrated")


def migrate_without_rights(path: Path) -> None:
    _drop_rights()
    SqliteAdapter(path).migrate()
    say("migrated")


def answer_without_rights(path: Path) -> None:
    _drop_rights()
    SqlStore(SqliteAdapter(path)).add_answers("round-1", [a_record()])
    say("answered")


def answer(path: Path) -> None:
    """Until it is killed. Each version that it says was acknowledged."""
    store = SqlStore(SqliteAdapter(path))
    done = len(store.answer_history("round-1", "pot.full"))
    for version in count(done + 1):
        store.add_answers("round-1", [a_record(version=version, answer=Answer(version % 6))])
        say(version)


def answer_on_a_small_disk(path: Path) -> None:
    """Like `answer`, where no file may grow beyond some kilobytes more."""
    import resource  # noqa: PLC0415 - POSIX alone has it

    limit = path.stat().st_size + 50_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    answer(path)


def note_thirty_times(path: Path) -> None:
    """When the parent says so, each with the act that it is about."""
    store = SqlStore(SqliteAdapter(path))
    say("ready")
    sys.stdin.readline()
    for number in range(30):
        note = Note(Event.LEFT, f"p{os.getpid()}", NOW, "council")
        store.noting(note).save_person(Person(f"p{os.getpid()}-{number}", "Somebody"))
    say("noted")


def _drop_rights() -> None:
    if os.geteuid() == 0:
        os.seteuid(NOBODY)


TASKS: dict[str, Callable[[Path], None]] = {
    task.__name__: task
    for task in (
        migrate,
        migrate_without_rights,
        answer_without_rights,
        answer,
        answer_on_a_small_disk,
        note_thirty_times,
    )
}

if __name__ == "__main__":
    try:
        TASKS[sys.argv[1]](Path(sys.argv[2]))
    except StoreError as error:
        say(error)
