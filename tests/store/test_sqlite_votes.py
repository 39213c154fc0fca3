"""SQLite and votes: a process that dies while it takes them has kept each that it acknowledged."""

import subprocess
import sys
from pathlib import Path

from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from tests.command_line import ROOT
from tests.store.processes import lines
from tests.store.workshop_samples import FULL, cast, let_in, prepare

PEOPLE = 50


def test_every_acknowledged_vote_outlives_a_killed_process(path: Path) -> None:
    adapter = SqliteAdapter(path)
    adapter.migrate()
    store = SqlStore(adapter)
    prepare(store)
    let_in(store, *(f"p{number}" for number in range(PEOPLE)))
    command = [sys.executable, "-m", "tests.store.test_sqlite_votes", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as voting:
        acknowledged = [lines(voting).readline().strip() for _ in range(PEOPLE // 2)]
        voting.kill()
        acknowledged += lines(voting).read().split()

    votes = store.cast_on("shop", FULL).votes

    assert {vote.participant_id for vote in votes} >= set(acknowledged)
    assert len(votes) == len({vote.participant_id for vote in votes}) <= len(acknowledged) + 1
    cast(store, acknowledged[0], 5)
    assert len(store.cast_on("shop", FULL).votes) == len(votes)


if __name__ == "__main__":
    taking = SqlStore(SqliteAdapter(Path(sys.argv[1])))
    for person in range(PEOPLE):
        vote = cast(taking, f"p{person}", person % 6)
        sys.stdout.write(f"{vote.participant_id}\n")
        sys.stdout.flush()
