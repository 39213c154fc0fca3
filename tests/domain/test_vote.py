"""Counting votes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.vote import Choice, Counts, NoVote, count

CHOICES = st.lists(st.one_of(st.integers(0, 5), st.sampled_from(NoVote)), max_size=40)


def test_every_choice_is_counted_once_and_who_chose_no_level_is_no_vote() -> None:
    counts = count([3, 3, 0, 5, NoVote.DONT_KNOW, NoVote.ABSTAIN, NoVote.DONT_KNOW], 5)

    assert counts == Counts((1, 0, 0, 2, 0, 1), dont_know=2, abstained=1)
    assert (counts.votes, counts.given) == (4, 7)


@given(CHOICES, CHOICES)
def test_phones_and_cards_together_are_counted_as_if_all_had_been_phones(
    phones: list[Choice], cards: list[Choice]
) -> None:
    assert count(phones, 5) + count(cards, 5) == count(phones + cards, 5)


def test_counts_of_different_scales_are_never_added() -> None:
    with pytest.raises(ValueError, match="zip"):
        _ = count([1], 5) + count([1], 4)
