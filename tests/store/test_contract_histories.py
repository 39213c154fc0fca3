"""Several servers at once, each with connections of its own: what they were told and what each saw
is as if everything had been done one after another.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from itertools import pairwise
from random import Random
from time import sleep

import pytest

from maturity.domain.assessment import Answer
from maturity.domain.ballot_box import BallotBox
from maturity.domain.round import RoundRecord, State
from maturity.domain.vote import Vote
from maturity.domain.workshop import ItemState, Workshop
from maturity.errors import Conflict, MaturityError
from maturity.store.opening import Database
from maturity.store.postgres import PostgresAdapter
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from tests.store.samples import a_record, a_reopening, a_result, an_assessment, at_once, begin
from tests.store.workshop_samples import FULL, let_in, prepare

SERVERS, ACTS = 4, 40
QUESTIONS = ("pot.full", "pot.hot", "cup.clean")


@pytest.fixture
def servers(alone: Database) -> Iterator[list[SqlStore]]:
    with ExitStack() as stack:
        yield [SqlStore(another(alone, stack)) for _ in range(SERVERS)]


def another(alone: Database, stack: ExitStack) -> Database:
    if isinstance(alone, PostgresAdapter):
        return stack.enter_context(closing(PostgresAdapter(alone.address)))
    assert isinstance(alone, SqliteAdapter)
    return SqliteAdapter(alone.path)


@dataclass
class Server:
    """Does acts by chance, based on what it saw last, and keeps what it was told."""

    store: SqlStore
    name: str
    chance: Random
    answered: list[tuple[str, int]] = field(default_factory=list)
    submitted: list[tuple[int, int]] = field(default_factory=list)
    """The version of the round afterwards, and how many answers were in it."""
    reopened: list[int] = field(default_factory=list)
    seen: list[RoundRecord] = field(default_factory=list)
    refused: int = 0

    def work(self) -> None:
        for _ in range(ACTS):
            found = self.store.round("round-1")
            assert found is not None
            self.seen.append(found)
            try:
                self._some_act(found)
            except Conflict:
                self.refused += 1

    def _some_act(self, found: RoundRecord) -> None:
        closed = found.assessment.state is State.SUBMITTED
        act = self.chance.choices((self.answer, self.submit, self.reopen), (8, 1, 6 * closed))[0]
        act(found)

    def answer(self, found: RoundRecord) -> None:
        question = self.chance.choice(QUESTIONS)
        version = versions(found)[question] + 1
        record = a_record(question, version, answer=Answer(3, comment=self.name))
        self.store.add_answers("round-1", [record])
        self.answered.append((question, version))

    def submit(self, found: RoundRecord) -> None:
        count = sum(versions(found).values())
        after = self.store.submit(found.assessment, a_result(result=str(count)), count)
        self.submitted.append((after.version, count))

    def reopen(self, found: RoundRecord) -> None:
        self.reopened.append(self.store.reopen(found.assessment, a_reopening()).version)


def versions(found: RoundRecord) -> dict[str, int]:
    return {q: found.answers[q].version if q in found.answers else 0 for q in QUESTIONS}


def moment(found: RoundRecord) -> tuple[int, ...]:
    return (found.assessment.version, *versions(found).values())


@pytest.mark.parametrize("seed", range(2))
def test_what_each_was_told_and_saw_is_a_history_of_one_act_after_another(
    servers: list[SqlStore], seed: int
) -> None:
    begin(servers[0], an_assessment())
    all_of_them = [
        Server(store, f"server {number}", Random(f"{seed} {number}"))  # noqa: S311
        for number, store in enumerate(servers)
    ]

    assert at_once(SERVERS, lambda number: all_of_them[number].work()) == [None] * SERVERS

    last = servers[0].round("round-1")
    assert last is not None
    each_answer_is_there_once(servers[0], all_of_them, last)
    states_follow_one_another(servers[0], all_of_them, last)
    everybody_saw_moments_of_one_history([*(f for one in all_of_them for f in one.seen), last])
    assert sum(one.refused for one in all_of_them), "or else nobody was in anybody's way"


def each_answer_is_there_once(store: SqlStore, told: list[Server], last: RoundRecord) -> None:
    by = {(q, version): one.name for one in told for q, version in one.answered}
    assert len(by) == sum(len(one.answered) for one in told), "two were told the same"
    stored = {
        (question, record.version): record.answer.comment
        for question in QUESTIONS
        for record in store.answer_history("round-1", question)
    }
    assert stored == by
    assert len(by) == sum(versions(last).values())


def states_follow_one_another(store: SqlStore, told: list[Server], last: RoundRecord) -> None:
    submitted = sorted(pair for one in told for pair in one.submitted)
    reopened = sorted(version for one in told for version in one.reopened)
    assert sorted([*(v for v, _ in submitted), *reopened]) == list(
        range(2, last.assessment.version + 1)
    )
    assert [version for version, _ in submitted] == list(range(2, last.assessment.version + 1, 2))
    results = [result.result for result in store.frozen_results("round-1")]
    assert results == [str(count) for _, count in submitted]
    assert [count for _, count in submitted] == sorted(count for _, count in submitted)


def everybody_saw_moments_of_one_history(seen: list[RoundRecord]) -> None:
    """No one saw something of later without all that was before it."""
    moments = sorted({moment(found) for found in seen}, key=lambda m: (m[0], sum(m)))
    for before, after in pairwise(moments):
        assert all(b <= a for b, a in zip(before, after, strict=True)), (before, after)
    closed = [found for found in seen if found.assessment.state is State.SUBMITTED]
    assert len({moment(found) for found in closed}) == len({f.assessment.version for f in closed})


VOTERS = 24


def test_whoever_saw_the_vote_closed_never_sees_another_vote_counted(
    servers: list[SqlStore],
) -> None:
    prepare(servers[0])
    let_in(servers[0], *(f"p{number}" for number in range(VOTERS)))
    for ballot in range(1, 4):
        step(servers[0], lambda item, n=ballot: replace(item, state=ItemState.OPEN, ballot=n))  # type: ignore[misc]

        told = at_once(len(ACTORS), acting(servers, ballot))

        assert not [one for one in told if isinstance(one, Exception)]
        final = turnout(servers[0], ballot)
        assert told[1:3] == [final, final], "who saw it closed saw what was counted"
        assert sum(one for one in told[3:] if isinstance(one, int)) == final


def acting(servers: list[SqlStore], ballot: int) -> Callable[[int], int | None]:
    return lambda number: ACTORS[number](servers[number % SERVERS], ballot, number)


def step(store: SqlStore, change: Callable[..., object]) -> Workshop:
    def decide(workshop: Workshop) -> Workshop:
        first, *others = workshop.items
        return replace(workshop, items=(change(first), *others))  # type: ignore[arg-type]

    return store.change_workshop("shop", decide)


def turnout(store: SqlStore, ballot: int) -> int:
    return store.turnout("shop", FULL, ballot).voted


def close_soon(store: SqlStore, ballot: int, _number: int) -> None:
    while turnout(store, ballot) < VOTERS // 4:
        sleep(0.001)
    step(store, lambda item: replace(item, state=ItemState.COUNTED))


def look(store: SqlStore, ballot: int, _number: int) -> int:
    """How many there are, as soon as it is seen to be closed: two looks, one after the other."""
    while True:
        found = store.workshop("shop")
        assert found is not None
        if found.items[0].state is ItemState.COUNTED:
            return turnout(store, ballot)


def vote_for_all(store: SqlStore, ballot: int, number: int) -> int:
    """How many votes of this third were taken."""
    taken = 0
    for person in range(number % 3, VOTERS, 3):
        try:
            store.cast(Vote(FULL, ballot, f"p{person}", 3), take_if_open)
        except Refused:
            return taken
        taken += 1
    return taken


ACTORS: tuple[Callable[[SqlStore, int, int], int | None], ...] = (
    close_soon,
    *[look] * 2,
    *[vote_for_all] * 3,
)


class Refused(MaturityError):
    """The vote is closed."""


def take_if_open(box: BallotBox) -> None:
    sleep(0.002)  # long enough for somebody to close it meanwhile
    if box.item_state is not ItemState.OPEN:
        raise Refused
