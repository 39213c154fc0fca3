"""What an answer and a vote cost on PostgreSQL, beside the same on SQLite.

As a page and a phone ask for them: who it is, whether they may, what is there, and storing it.
Both are on one disk and take turns, so that a noisy machine is as noisy for both. Both wait until
the disk has what is stored.
"""

import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from psycopg import Cursor

from benchmarks.arranged import an_open_room, lead_and_round
from benchmarks.clusters import Running, a_cluster
from benchmarks.measuring import median, say_machine, say_table
from maturity.domain.assessment import Answer
from maturity.store.sql import SqlStore
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.come_in import visitor
from maturity.usecases.joining import join
from maturity.usecases.voting import cast_vote
from maturity.usecases.workplace import Workplace
from tests.e2e.councils import begin_councils, questionnaire, workplace, workplace_on
from tests.e2e.rooms import SCOPE

BLOCKS, ACTS = 30, 20
AT_MOST = 1.5

Act = Callable[[], None]


@dataclass
class Cost:
    """Milliseconds of an act: of our process, of PostgreSQL's processes, and until it is done."""

    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    @property
    def cpu(self) -> float:
        return median(self.ours)

    @property
    def cpu_there(self) -> float:
        """Linux counts it in hundredths of a second: too coarse for a block."""
        return sum(self.theirs) / len(self.theirs)

    @property
    def row(self) -> tuple[str, ...]:
        found = (self.cpu, self.cpu_there, self.cpu + self.cpu_there, median(self.waits))
        return tuple(f"{value:.2f}" for value in found)


def main() -> None:
    say_machine(
        f"An answer and a vote on SQLite and on PostgreSQL. {BLOCKS} blocks of {ACTS}, in turns."
    )
    with tempfile.TemporaryDirectory() as folder, a_cluster() as cluster:
        embedded = workplace(Path(folder) / "maturity.db")
        with closing(cluster.adapter()) as adapter:
            shared = workplace_on(SqlStore(adapter))
            for name, act in (("an answer", answering), ("a vote", voting)):
                acts = act(embedded), act(shared)
                _say(name, _asked(acts[1]), *_in_turn(cluster, *acts))


def _say(name: str, asked: int, embedded: Cost, shared: Cost) -> None:
    columns = (name, "our CPU ms", "its CPU ms", "both", "wait ms")
    say_table(columns, [("SQLite", *embedded.row), ("PostgreSQL", *shared.row)])
    print(
        f"It asks PostgreSQL {asked} times, and waits for each. "
        f"Our process works {shared.cpu / embedded.cpu:.2f} times as long "
        f"(aim: {AT_MOST}), and one waits {median(shared.waits) / median(embedded.waits):.2f} "
        f"times as long.\n"
    )


def answering(place: Workplace) -> Act:
    """One council after the other, each question of it once: as many answers as a round has."""
    questions, numbers = [question.id for question in questionnaire().questions], count()
    councils = begin_councils(place, (BLOCKS + 2) * ACTS // len(questions) + 1)
    rounds = [lead_and_round(place, council) for council in councils]

    def act() -> None:
        number = next(numbers)
        person_id, assessment_id = rounds[number // len(questions)]
        given = GivenAnswer(questions[number % len(questions)], Answer(number % 6))
        answer_question(place, visitor(place, person_id), assessment_id, given)

    return act


def voting(place: Workplace) -> Act:
    """Somebody who cannot decide."""
    _participant, token = join(place, an_open_room(place).code, "finance")
    levels = count()
    return lambda: cast_vote(place, token, SCOPE, 1, next(levels) % 6)


def _asked(act: Act) -> int:
    """How often it goes to PostgreSQL and waits for what comes back."""
    found, execute = count(), Cursor.execute

    def counted(*arguments: Any, **more: Any) -> Any:
        next(found)
        return execute(*arguments, **more)

    with patch.object(Cursor, "execute", counted):
        act()
    return next(found)


def _in_turn(cluster: Running, embedded: Act, shared: Act) -> tuple[Cost, Cost]:
    found = Cost(), Cost()
    for number in range(BLOCKS + 1):
        for cost, act in zip(found, (embedded, shared), strict=True):
            _block(cost if number else Cost(), cluster, act)
    return found


def _block(cost: Cost, cluster: Running, act: Act) -> None:
    theirs, ours = cluster.cpu_seconds(), time.process_time()
    for _ in range(ACTS):
        start = time.perf_counter()
        act()
        cost.waits.append((time.perf_counter() - start) * 1000)
    cost.ours.append((time.process_time() - ours) / ACTS * 1000)
    cost.theirs.append((cluster.cpu_seconds() - theirs) / ACTS * 1000)


if __name__ == "__main__":
    main()
