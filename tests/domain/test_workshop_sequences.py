"""No sequence of steps, clicked by however many people, leads where a workshop cannot be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from maturity.domain import workshop_steps as steps
from maturity.domain.workshop import Item, ItemState, Workshop, WorkshopState
from maturity.domain.workshop_steps import IllegalStep
from tests.workshops import NINE, a_level, a_workshop

QUESTIONS = st.sampled_from("abc")
BALLOTS = st.integers(1, 3)
ON_THE_WAY = {
    ItemState.OPEN: -1,
    ItemState.COUNTED: -1,
    ItemState.REVEALED: 0,
}
"""What was shown last, less what is voted on."""


class Day(RuleBasedStateMachine):
    """Any step at any time. Its clock ticks with every step."""

    @initialize()
    def prepare(self) -> None:
        self.workshop = a_workshop("a", "b", "c")
        self.now = NINE

    def take(self, step: Callable[[Workshop], Workshop]) -> None:
        """A refused step changes nothing; the same again changes nothing either."""
        self.now += timedelta(minutes=1)
        before = self.workshop
        try:
            self.workshop = step(before)
        except IllegalStep:
            return
        assert step(self.workshop) == self.workshop
        self._lost_nothing(before)

    def _lost_nothing(self, before: Workshop) -> None:
        """Ballots only rise, and what begun is never off the agenda."""
        for old in before.items:
            new = self.workshop.item(old.question_id)
            assert new is not None or old.state is ItemState.WAITING
            if new is not None:
                assert (new.ballot, new.revealed) >= (old.ballot, old.revealed)

    @rule()
    def start(self) -> None:
        self.take(steps.start)

    @rule(question=QUESTIONS)
    def open_vote(self, question: str) -> None:
        self.take(lambda w: steps.open_vote(w, question, self.now))

    @rule(question=QUESTIONS, ballot=BALLOTS)
    def close_vote(self, question: str, ballot: int) -> None:
        self.take(lambda w: steps.close_vote(w, question, ballot))

    @rule(question=QUESTIONS, ballot=BALLOTS)
    def reveal(self, question: str, ballot: int) -> None:
        self.take(lambda w: steps.reveal(w, question, ballot))

    @rule(question=QUESTIONS, ballot=BALLOTS)
    def vote_again(self, question: str, ballot: int) -> None:
        self.take(lambda w: steps.vote_again(w, question, ballot, self.now))

    @rule()
    def what_is_next_on_the_wall(self) -> None:
        """The facilitator's next button, so that days get somewhere."""
        item = self.workshop.on_the_wall
        if item is None:
            return self.open_vote("a")
        following = {
            ItemState.WAITING: self.open_vote,
            ItemState.OPEN: lambda question: self.close_vote(question, item.ballot),
            ItemState.COUNTED: lambda question: self.reveal(question, item.ballot),
            ItemState.REVEALED: lambda question: self.vote_again(question, item.ballot),
        }
        return following.get(item.state, self.take_up)(item.question_id)

    @rule(question=QUESTIONS, level=st.integers(0, 5), seen=st.booleans())
    def agree(self, question: str, level: int, *, seen: bool) -> None:
        item = self.workshop.item(question)
        old = item.agreed.at if seen and item is not None and item.agreed is not None else None
        ballot = 0 if item is None else item.ballot
        self.take(lambda w: steps.agree(w, question, a_level(level, self.now), ballot, old))

    @rule(questions=st.sets(QUESTIONS))
    def confirm_block(self, questions: set[str]) -> None:
        block = {question: a_level(3, self.now) for question in sorted(questions)}
        self.take(lambda w: steps.confirm_block(w, block))

    @rule(question=QUESTIONS)
    def reopen(self, question: str) -> None:
        item = self.workshop.item(question)
        at = item.agreed.at if item is not None and item.agreed is not None else self.now
        self.take(lambda w: steps.reopen(w, question, at))

    @rule(question=QUESTIONS, step=st.sampled_from([steps.park, steps.skip]))
    def set_aside(self, question: str, step: Callable[[Workshop, str], Workshop]) -> None:
        self.take(lambda w: step(w, question))

    @rule(question=QUESTIONS)
    def take_up(self, question: str) -> None:
        self.take(lambda w: steps.take_up(w, question))

    @rule(minutes=st.dictionaries(QUESTIONS, st.integers(1, 30)))
    def change_agenda(self, minutes: dict[str, int]) -> None:
        self.take(lambda w: steps.change_agenda(w, minutes))

    @precondition(lambda self: any(item.ballot > 1 for item in self.workshop.items))
    @rule()
    def close(self) -> None:
        self.take(steps.close)

    @invariant()
    def a_question_has_a_level_exactly_where_it_is_agreed(self) -> None:
        for item in self.workshop.items:
            assert (item.agreed is not None) is (item.state is ItemState.AGREED)

    @invariant()
    def one_question_at_most_is_open_and_that_is_on_the_wall(self) -> None:
        opened = [i.question_id for i in self.workshop.items if i.state is ItemState.OPEN]

        assert opened in ([], [self.workshop.current])

    @invariant()
    def nothing_happens_to_a_question_but_on_the_day(self) -> None:
        if self.workshop.state is WorkshopState.PREPARING:
            assert {item.state for item in self.workshop.items} == {ItemState.WAITING}
        if self.workshop.state is not WorkshopState.LIVE:
            assert self.workshop.current is None

    @invariant()
    def a_ballot_is_shown_before_the_next_and_never_while_it_is_open(self) -> None:
        for item in self.workshop.items:
            assert item.ballot - item.revealed in {0, 1}
            assert (item.opened_at is None) is (item.ballot == 0)
            if item.state in ON_THE_WAY:
                assert item.revealed - item.ballot == ON_THE_WAY[item.state]
                assert item.ballot > 0
            if item.state is ItemState.WAITING:
                assert replace(item, minutes=0) == Item(item.question_id, 0)

    @invariant()
    def a_question_is_there_once(self) -> None:
        names = [item.question_id for item in self.workshop.items]

        assert names
        assert len(set(names)) == len(names)
        assert self.workshop.current in {None, *names}


TestDay = Day.TestCase
TestDay.settings = settings(max_examples=40, stateful_step_count=30)
