"""Two ballots of one question: nobody's change can be read off what is shown of them."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.second_vote import Ballot, Showing, Shown, beside, fewest_changed, outcomes
from maturity.domain.vote import Choice, Counts, NoVote, count

NO_CARDS = Counts((0,) * 6)
CHOICES: st.SearchStrategy[Choice] = st.one_of(st.integers(0, 5), st.sampled_from(NoVote))
PEOPLE = [f"p{number}" for number in range(12)]


def phones(*levels: int, start: int = 0) -> Ballot:
    return Ballot({f"p{n}": level for n, level in enumerate(levels, start)}, NO_CARDS)


def cards(*levels: int) -> Ballot:
    return Ballot({}, count(levels, 5))


EIGHT = phones(3, 3, 3, 3, 2, 2, 2, 5)
TWO_MOVED = phones(3, 3, 3, 3, 2, 2, 3, 3)
ONE_MOVED = phones(3, 3, 3, 3, 2, 2, 2, 3)


def test_of_eight_votes_of_whom_two_changed_both_ballots_are_shown() -> None:
    _, second = outcomes([EIGHT, TWO_MOVED])

    assert second == Shown(Showing.BESIDE, EIGHT.counts, TWO_MOVED.counts)


@pytest.mark.parametrize("after", [EIGHT, ONE_MOVED])
def test_where_nobody_or_one_person_changed_nothing_of_the_second_ballot_is_shown(
    after: Ballot,
) -> None:
    _, second = outcomes([EIGHT, after])

    assert second == Shown(Showing.NEARLY_NOBODY, before=EIGHT.counts)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (phones(3, 3, 3, 2, 2, 2, 5), phones(3, 3, 3, 2, 2, 3, 3)),
        (phones(3, 3, 3, 3, 2, 2, 2, 5), phones(3, 3, 3, 3, 2, 2, 3)),
        (phones(3, 3, 3, 3, 2, 2, 3), phones(3, 3, 3, 3, 2, 2, 2, 5)),
    ],
)
def test_fewer_than_eight_votes_are_never_beside_others(first: Ballot, second: Ballot) -> None:
    _, shown = outcomes([first, second])

    assert shown == Shown(Showing.AFTER_ONLY, after=second.counts)


def test_fewer_than_five_votes_are_not_shown_and_what_was_shown_before_stands() -> None:
    alone, five, four = outcomes([phones(1, 2, 3, 4), EIGHT, phones(3, 3, 3, 3)])

    assert alone == Shown(Showing.TOO_FEW)
    assert five == Shown(Showing.ONE, after=EIGHT.counts)
    assert four == Shown(Showing.TOO_FEW, before=EIGHT.counts)


def test_a_ballot_after_one_that_nobody_saw_is_the_first() -> None:
    few, enough = phones(1, 2, 3, 4).counts, EIGHT.counts

    assert beside(few, enough, changed=0) == Shown(Showing.ONE, after=enough)
    assert beside(few, few, changed=9) == Shown(Showing.TOO_FEW)


def test_a_third_ballot_is_beside_the_last_that_was_shown() -> None:
    third = phones(3, 3, 3, 3, 2, 3, 3, 3)

    *_, shown = outcomes([EIGHT, ONE_MOVED, third])

    assert shown == Shown(Showing.BESIDE, EIGHT.counts, third.counts)


@pytest.mark.parametrize(
    "third",
    [
        pytest.param(ONE_MOVED, id="one from the second"),
        pytest.param(phones(3, 3, 3, 4, 2, 2, 2, 5), id="one from the first"),
    ],
)
def test_a_third_ballot_that_is_one_person_from_any_before_it_is_not_shown(third: Ballot) -> None:
    _, second, shown = outcomes([EIGHT, TWO_MOVED, third])

    assert second.how is Showing.BESIDE
    assert shown == Shown(Showing.NEARLY_NOBODY, before=TWO_MOVED.counts)


@pytest.mark.parametrize(
    ("first", "second", "changed"),
    [
        (phones(1, 2, 3), phones(1, 2, 3), 0),
        (phones(1, 2, 3), phones(2, 1, 3), 2),
        (phones(1, 2, 3), phones(1, 2, 3, 5), 1),
        (phones(1, 2, 3, 5), phones(1, 2, 3), 1),
        (phones(1, 2, 3), phones(1, 2, 3, start=50), 0),
        (cards(1, 2, 3), cards(3, 2, 1), 0),
        (cards(1, 2, 3), cards(1, 3, 3), 1),
        (cards(1, 1, 1), cards(4, 4, 1), 2),
        (phones(1, 2, 3), Ballot({"p0": 1, "p1": 2}, cards(3).cards), 0),
        (phones(1, 2, 3), Ballot({"p0": 1, "p1": 2}, cards(4).cards), 1),
        (Ballot({"p0": 1}, cards(5).cards), Ballot({"p0": 4}, cards(4).cards), 2),
        (Ballot({"p0": 1}, NO_CARDS), Ballot({"p0": NoVote.DONT_KNOW}, NO_CARDS), 1),
    ],
)
def test_no_more_people_changed_than_the_counts_need(
    first: Ballot, second: Ballot, changed: int
) -> None:
    assert fewest_changed(first, second) == changed
    assert fewest_changed(second, first) == changed


ROOMS = st.lists(
    st.builds(
        lambda votes, raised: Ballot(votes, count(raised, 5)),
        st.dictionaries(st.sampled_from(PEOPLE), CHOICES, min_size=3),
        st.lists(CHOICES, max_size=4),
    ),
    max_size=4,
)
EDITS = st.lists(st.tuples(st.sampled_from(PEOPLE), CHOICES), max_size=2)


@st.composite
def slow_rooms(draw: st.DrawFn) -> list[Ballot]:
    """Ballots of which each is few changes from the one before, as in a room that talks."""
    room = {person: draw(CHOICES) for person in PEOPLE[: draw(st.integers(4, 12))]}
    ballots = [Ballot(room, NO_CARDS)]
    for edits in draw(st.lists(EDITS, max_size=3)):
        room = room | dict(edits)
        ballots.append(Ballot(room, NO_CARDS))
    return ballots


@given(st.one_of(ROOMS, slow_rooms()))
def test_no_two_ballots_that_are_shown_differ_by_one_person(ballots: list[Ballot]) -> None:
    found = outcomes(ballots)

    seen = [ballot for ballot, shown in zip(ballots, found, strict=True) if shown.after is not None]
    for one, other in combinations(seen, 2):
        everybody = one.phones.keys() | other.phones.keys()
        silent = [one.phones.get(person) == other.phones.get(person) for person in everybody]
        # without cards, each who voted otherwise, came or went is seen
        assert one.cards != other.cards or silent.count(False) != 1


@given(st.one_of(ROOMS, slow_rooms()))
def test_what_is_shown_is_of_enough_votes_and_is_never_made_up(ballots: list[Ballot]) -> None:
    for ballot, shown in zip(ballots, outcomes(ballots), strict=True):
        assert shown.after in {None, ballot.counts}
        assert all(part.votes >= 5 for part in (shown.before, shown.after) if part is not None)
        if shown.before is not None and shown.after is not None:
            assert min(shown.before.votes, shown.after.votes) >= 8


@given(slow_rooms())
def test_people_who_change_are_never_fewer_than_what_the_counts_need(ballots: list[Ballot]) -> None:
    for one, other in combinations(ballots, 2):
        differ = [person for person in PEOPLE if one.phones.get(person) != other.phones.get(person)]
        went, came = Counter(one.phones.values()), Counter(other.phones.values())

        least = max((went - came).total(), (came - went).total())
        assert least <= fewest_changed(one, other) <= len(differ)
