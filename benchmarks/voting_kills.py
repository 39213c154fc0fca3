"""The long trial of a room: a server that is killed while fifty people vote (`make soak`)."""

import sys
import tempfile
from pathlib import Path
from secrets import randbits

from benchmarks.measuring import say_machine, say_table
from tests.e2e.answering import chance_of
from tests.e2e.voting_kills import PEOPLE, kill_while_voting

TIMES = 20


def main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else randbits(32)
    say_machine(f"kill -9 at {TIMES} random moments while {PEOPLE} people vote. Seed {seed}.")
    rows: list[tuple[object, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        for kill in kill_while_voting(Path(folder), TIMES, chance_of(seed)):
            rows.append((len(rows) + 1, kill.after, kill.taken, kill.lost, kill.wrong))
    totals = [sum(int(str(row[n])) for row in rows) for n in (2, 3, 4)]
    columns = ("kill", "after s", "had voted", "lost", "wrong after")
    say_table(columns, [*rows, ("all", "", *totals)])
    if totals[1] or totals[2]:
        raise SystemExit("Votes were lost or doubled.")


if __name__ == "__main__":
    main()
