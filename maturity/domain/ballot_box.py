"""Whether a vote is taken at this moment, and why not. Not what votes come to."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from maturity.domain.vote import AHEAD, Choice, NoVote
from maturity.domain.workshop import ItemState, WorkshopState


class Refusal(Enum):
    """Why a vote is not taken."""

    OVER = "over"
    NOT_ASKED = "not-asked"
    """The question is not on the agenda."""
    NOT_OPEN = "not-open"
    """Nobody votes on it, not yet or no more."""
    OTHER_BALLOT = "other-ballot"
    """It is voted on anew: the form is from before."""


@dataclass(frozen=True)
class BallotBox:
    """Where one question of one participant's workshop stands. `item_state` is None where the
    agenda does not have it.
    """

    workshop_id: str
    state: WorkshopState
    expires_at: datetime
    vote_ahead: bool
    item_state: ItemState | None
    ballot: int

    def refusal(self, ballot: int, now: datetime) -> Refusal | None:
        """Why a vote on this ballot is not taken at `now`, or None where it is."""
        if self.state is WorkshopState.CLOSED or now >= self.expires_at:
            return Refusal.OVER
        if self.item_state is None:
            return Refusal.NOT_ASKED
        if not self._open:
            return Refusal.NOT_OPEN
        return None if ballot == self._expected else Refusal.OTHER_BALLOT

    @property
    def _open(self) -> bool:
        if self.state is WorkshopState.PREPARING:
            return self.vote_ahead
        return self.item_state is ItemState.OPEN

    @property
    def _expected(self) -> int:
        return AHEAD if self.state is WorkshopState.PREPARING else self.ballot


def on_the_scale(choice: Choice, top: int) -> bool:
    """`top` is the highest level."""
    return isinstance(choice, NoVote) or 0 <= choice <= top
