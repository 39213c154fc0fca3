"""A workshop: its agenda, where each question stands, and who is there. Not its votes.

Which step may follow which is workshop_steps.py; what votes come to is consensus.py.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Literal, get_args

from maturity.domain.contributors import ContributorRole

MOST_PARTICIPANTS = 500

VoterRole = Literal[ContributorRole, "other", "not-said"]
"""What somebody says they speak for when they join. Never a name."""
VOTER_ROLES: tuple[VoterRole, ...] = (*get_args(ContributorRole), "other", "not-said")


class WorkshopState(Enum):
    PREPARING = "preparing"
    """The agenda may change. People may vote ahead, if that is allowed."""
    LIVE = "live"
    CLOSED = "closed"
    """Nothing changes any more, and no vote says whose it was."""


class ItemState(Enum):
    WAITING = "waiting"
    OPEN = "open"
    """People vote. Nobody sees more than how many have."""
    COUNTED = "counted"
    """Nobody votes any more, and nothing is shown yet: cards are counted."""
    REVEALED = "revealed"
    AGREED = "agreed"
    PARKED = "parked"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Agreed:
    """The level that the room agreed on, or that was set because it did not.

    `settled` is False where nobody agreed and the lower median was taken: finding the evidence is
    then an action of its own. `by` is the person who set it.
    """

    level: int
    reason: str
    evidence: str
    dissent: str
    settled: bool
    by: str
    at: datetime


@dataclass(frozen=True)
class Item:
    """One question of the agenda. `ballot` is the one that is open or was last; see vote.py.

    `revealed` is the last ballot of the day that was shown, 0 where none was: a question that is
    taken up again is where it was.
    """

    question_id: str
    minutes: int
    state: ItemState = ItemState.WAITING
    ballot: int = 0
    revealed: int = 0
    opened_at: datetime | None = None
    agreed: Agreed | None = None


@dataclass(frozen=True)
class Workshop:
    """`version` rises with every change. `code` is what people type: short, and hard to guess.

    `current` is the question on the wall, None where there is none. `roles` are expected to come.
    `starts_at` is when the day is planned to begin.
    """

    id: str
    assessment_id: str
    code: str
    made_by: str
    made_at: datetime
    expires_at: datetime
    items: tuple[Item, ...]
    roles: tuple[ContributorRole, ...] = ()
    vote_ahead: bool = False
    state: WorkshopState = WorkshopState.PREPARING
    current: str | None = None
    version: int = 1
    starts_at: datetime | None = None

    def item(self, question_id: str) -> Item | None:
        return next((item for item in self.items if item.question_id == question_id), None)

    @property
    def on_the_wall(self) -> Item | None:
        return None if self.current is None else self.item(self.current)

    def expired(self, now: datetime) -> bool:
        return now >= self.expires_at


@dataclass(frozen=True)
class Participant:
    """Somebody with a phone. `id` is the fingerprint of the secret in their cookie."""

    id: str
    workshop_id: str
    role: VoterRole
    joined_at: datetime


@dataclass(frozen=True)
class Turnout:
    """What anybody may know while a question is open: numbers, and nothing of what was chosen."""

    joined: int
    voted: int
    want_time: int
