"""When a vote is taken, cell by cell."""

from datetime import UTC, datetime, timedelta

import pytest

from maturity.domain.ballot_box import BallotBox, Refusal, on_the_scale
from maturity.domain.vote import AHEAD, NoVote
from maturity.domain.workshop import ItemState, WorkshopState

NOW = datetime(2026, 3, 2, tzinfo=UTC)
PREPARING, LIVE, CLOSED = WorkshopState.PREPARING, WorkshopState.LIVE, WorkshopState.CLOSED
WAITING, OPEN = ItemState.WAITING, ItemState.OPEN


def refusal(
    state: WorkshopState,
    item: ItemState | None,
    given: int,
    *,
    ahead: bool = True,
    left: int = 1,
) -> Refusal | None:
    """Of a vote on ballot `given`, where the day is at ballot 2."""
    at = 0 if state is PREPARING else 2
    box = BallotBox("shop", state, NOW + timedelta(seconds=left), ahead, item, at)
    return box.refusal(given, NOW)


def test_before_the_day_a_vote_ahead_is_taken_where_that_is_allowed() -> None:
    assert refusal(PREPARING, WAITING, AHEAD) is None
    assert refusal(PREPARING, WAITING, AHEAD, ahead=False) is Refusal.NOT_OPEN
    assert refusal(PREPARING, WAITING, 1) is Refusal.OTHER_BALLOT


@pytest.mark.parametrize("item", ItemState)
def test_on_the_day_a_vote_is_taken_on_the_ballot_of_an_open_question(item: ItemState) -> None:
    expected = None if item is OPEN else Refusal.NOT_OPEN

    assert refusal(LIVE, item, 2) is expected


@pytest.mark.parametrize("ballot", [AHEAD, 1, 3, -1])
def test_no_other_ballot_is_open_on_the_day(ballot: int) -> None:
    assert refusal(LIVE, OPEN, ballot) is Refusal.OTHER_BALLOT


@pytest.mark.parametrize("item", [None, *ItemState])
def test_nothing_is_taken_once_it_is_over(item: ItemState | None) -> None:
    assert refusal(CLOSED, item, 2) is Refusal.OVER
    assert refusal(LIVE, item, 2, left=0) is Refusal.OVER


def test_a_question_that_is_not_on_the_agenda_is_not_asked() -> None:
    assert refusal(LIVE, None, 2) is refusal(PREPARING, None, AHEAD) is Refusal.NOT_ASKED


def test_a_choice_is_a_level_of_the_scale_or_says_that_it_is_none() -> None:
    taken = [choice for choice in (-1, 0, 5, 6, *NoVote) if on_the_scale(choice, 5)]

    assert taken == [0, 5, NoVote.DONT_KNOW, NoVote.ABSTAIN]
