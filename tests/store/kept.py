"""Databases of both kinds, full and empty, for whoever copies all of one: what is in them, who
holds them, and who writes meanwhile.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from re import DOTALL, MULTILINE, findall
from typing import Any

from maturity.domain.audit import COMMAND_LINE, Event, Note
from maturity.location import Location, SqliteFile
from maturity.store import Keeping
from maturity.store.in_use import held
from maturity.store.migrations import MIGRATIONS, TABLES
from maturity.store.opening import Database, database_at, keeping_at
from maturity.store.rows import instant
from maturity.store.sql import SqlStore
from tests.postgres import Cluster
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

COLUMNS: dict[str, list[tuple[str, str]]] = {table: [] for table in TABLES}
"""Name and type of each."""

for _step, _text in MIGRATIONS:
    for _table, _body in findall(r"CREATE TABLE (\w+) \((.*?)\n\);", _text, DOTALL):
        COLUMNS[_table] += findall(r"^    (\w+) (TEXT|INTEGER)", _body, MULTILINE)
    for _table, *_added in findall(r"ALTER TABLE (\w+) ADD COLUMN (\w+) (\w+)", _text):
        COLUMNS[_table].append((_added[0], _added[1]))

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


@contextmanager
def somebody_writing(act: Callable[[int], object]) -> Iterator[Callable[[], None]]:
    """They do `act` with 0, 1, 2 and so on, one after the other. What is given waits until they
    have done another.
    """
    done, enough = threading.Event(), threading.Event()

    def write() -> None:
        for number in count():
            if enough.is_set():
                return
            act(number)
            done.set()

    def wait() -> None:
        done.clear()
        assert done.wait(10), "nobody writes any more"

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield wait
    finally:
        enough.set()
        writer.join()


def full(location: Location) -> Location:
    """A row in every table, text that breaks careless copies, and a log of three entries."""
    with opened(location) as adapter:
        adapter.write(lambda tx: _fill(tx, "?" if adapter.driver == "sqlite3" else "%s"))
        for event in (Event.BACKED_UP, Event.RESTORED, Event.BACKED_UP):
            SqlStore(adapter).note(Note(event, COMMAND_LINE, NOW))
    return location


def _fill(tx: Any, place: str) -> None:
    """Every id is X, so that each row points to one that is there."""
    for table, columns in COLUMNS.items():
        row = {name: "X" if kind == "TEXT" else 1 for name, kind in columns}
        row |= {name: instant(NOW) for name in row if name.endswith("_at")}
        if table != "audit_entry":
            _insert(tx, place, table, row)
    for name, text in {**HOSTILE, **ESCAPED, "every": EVERY_LETTER}.items():
        row = {"name": text, "nation": name, "region": text, "population": LARGEST, "invented": 0}
        # The text is in the key too, by which rows are sorted.
        row |= {"id": f"{text[:200]}{name}", "population_year": None if text else -LARGEST - 1}
        _insert(tx, place, "organisation", row)


def _insert(tx: Any, place: str, table: str, row: dict[str, Any]) -> None:
    places = ", ".join([place] * len(row))
    statement = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})"  # noqa: S608
    tx.execute(statement, tuple(row.values()))


def changed(location: Location, *statements: str) -> None:
    with opened(location) as adapter:
        adapter.write(lambda tx: [tx.execute(statement) for statement in statements] and None)


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
