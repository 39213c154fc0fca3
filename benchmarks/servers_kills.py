"""The long trial of several servers: one is lost every 20 seconds while a hundred people answer and
vote, and PostgreSQL is started anew (`make soak`).
"""

import asyncio
import sys
import tempfile
from pathlib import Path
from secrets import randbits

from benchmarks.measuring import percentile, say_machine, say_table
from tests.e2e.going_on import Noted
from tests.e2e.proxies import start_proxy
from tests.e2e.servers_kills import Kept, Trial, go_through
from tests.postgres import MISSING, own_cluster, programs


def main() -> None:
    """`python -m benchmarks.servers_kills SEED` does it with the same chance."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else randbits(32)
    trial = Trial(losses=9, every=20.0, councils=15, phones=40, think=3.0, seed=seed)
    people, minutes = trial.councils * 4 + trial.phones, trial.losses * trial.every / 60
    say_machine(
        f"{people} people, three servers, one PostgreSQL, {minutes:.0f} minutes; one server "
        f"is lost every {trial.every:.0f} s. Seed {seed}."
    )
    programs_of_postgres = programs()
    if programs_of_postgres is None:
        raise SystemExit(MISSING)
    with own_cluster(programs_of_postgres) as own, tempfile.TemporaryDirectory() as folder:
        proxy = start_proxy(Path(folder), own.cluster.fresh(), 3)
        try:
            noted, kept = asyncio.run(go_through(proxy, own, trial))
        finally:
            proxy.kill()
    say_table(("", "found"), rows(noted, kept))
    if not kept.is_whole:
        raise SystemExit("Something that was acknowledged was lost or doubled.")


def rows(noted: Noted, kept: Kept) -> list[tuple[str, object]]:
    waits = sorted(noted.waits)
    return [
        ("answers acknowledged", noted.answers),
        ("lost (aim: 0)", kept.answers_lost),
        ("doubled (aim: 0)", kept.answers_doubled),
        ("votes acknowledged", noted.votes),
        ("lost (aim: 0)", kept.votes_lost),
        ("doubled (aim: 0)", kept.votes_doubled),
        ("pages that lost their server", len(noted.back)),
        ("there again, half of them, s", percentile(noted.back, 50)),
        ("there again, 95 of 100, s", percentile(noted.back, 95)),
        ("there again, the last, s", max(noted.back)),
        ("reloads that somebody had to do", noted.reloads),
        ("answers that somebody had to choose again", noted.again),
        ("votes that a phone sent again by itself", noted.sent_again),
        ("wait for an answer or vote, half, s", percentile(waits, 50)),
        ("wait, 95 of 100, s", percentile(waits, 95)),
        ("the longest wait, s", waits[-1]),
    ]


if __name__ == "__main__":
    main()
