"""Everything from a file into PostgreSQL and back, a backup of it and a restore: time and memory.

Each command is a process of its own, on this machine. PostgreSQL writes to the disk as it should.
"""

import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import say_machine, say_table
from maturity.store.sqlite import SqliteAdapter
from tests.command_line import ROOT
from tests.postgres import Own, own_cluster, programs

ANSWERS = (100_000, 1_000_000)
QUESTIONS = 36

RUN = """
import sys
from maturity.__main__ import cli
try:
    cli(sys.argv[1:])
except SystemExit as end:
    with open("/proc/self/status") as status:
        peak = next(line for line in status if line.startswith("VmHWM")).split()[1]
    print(f"peak {peak}")
    raise
"""
COUNCIL = """
    INSERT INTO organisation (id, name, nation, region, invented) VALUES (?, ?, 'wales', '', 1)
"""
ROUND = """
    INSERT INTO assessment (id, organisation_id, questionnaire_id, number, scope, started_at, state,
        version, threshold, share_covered) VALUES (?, ?, 'q', 1, 'full', '2026', 'draft', 1, '', '')
"""
ANSWER = """
    INSERT INTO answer VALUES (?, ?, 1, '3', '', 'document', 'https://council.example/strategy',
        'Procurement strategy, page 4', 'In most contracts above the threshold, since 2024.', 4,
        'ann', 'own', '2026-03-01T12:00:00.123456+00:00')
"""


@dataclass(frozen=True)
class Took:
    seconds: float
    megabytes: float


def main() -> None:
    sizes = [int(text) for text in sys.argv[1:]] or list(ANSWERS)
    folder = programs()
    if folder is None:
        raise SystemExit("PostgreSQL is not here.")
    say_machine("move, backup and restore.")
    for answers in sizes:
        with own_cluster(folder) as own, tempfile.TemporaryDirectory() as place:
            own.stop()
            own.start(fsync="on", max_wal_size="1GB")
            file = filled(Path(place) / "old.db", answers // QUESTIONS)
            size = f"{answers} answers, {file.stat().st_size / 1e6:.0f} MB"
            rows = [(name, took.seconds, took.megabytes) for name, took in _acts(own, file)]
            say_table((size, "seconds", "peak MB"), rows)


def filled(file: Path, rounds: int) -> Path:
    """As many councils, each with a round."""
    adapter = SqliteAdapter(file)
    adapter.migrate()

    def fill(tx: sqlite3.Connection) -> None:
        named = [(f"o{number}", f"Council {number}") for number in range(rounds)]
        tx.execute("INSERT INTO person (id, name, owner, taskforce) VALUES ('ann', 'Ann', 0, 0)")
        tx.executemany(COUNCIL, named)
        tx.executemany(ROUND, ((f"r{one}", one) for one, _name in named))
        tx.executemany(
            ANSWER,
            ((f"r{one}", f"policy.q{n}") for one, _name in named for n in range(QUESTIONS)),
        )

    adapter.write(fill)
    return file


def _acts(own: Own, file: Path) -> Iterator[tuple[str, Took]]:
    url = own.cluster.fresh(migrated=False).whole
    back, copy = file.with_name("back.db"), file.with_name("copy.db")
    yield "move into PostgreSQL", took(url, "move", "--from", str(file), "--to", url)
    yield "move back into a file", took(url, "move", "--from", url, "--to", str(back))
    yield "backup of PostgreSQL", took(url, "backup", str(copy))
    yield "restore into PostgreSQL", took(url, "restore", str(copy), "--yes")


def took(database: str, *args: str) -> Took:
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", RUN, *args],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"MATURITY_DATABASE": database, "PATH": ""},
    )
    peak = int(done.stdout.split()[-1]) / 1024
    return Took(time.monotonic() - begun, peak)


if __name__ == "__main__":
    main()
