"""What tests let another process do: `python -m tests.store.worker TASK DATABASE`."""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from itertools import count

from maturity.domain.assessment import Answer
from maturity.domain.audit import Event, Note
from maturity.domain.organisation import Person
from maturity.errors import StoreError
from maturity.location import read_location
from maturity.store.opening import Database, database_at
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from tests.store.samples import NOW, a_record
from tests.store.workshop_samples import cast

Task = Callable[[Database], None]

NOBODY = 65534
PEOPLE = 50
STEPS_BEFORE_DEATH = 5


def say(text: object) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def wait_for_the_others() -> None:
    """The parent lets all of them go at the same moment."""
    say("ready")
    sys.stdin.readline()


def migrate(adapter: Database) -> None:
    wait_for_the_others()
    adapter.migrate()
    say("migrated")


def migrate_without_rights(adapter: Database) -> None:
    _drop_rights()
    adapter.migrate()
    say("migrated")


def answer_without_rights(adapter: Database) -> None:
    _drop_rights()
    SqlStore(adapter).add_answers("round-1", [a_record()])
    say("answered")


def answer(adapter: Database) -> None:
    """Until it is killed. Each version that it says was acknowledged."""
    store = SqlStore(adapter)
    done = len(store.answer_history("round-1", "pot.full"))
    for version in count(done + 1):
        store.add_answers("round-1", [a_record(version=version, answer=Answer(version % 6))])
        say(version)


def answer_on_a_small_disk(adapter: Database) -> None:
    """Like `answer`, where no file may grow beyond some kilobytes more."""
    import resource  # noqa: PLC0415 - POSIX alone has it

    assert isinstance(adapter, SqliteAdapter)
    limit = adapter.path.stat().st_size + 50_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    answer(adapter)


def vote(adapter: Database) -> None:
    """Each in the room once. Who it says was acknowledged."""
    store = SqlStore(adapter)
    for person in range(PEOPLE):
        say(cast(store, f"p{person}", person % 6).participant_id)


def die_in_an_act(adapter: Database) -> None:
    """Once everything is written, and before it is stored."""

    def die() -> Sequence[Note]:
        os.kill(os.getpid(), signal.SIGKILL)
        return ()

    SqlStore(adapter).noting_found(die).save_person(Person("ghost", "Ghost"))


def die_while_migrating(adapter: Database) -> None:
    """PostgreSQL's, in the middle of the steps."""
    from maturity.store import postgres_schema  # noqa: PLC0415 - the others start without it

    texts = count()

    def text_of(text: str) -> str:
        if next(texts) == STEPS_BEFORE_DEATH:
            os.kill(os.getpid(), signal.SIGKILL)
        return taken(text)

    taken, postgres_schema.postgres = postgres_schema.postgres, text_of
    adapter.migrate()


def note_thirty_times(adapter: Database) -> None:
    """Each with the act that it is about."""
    store = SqlStore(adapter)
    wait_for_the_others()
    for number in range(30):
        note = Note(Event.LEFT, f"p{os.getpid()}", NOW, "council")
        store.noting(note).save_person(Person(f"p{os.getpid()}-{number}", "Somebody"))
    say("noted")


def _drop_rights() -> None:
    """What the adapter imports late must not wait for lost rights."""
    import sqlite_utils  # noqa: F401, PLC0415 - it takes long, and the others do without it

    if os.geteuid() == 0:
        os.seteuid(NOBODY)


TASKS: dict[str, Task] = {
    task.__name__: task
    for task in (
        migrate,
        migrate_without_rights,
        answer_without_rights,
        answer,
        answer_on_a_small_disk,
        vote,
        die_in_an_act,
        die_while_migrating,
        note_thirty_times,
    )
}

if __name__ == "__main__":
    try:
        TASKS[sys.argv[1]](database_at(read_location(sys.argv[2])))
    except StoreError as error:
        say(error)
