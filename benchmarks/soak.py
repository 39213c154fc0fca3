"""The long trial: a server that is killed again and again while people answer (`make soak`)."""

import sys
import tempfile
from pathlib import Path
from secrets import randbits

from benchmarks.measuring import say_machine, say_table
from tests.e2e.answering import chance_of
from tests.e2e.killing import kill_again_and_again

TIMES = 30


def main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else randbits(32)
    say_machine(f"kill -9 at {TIMES} random moments while four people answer. Seed {seed}.")
    rows: list[tuple[object, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        for kill in kill_again_and_again(Path(folder), TIMES, chance_of(seed)):
            rows.append((len(rows) + 1, kill.after, kill.acknowledged, kill.waiting, kill.broken))
    columns = ("kill", "after s", "acknowledged", "on the way", "lost")
    totals = [sum(int(str(row[n])) for row in rows) for n in (2, 3, 4)]
    say_table(columns, [*rows, ("all", "", *totals)])
    if totals[-1]:
        raise SystemExit("Acknowledged answers were lost.")


if __name__ == "__main__":
    main()
