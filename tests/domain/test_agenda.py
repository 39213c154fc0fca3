"""The order of the questions, and the clock."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.agenda import (
    LONGEST_STRETCH,
    Part,
    Row,
    Slot,
    agreed_ahead,
    by_disagreement,
    next_up,
    slots,
    time_left,
    timetable,
)
from maturity.domain.vote import Counts
from maturity.domain.workshop import Item, ItemState
from tests.workshops import NINE, a_workshop

AHEAD = {
    "agreed": Counts((0, 0, 0, 8, 0, 0)),
    "nearly": Counts((0, 0, 4, 4, 0, 0)),
    "short": Counts((0, 0, 0, 11, 0, 1)),
    "split": Counts((6, 0, 0, 0, 6, 0)),
    "few": Counts((4, 0, 0, 0, 0, 0), dont_know=9),
}


def test_what_people_disagree_on_comes_first_and_what_nobody_knows_before_what_is_agreed() -> None:
    asked = ["agreed", "nobody", "nearly", "few", "short", "split"]

    order = by_disagreement(asked, AHEAD)

    assert order == ("split", "short", "nobody", "few", "nearly", "agreed")


@given(st.permutations(["a", "b", "c", "few"]))
def test_without_votes_ahead_the_order_stays(asked: list[str]) -> None:
    assert by_disagreement(asked, {"few": AHEAD["few"]}) == tuple(asked)


def test_the_block_is_of_questions_that_wait_and_on_which_votes_ahead_agree() -> None:
    workshop = a_workshop("agreed", "few", "split", "nearly", "begun", "unasked")
    begun = replace(workshop.items[4], state=ItemState.PARKED)
    workshop = replace(workshop, items=(*workshop.items[:4], begun))

    block = agreed_ahead(workshop, AHEAD | {"begun": AHEAD["agreed"]})

    assert {question: found.lower_median for question, found in block.items()} == {
        "agreed": 3,
        "nearly": 2,
    }


def test_the_next_question_is_the_first_that_waits_and_is_not_on_the_wall() -> None:
    workshop = a_workshop("a", "b", "c")
    skipped = replace(workshop.items[1], state=ItemState.SKIPPED)
    workshop = replace(workshop, items=(workshop.items[0], skipped, workshop.items[2]))

    assert next_up(workshop) == "a"
    assert next_up(replace(workshop, current="a")) == "c"
    assert next_up(replace(workshop, items=(skipped,))) is None


def test_a_timetable_says_when_each_part_begins_and_what_is_after_the_end() -> None:
    planned = [Slot(Part.WELCOME, 10), Slot(Part.QUESTION, 10, "a"), Slot(Part.QUESTION, 5, "b")]

    rows = timetable(planned, NINE, end=NINE + timedelta(minutes=20))

    assert [(row.starts.minute, row.ends.minute, row.over) for row in rows] == [
        (0, 10, False),
        (10, 20, False),
        (20, 25, True),
    ]
    assert timetable(planned[:1], NINE) == (
        Row(planned[0], NINE, datetime(2027, 5, 14, 9, 10, tzinfo=UTC)),
    )


def test_a_half_day_of_twenty_questions_has_breaks_and_leaves_out_what_has_no_time() -> None:
    planned = slots([Item(f"q{n}", 7) for n in range(20)], warm_up=0)

    parts = [slot.part for slot in planned]
    assert (parts[0], parts[-1]) == (Part.WELCOME, Part.NEXT_STEPS)
    assert (parts.count(Part.BREAK), parts.count(Part.WARM_UP)) == (1, 0)
    assert [s.question_id for s in planned if s.question_id] == [f"q{n}" for n in range(20)]


@pytest.mark.parametrize(
    ("minutes", "breaks"), [([LONGEST_STRETCH], 0), ([60, 30], 0), ([60, 31], 1), ([100, 1], 1)]
)
def test_a_break_is_where_people_would_sit_too_long_and_never_before_the_first_part(
    minutes: list[int], breaks: int
) -> None:
    items = [Item(f"q{n}", planned) for n, planned in enumerate(minutes)]

    planned = slots(items, welcome=0, warm_up=0, next_steps=0)

    assert [slot.part for slot in planned].count(Part.BREAK) == breaks
    assert planned[0].part is Part.QUESTION


@given(st.lists(st.integers(1, 60), max_size=30), st.integers(0, 60))
def test_nobody_sits_for_longer_than_the_longest_stretch(minutes: list[int], ends: int) -> None:
    planned = slots([Item(f"q{n}", m) for n, m in enumerate(minutes)], next_steps=ends)

    stretches = [0]
    for slot in planned:
        stretches = [*stretches, 0] if slot.part is Part.BREAK else stretches
        stretches[-1] += 0 if slot.part is Part.BREAK else slot.minutes
    assert max(stretches) <= LONGEST_STRETCH
    assert planned[-1].part is not Part.BREAK
    assert sum(slot.minutes for slot in planned if slot.question_id) == sum(minutes)


@pytest.mark.parametrize(("after", "left"), [(0, 7), (7, 0), (10, -3)])
def test_the_timer_counts_down_and_goes_on_below_nothing(after: int, left: int) -> None:
    item = Item("a", 7, opened_at=NINE)

    assert time_left(item, NINE + timedelta(minutes=after)) == timedelta(minutes=left)
    assert time_left(Item("a", 7), NINE) is None
