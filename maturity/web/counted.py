"""Database and store as they are, but that what they do is counted. A part of the composition root:
what a count is for, metrics.py and going.py say.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

from maturity.domain.ballot_box import BallotBox
from maturity.domain.round import AnswerRecord
from maturity.domain.taskforce import KeptRelease
from maturity.domain.vote import Vote
from maturity.store.sql import SqlStore
from maturity.store.tables import Adapter
from maturity.web.going import going
from maturity.web.metrics import ANSWERS, RELEASES, VOTES, WRITES

T = TypeVar("T")


class CountedWrites:
    """An adapter whose writes the process waits for before it ends."""

    def __init__(self, adapter: Adapter) -> None:
        self._adapter, self.driver = adapter, adapter.driver

    def read(self, act: Callable[[Any], T]) -> T:
        return self._adapter.read(act)

    def read_once(self, act: Callable[[Any], T]) -> T:
        return self._adapter.read_once(act)

    def write(self, act: Callable[[Any], T]) -> T:
        with going.act(), WRITES.track_inprogress():
            return self._adapter.write(act)

    def numbers(self) -> Mapping[str, float]:
        return self._adapter.numbers()

    def leave_no_trace(self) -> bool:
        return self._adapter.leave_no_trace()


class CountedStore(SqlStore):
    """What was stored is counted once it is."""

    def add_answers(self, assessment_id: str, records: Sequence[AnswerRecord]) -> None:
        super().add_answers(assessment_id, records)
        ANSWERS.inc(len(records))

    def cast(self, vote: Vote, decide: Callable[[BallotBox], None]) -> None:
        super().cast(vote, decide)
        VOTES.inc()

    def add_release(
        self, kept: KeptRelease, ledger: str | None = None, built_on: Collection[str] | None = None
    ) -> None:
        super().add_release(kept, ledger, built_on)
        RELEASES.labels("imported" if ledger is None else "built").inc()
