"""Which of the votes on a question may be looked at, and what stays of them at the end.

What may be shown of several ballots beside one another is second_vote.py's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from maturity.domain.second_vote import Ballot, Showing, Shown, outcomes
from maturity.domain.vote import AHEAD, Choice, Counts, Paper, Vote, count
from maturity.domain.workshop import Item, ItemState, Workshop, WorkshopState

BallotKey = tuple[str, int]
"""A question and one of its ballots."""

HIDDEN = frozenset({ItemState.OPEN, ItemState.COUNTED})

WITH_COUNTS = frozenset({None, Showing.ONE, Showing.BESIDE, Showing.AFTER_ONLY})
"""Outcomes of ballots whose papers stay. Of the others nothing may be told but their outcome."""


@dataclass(frozen=True)
class Cast:
    """All that was voted, as of one moment: by phone, and by cards held up."""

    votes: tuple[Vote, ...] = ()
    cards: Mapping[BallotKey, Counts] = field(default_factory=dict)

    @cached_property
    def phones(self) -> Mapping[BallotKey, Mapping[str, Choice]]:
        """The votes by ballot and participant. Sorted out once: there may be many thousands."""
        found: dict[BallotKey, dict[str, Choice]] = {}
        for vote in self.votes:
            ballot = found.setdefault((vote.question_id, vote.ballot), {})
            ballot[vote.participant_id] = vote.choice
        return found


@dataclass(frozen=True)
class Closing:
    """A workshop as it is closed, with all that stays of its votes.

    `outcomes` has the last ballot that was shown of each question, and the one it stands beside,
    if any, with None.
    """

    workshop: Workshop
    papers: tuple[Paper, ...] = ()
    cards: Mapping[BallotKey, Counts] = field(default_factory=dict)
    outcomes: Mapping[BallotKey, Showing | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Kept:
    """The same, read back."""

    papers: tuple[Paper, ...] = ()
    cards: Mapping[BallotKey, Counts] = field(default_factory=dict)
    outcomes: Mapping[BallotKey, Showing | None] = field(default_factory=dict)

    def shown(self, question_id: str, top: int) -> Shown | None:
        """What may be told of a question, as it was when the workshop was closed."""
        before = after = how = None
        for key, outcome in self.outcomes.items():
            if key[0] == question_id and outcome is None:
                before = self._counts(key, top)
            elif key[0] == question_id:
                how, after = outcome, self._counts(key, top)
        return None if how is None else Shown(how, before, after)

    def _counts(self, key: BallotKey, top: int) -> Counts | None:
        """None of a ballot of which nothing was kept."""
        choices = [p.choice for p in self.papers if (p.question_id, p.ballot) == key]
        if not choices and key not in self.cards:
            return None
        return count(choices, top) + self.cards.get(key, nothing(top))


def nothing(top: int) -> Counts:
    return Counts((0,) * (top + 1))


def counted_ahead(cast: Cast, top: int) -> dict[str, Counts]:
    """By question. Only from the start of the day on, when nobody votes ahead any more."""
    return {
        question_id: count(phones.values(), top)
        for (question_id, ballot), phones in cast.phones.items()
        if ballot == AHEAD
    }


def shown_now(workshop: Workshop, item: Item, cast: Cast, top: int) -> Shown | None:
    """What everybody may see of a question: nothing of it while people vote or cards are counted,
    and nothing of votes ahead alone before a level is agreed.
    """
    if item.state in HIDDEN or not _seen(workshop, item):
        return None
    return _last(_revealed(item, cast, top))


def keep(workshop: Workshop, item: Item, cast: Cast, top: int) -> dict[BallotKey, Showing | None]:
    """The ballots of a question of which something stays. Nothing does of votes that nobody saw."""
    if not _seen(workshop, item):
        return {}
    ballots = _revealed(item, cast, top)
    shown = _last(ballots)
    if shown is None:
        return {}
    *earlier, last = ballots
    kept: dict[BallotKey, Showing | None] = {(item.question_id, last): shown.how}
    if shown.before is not None:
        beside = [number for number in earlier if ballots[number].counts == shown.before]
        kept[item.question_id, beside[-1]] = None
    return kept


def stays(outcomes: Mapping[BallotKey, Showing | None], key: BallotKey) -> bool:
    """Whether the papers of a ballot are kept."""
    return key in outcomes and outcomes[key] in WITH_COUNTS


def _seen(workshop: Workshop, item: Item) -> bool:
    if workshop.state is WorkshopState.PREPARING:
        return False
    return item.revealed > 0 or item.state is ItemState.AGREED


def _revealed(item: Item, cast: Cast, top: int) -> dict[int, Ballot]:
    """In their order. Those that were given ahead are the first, if there are any."""
    found = {}
    for number in range(AHEAD, item.revealed + 1):
        key = (item.question_id, number)
        phones = cast.phones.get(key, {})
        if phones or number != AHEAD:
            found[number] = Ballot(phones, cast.cards.get(key, nothing(top)))
    return found


def _last(ballots: Mapping[int, Ballot]) -> Shown | None:
    return outcomes(ballots.values())[-1] if ballots else None
