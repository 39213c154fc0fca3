"""Databases of both kinds, full and empty, for whoever copies all of one: what is in them, and who
holds them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from maturity.domain.audit import COMMAND_LINE, Event, Note
from maturity.location import Location, SqliteFile
from maturity.store import Keeping
from maturity.store.in_use import held
from maturity.store.migrations import TABLES
from maturity.store.opening import Database, database_at, keeping_at
from maturity.store.sql import SqlStore
from tests.postgres import Cluster
from tests.store.everything import fill
from tests.store.samples import HOSTILE, NOW

LARGEST = 2**63 - 1
EVERY_LETTER = "".join(chr(code) for code in (*range(1, 0xD800), 0xE000, 0xFFFF, 0x10FFFF))
ESCAPED = {
    "copy": "\\N",
    "end": "\\.",
    "path": "C:\\new\\t",
    "tab": "a\tb\\\tc",
    "line": "a\\\nb\rc",
}
"""What COPY's own text would take for something else."""

NOBODYS = (
    "INSERT INTO benchmark_release VALUES ('r', 'f', '2026-01-01', 0, '{}', 'c0ffee', 'then')",
    "INSERT INTO benchmark_ledger VALUES ('r', '{}')",
    "INSERT INTO ended_authority VALUES ('E1', '2026-01-01', 'E2')",
)
"""What is about no organisation and no person."""

NOTE = Note(Event.MOVED, COMMAND_LINE, NOW)

Found = dict[str, list[tuple[Any, ...]]]


@contextmanager
def opened(location: Location) -> Iterator[Database]:
    """Brought up, and nobody is at work afterwards."""
    adapter = database_at(location)
    adapter.migrate()
    try:
        yield adapter
    finally:
        adapter.close()


def full(location: Location) -> Location:
    """A row in every table, text that breaks careless copies, and a log of three entries."""
    with opened(location) as adapter:
        fill(adapter, "X", 1)
    changed(location, "DELETE FROM audit_entry", *NOBODYS)
    with opened(location) as adapter:
        adapter.write(lambda tx: _add_odd(tx, "?" if adapter.driver == "sqlite3" else "%s"))
        for event in (Event.BACKED_UP, Event.RESTORED, Event.BACKED_UP):
            SqlStore(adapter).note(Note(event, COMMAND_LINE, NOW))
    return location


def changed(location: Location, *statements: str) -> None:
    with opened(location) as adapter:
        adapter.write(lambda tx: [tx.execute(statement) for statement in statements] and None)


def _add_odd(tx: Any, place: str) -> None:
    texts = {**HOSTILE, **ESCAPED, "every": EVERY_LETTER}
    places = ", ".join([place] * 5)
    columns = "id, name, nation, region, population, population_year, invented"
    for name, text in texts.items():
        # The text is in the key too, by which rows are sorted.
        tx.execute(
            f"INSERT INTO organisation ({columns}) VALUES ({places}, {place}, 0)",  # noqa: S608
            (f"{text[:200]}{name}", text, name, text, LARGEST, None if text else -LARGEST - 1),
        )


def found(location: Location) -> Found:
    """All rows of all tables."""
    with opened(location) as adapter:
        return adapter.read(
            lambda tx: {
                table: sorted(tx.execute(f"SELECT * FROM {table}").fetchall(), key=repr)  # noqa: S608
                for table in TABLES
            }
        )


def new(kind: str, folder: Path, cluster: Cluster, *, migrated: bool = False) -> Location:
    """Nothing is there yet, or a schema alone."""
    if kind == "postgres":
        return cluster.fresh(migrated=migrated)
    location = SqliteFile(folder / f"{len(list(folder.iterdir()))}.db")
    if migrated:
        with opened(location):
            """Nobody put anything there."""
    return location


@contextmanager
def at_work(location: Location) -> Iterator[None]:
    """As a server is."""
    if isinstance(location, SqliteFile):
        with held(location.path):
            yield
    else:
        with opened(location) as server:
            server.read(lambda tx: tx.execute("SELECT 1").fetchall())
            yield


def keepings(*locations: Location) -> list[Keeping]:
    return [keeping_at(location) for location in locations]


def is_empty(location: Location) -> bool:
    """Gone, or without a row."""
    if isinstance(location, SqliteFile) and not location.path.exists():
        return True
    return not any(found(location).values())
