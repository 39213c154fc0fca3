"""What of the votes may be looked at, and what stays: never more at the end than was shown."""

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.kept_ballots import Cast, Kept, keep, shown_now, stays
from maturity.domain.second_vote import Showing, Shown
from maturity.domain.vote import AHEAD, Choice, Counts, NoVote, Paper, Vote
from maturity.domain.workshop import Item, ItemState, WorkshopState
from tests.store.workshop_samples import FULL, a_workshop

TOP = 5
LIVE, PREPARING = a_workshop(state=WorkshopState.LIVE), a_workshop()
HIDDEN = (ItemState.OPEN, ItemState.COUNTED)


def cast(ballots: Mapping[int, Sequence[Choice]], **cards: Counts) -> Cast:
    votes = (
        Vote(FULL, ballot, f"p{person}", choice)
        for ballot, choices in ballots.items()
        for person, choice in enumerate(choices)
    )
    return Cast(tuple(votes), {(FULL, int(key[1:])): counts for key, counts in cards.items()})


def closed(item: Item, found: Cast) -> Kept:
    """What is left after a close, as the use case stores it."""
    outcomes = keep(LIVE, item, found, TOP)
    papers = [
        Paper(str(number), vote.question_id, vote.ballot, vote.choice)
        for number, vote in enumerate(found.votes)
        if stays(outcomes, (vote.question_id, vote.ballot))
    ]
    cards = {key: counts for key, counts in found.cards.items() if stays(outcomes, key)}
    return Kept(tuple(papers), cards, outcomes)


CHOICES = st.lists(st.integers(0, TOP) | st.sampled_from(NoVote), max_size=12)
BALLOTS = st.lists(CHOICES, min_size=2, max_size=4)


@given(BALLOTS, st.sampled_from(ItemState), st.integers(0, 3))
def test_the_record_never_tells_more_than_was_shown_and_all_of_it(
    ballots: list[list[Choice]], state: ItemState, revealed: int
) -> None:
    found = cast(dict(enumerate(ballots)))
    item = Item(FULL, 5, state, ballot=3, revealed=min(revealed, len(ballots) - 1))

    kept = closed(item, found).shown(FULL, TOP)

    shown = shown_now(LIVE, item, found, TOP)
    if state not in HIDDEN:
        assert kept == shown
    else:
        assert shown is None


@given(BALLOTS, st.sampled_from(ItemState))
def test_before_the_day_nothing_is_shown_and_nothing_would_stay(
    ballots: list[list[Choice]], state: ItemState
) -> None:
    found, item = cast(dict(enumerate(ballots))), Item(FULL, 5, state, 3, 3)

    assert shown_now(PREPARING, item, found, TOP) is None
    assert keep(PREPARING, item, found, TOP) == {}


@given(BALLOTS)
def test_papers_of_fewer_than_five_levels_never_stay(ballots: list[list[Choice]]) -> None:
    last = len(ballots) - 1
    kept = closed(Item(FULL, 5, ItemState.REVEALED, last, last), cast(dict(enumerate(ballots))))

    for number, choices in enumerate(ballots):
        if sum(isinstance(choice, int) for choice in choices) < 5:
            assert not [paper for paper in kept.papers if paper.ballot == number]


def test_votes_ahead_are_shown_once_they_are_what_a_level_rests_on() -> None:
    found = cast({AHEAD: (3, 3, 3, 4, 4)})

    waiting, agreed = (Item(FULL, 5, s) for s in (ItemState.WAITING, ItemState.AGREED))

    assert shown_now(LIVE, waiting, found, TOP) is None
    assert shown_now(LIVE, agreed, found, TOP) == Shown(
        Showing.ONE, after=Counts((0, 0, 0, 3, 2, 0))
    )
    assert closed(waiting, found) == Kept()


def test_cards_and_phones_are_kept_together() -> None:
    found = cast({1: (3, 3, NoVote.DONT_KNOW)}, b1=Counts((0, 0, 1, 2, 0, 0), 0, 1))

    kept = closed(Item(FULL, 5, ItemState.REVEALED, 1, 1), found)

    assert kept.shown(FULL, TOP) == Shown(Showing.ONE, after=Counts((0, 0, 1, 4, 0, 0), 1, 1))
    assert kept.shown("pot.warm", TOP) is None
