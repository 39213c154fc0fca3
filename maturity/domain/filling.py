"""Which bundle comes next: the greedy choice that fills the quarters one after the other.

In each quarter, of all bundles that can begin in it and end in the plan's time, the one that brings
most for its days is taken, until none can. Between equals, the one that could end sooner, and then
catalogue order decides. Then what is left is filled in the same way with what ends after the plan.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from maturity.domain.balance import FIRST_QUARTERS, Balance, begins_early
from maturity.domain.bundles import Bundle, Field, Placed, make_bundle, place
from maturity.domain.plan import Now
from maturity.domain.schedule import Board


@dataclass(frozen=True)
class Taken:
    """A job that was taken, with what it was taken for, and why then."""

    placed: Placed
    bundle: Bundle
    why: Now


def fill(board: Board, field: Field, balance: Balance) -> tuple[Board, list[Taken]]:
    """The board with all that planning chose, and what it chose in the order of choosing."""
    taken: list[Taken] = []
    for run_on in (False, True):
        filler = Filler(field, balance, run_on=run_on)
        bundles = filler.by_worth(board)
        for quarter in range(len(board.rooms)):
            while (chosen := filler.next(bundles, board, quarter)) is not None:
                board = chosen.board
                bundles = filler.by_worth(board, chosen.leaves(bundles))
                taken += chosen.taken()
    return board, taken


@dataclass(frozen=True)
class Choice:
    """A bundle with the board as it is once it is taken."""

    bundle: Bundle
    placed: list[Placed]
    board: Board
    for_balance: bool = False

    @property
    def first(self) -> int:
        return min(one.slot.first for one in self.placed)

    def leaves(self, bundles: Iterable[Bundle]) -> list[Bundle]:
        """Those that hold and bring the same as before."""
        placed = {one.job.id for one in self.placed}
        moved = {question for one in self.placed for question, _ in one.job.steps}
        return [
            bundle
            for bundle in bundles
            if placed.isdisjoint(bundle.ids) and moved.isdisjoint(bundle.questions)
        ]

    def taken(self) -> Iterator[Taken]:
        for one in self.placed:
            balances = self.for_balance and one.job is self.bundle.job
            yield Taken(one, self.bundle, Now.BALANCE if balances else why_now(one))


def why_now(placed: Placed) -> Now:
    if placed.slot.first > placed.ready:
        return Now.ROOM
    if placed.ready == 0:
        return Now.MOST_GAIN
    return Now.CHOSEN if placed.ready == placed.job.not_before else Now.AFTER


@dataclass(frozen=True)
class Filler:
    """One pass over the quarters. In the second, what is taken may `run_on` beyond the plan."""

    field: Field
    balance: Balance
    run_on: bool

    def next(self, bundles: list[Bundle], board: Board, quarter: int) -> Choice | None:
        if not board.may_begin(quarter):
            return None
        if quarter < FIRST_QUARTERS and not begins_early(self.balance.heads, board):
            chosen = self._for_balance(bundles, board, quarter)
            if chosen is not None:
                return chosen
        choices = self._choices(bundles, board, quarter, run_on=self.run_on)
        return next((choice for choice in choices if choice.first == quarter), None)

    def by_worth(self, board: Board, known: Iterable[Bundle] = ()) -> list[Bundle]:
        """All that could still bring something, the best first. `known` are up to date."""
        found = {bundle.job.id: bundle for bundle in known}
        for job in self.field.open_jobs(board):
            if job.id not in found and any(board.is_open(step) for step in job.steps):
                found[job.id] = make_bundle(self.field, job, board)
        soonest, late = self.field.earliest.ends, len(board.rooms)

        def rank(bundle: Bundle) -> tuple[int, int, int]:
            return -bundle.worth, soonest.get(bundle.job.id, late), bundle.job.order

        return sorted((bundle for bundle in found.values() if bundle.gain > 0), key=rank)

    def _choices(
        self, bundles: Iterable[Bundle], board: Board, quarter: int, *, run_on: bool
    ) -> Iterator[Choice]:
        """Those that fit from a quarter on."""
        for bundle in bundles:
            trial = board.copy()
            head = bundle.job if run_on else None
            placed, failed = place(bundle.members, trial, self.field.aims, quarter, head)
            if failed is None and _balanced(placed, trial, self.balance):
                yield Choice(bundle, placed, trial)

    def _for_balance(self, bundles: list[Bundle], board: Board, quarter: int) -> Choice | None:
        """The best bundle by which an action of the lower theme begins in the first quarters.

        One that ends in the plan's time if there is any. Where none of the actions can begin, one
        by which something begins that leads to it, unless it does already.
        """
        heads, leading = self.balance.heads, self.balance.leading
        for_head = [bundle for bundle in bundles if bundle.job.id in heads]
        choices = [
            choice
            for run_on in (False, True)
            for choice in self._choices(for_head, board, quarter, run_on=run_on)
        ]
        for wanted in (heads,) if begins_early(leading, board) else (heads, leading):
            for choice in choices:
                if begins_early(wanted & set(choice.bundle.ids), choice.board):
                    return replace(choice, for_balance=True)
        return None


def _balanced(placed: list[Placed], board: Board, balance: Balance) -> bool:
    """A bundle without a paper in the first quarters is as good for the balance as none."""
    early = any(p.job.id in balance.papers and p.slot.first < FIRST_QUARTERS for p in placed)
    return not early or balance.allows(board)
