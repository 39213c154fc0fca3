"""Which statements PostgreSQL is asked, how long each takes, and its plan for one of them."""

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

import psycopg
from psycopg import Cursor

from benchmarks.measuring import median
from maturity.location import PostgresAddress
from maturity.store.postgres import SETTINGS


@dataclass
class Watched:
    """Seconds of each statement, by its text, and what it was last asked with."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    parameters: dict[str, Any] = field(default_factory=dict)

    @property
    def total(self) -> float:
        return sum(map(sum, self.seconds.values()))

    @property
    def asked(self) -> int:
        return sum(map(len, self.seconds.values()))

    def add(self, other: "Watched") -> None:
        for text, found in other.seconds.items():
            self.seconds[text] += found
        self.parameters |= other.parameters

    def milliseconds(self, text: str) -> float:
        return median(self.seconds[text]) * 1000


@contextmanager
def watching() -> Iterator[Watched]:
    """Until the last row is here."""
    found, execute = Watched(), Cursor.execute

    def watched(cursor: Cursor[Any], text: Any, parameters: Any = None, **more: Any) -> Any:
        start = time.perf_counter()
        done = execute(cursor, text, parameters, **more)
        found.seconds[text].append(time.perf_counter() - start)
        found.parameters[text] = parameters
        return done

    with patch.object(Cursor, "execute", watched):
        yield found


def plan(address: PostgresAddress, text: str, parameters: Any) -> str:
    """As our connections have it planned."""
    with psycopg.connect(address.whole) as session:
        for setting in SETTINGS:
            session.execute(setting)
        found = session.execute(f"EXPLAIN (ANALYZE, COSTS OFF) {text}", parameters)
        return "\n".join(line for (line,) in found)
