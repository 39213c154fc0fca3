"""Votes in a workshop, and how many there were of each. Not whether the room agrees."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class NoVote(Enum):
    """A vote that is no level."""

    DONT_KNOW = "dont_know"
    ABSTAIN = "abstain"


Choice = int | NoVote

AHEAD = 0
"""The ballot before the day. The first on the day is 1, a second vote 2, and so on."""


@dataclass(frozen=True)
class Vote:
    """One participant's, on one ballot of one question. A later one takes its place."""

    question_id: str
    ballot: int
    participant_id: str
    choice: Choice


@dataclass(frozen=True)
class Paper:
    """A vote after the workshop: `id` is made by chance and says nothing of who or when."""

    id: str
    question_id: str
    ballot: int
    choice: Choice


@dataclass(frozen=True)
class Counts:
    """How many chose each level, level 0 first, and how many chose none."""

    levels: tuple[int, ...]
    dont_know: int = 0
    abstained: int = 0

    @property
    def votes(self) -> int:
        """Those that chose a level: the n of every measure."""
        return sum(self.levels)

    @property
    def given(self) -> int:
        """Everybody who did anything."""
        return self.votes + self.dont_know + self.abstained

    def __add__(self, other: "Counts") -> "Counts":
        """Phones and cards together. Both are of the same scale."""
        levels = tuple(a + b for a, b in zip(self.levels, other.levels, strict=True))
        return Counts(levels, self.dont_know + other.dont_know, self.abstained + other.abstained)


def count(choices: Iterable[Choice], top: int) -> Counts:
    """`top` is the highest level."""
    found = list(choices)
    levels = tuple(found.count(level) for level in range(top + 1))
    return Counts(levels, found.count(NoVote.DONT_KNOW), found.count(NoVote.ABSTAIN))
