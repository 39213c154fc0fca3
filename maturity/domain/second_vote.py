"""What may be shown of a further vote on a question, beside what was shown before.

Whoever remembers the counts before and sees those after knows what moved between them. Where one
person moved, that is their vote.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum

from maturity.domain.consensus import enough_to_show
from maturity.domain.vote import Choice, Counts, count

FEWEST_BESIDE = 8
FEWEST_CHANGED = 2


class Showing(Enum):
    ONE = "one"
    """The first, with nothing before it that anybody has seen."""
    BESIDE = "beside"
    AFTER_ONLY = "after only"
    """There are too few votes to show both beside one another."""
    NEARLY_NOBODY = "nearly nobody"
    """Nobody or one person changed: the counts before stand, and nothing is shown of those after,
    no label and no median either."""
    TOO_FEW = "too few"
    """Too few votes to show any."""


@dataclass(frozen=True)
class Shown:
    """All that the room, a page or a document may have of two ballots of one question."""

    how: Showing
    before: Counts | None = None
    after: Counts | None = None


@dataclass(frozen=True)
class Ballot:
    """One ballot: what each participant chose, and the cards. For reckoning, never to be shown."""

    phones: Mapping[str, Choice]
    cards: Counts

    @property
    def counts(self) -> Counts:
        return self.cards + count(self.phones.values(), len(self.cards.levels) - 1)


def beside(first: Counts, second: Counts, changed: int) -> Shown:
    """`changed` is fewest_changed() of the second and all ballots that were shown before it."""
    if not enough_to_show(second):
        before = first if enough_to_show(first) else None
        return Shown(Showing.TOO_FEW, before=before)
    if not enough_to_show(first):
        return Shown(Showing.ONE, after=second)
    if changed < FEWEST_CHANGED:
        return Shown(Showing.NEARLY_NOBODY, before=first)
    if min(first.votes, second.votes) < FEWEST_BESIDE:
        return Shown(Showing.AFTER_ONLY, after=second)
    return Shown(Showing.BESIDE, before=first, after=second)


def outcomes(ballots: Iterable[Ballot]) -> tuple[Shown, ...]:
    """What may be shown of each ballot of a question, in the order in which they were revealed.

    Votes given ahead are the first, where there were any: the day's start reveals them. A ballot
    is beside the last that was shown, and differs from every shown one by enough people, as
    whoever saw them all may compare any two.
    """
    seen: list[Ballot] = []
    found = []
    for ballot in ballots:
        found.append(_outcome(seen, ballot))
        if found[-1].after is not None:
            seen.append(ballot)
    return tuple(found)


def _outcome(seen: list[Ballot], ballot: Ballot) -> Shown:
    if not seen:
        some = enough_to_show(ballot.counts)
        return Shown(Showing.ONE, after=ballot.counts) if some else Shown(Showing.TOO_FEW)
    changed = min(fewest_changed(earlier, ballot) for earlier in seen)
    return beside(seen[-1].counts, ballot.counts, changed)


def fewest_changed(first: Ballot, second: Ballot) -> int:
    """How many people chose otherwise, came or went, at the least.

    Cards say nothing of whose they are, and who leaves the phone may raise a card: of all these,
    only what the counts cannot explain otherwise is a change.
    """
    both = first.phones.keys() & second.phones.keys()
    moved = sum(first.phones[person] != second.phones[person] for person in both)
    before, after = _other_than(first, both), _other_than(second, both)
    rises = sum(max(b - a, 0) for a, b in zip(before, after, strict=True))
    falls = sum(max(a - b, 0) for a, b in zip(before, after, strict=True))
    return moved + max(rises, falls)


def _other_than(ballot: Ballot, people: AbstractSet[str]) -> tuple[int, ...]:
    """Counts of every choice, of cards and of phones that are not these people's."""
    rest = {person: choice for person, choice in ballot.phones.items() if person not in people}
    counts = Ballot(rest, ballot.cards).counts
    return *counts.levels, counts.dont_know, counts.abstained
