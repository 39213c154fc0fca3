"""Which step may follow which: each refusal, and what a second click does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from maturity.domain import workshop_steps as steps
from maturity.domain.workshop import Item, ItemState, Workshop, WorkshopState
from maturity.domain.workshop_steps import IllegalStep, Refused
from tests.workshops import NINE, a_level, a_workshop

Step = Callable[[Workshop], Workshop]
LATER = NINE + timedelta(minutes=5)


def live(*done: Step) -> Workshop:
    """A day with the questions a, b and c, after these steps."""
    workshop = steps.start(a_workshop("a", "b", "c"))
    for step in done:
        workshop = step(workshop)
    return workshop


def opened(workshop: Workshop) -> Workshop:
    return steps.open_vote(workshop, "a", NINE)


def counted(workshop: Workshop) -> Workshop:
    return steps.close_vote(opened(workshop), "a", 1)


def revealed(workshop: Workshop) -> Workshop:
    return steps.reveal(counted(workshop), "a", 1)


def agreed(workshop: Workshop) -> Workshop:
    return steps.agree(revealed(workshop), "a", a_level(), 1)


def parked(workshop: Workshop) -> Workshop:
    return steps.park(workshop, "a")


def second(workshop: Workshop) -> Workshop:
    return steps.vote_again(revealed(workshop), "a", 1, LATER)


def question(workshop: Workshop) -> Item:
    found = workshop.item("a")
    assert found is not None
    return found


def test_a_question_goes_from_waiting_to_a_second_vote_and_a_level() -> None:
    workshop = live(
        second, lambda w: steps.close_vote(w, "a", 2), lambda w: steps.reveal(w, "a", 2)
    )

    done = steps.agree(workshop, "a", a_level(3), 2)

    level = a_level(3)
    assert question(done) == Item("a", 7, ItemState.AGREED, 2, 2, opened_at=LATER, agreed=level)
    assert done.current == "a"


def test_a_room_without_votes_sets_a_level_from_open_discussion() -> None:
    done = steps.agree(live(), "a", a_level())

    assert question(done) == Item("a", 7, ItemState.AGREED, agreed=a_level())


PREPARED = a_workshop("a", "b", "c")
OVER = steps.close(PREPARED)
OPEN, COUNTED, REVEALED = live(opened), live(counted), live(revealed)
AGREED, PARKED, AGAIN = live(agreed), live(parked), live(second)
DISCUSSED = steps.agree(live(), "a", a_level())
OTHER_OPEN = steps.open_vote(COUNTED, "b", NINE)
BLOCK = {"b": a_level(), "a": a_level()}

REFUSED: list[tuple[Workshop, Step, Refused, str | None]] = [
    (OVER, steps.start, Refused.OVER, None),
    (a_workshop(), steps.start, Refused.NO_QUESTIONS, None),
    (PREPARED, opened, Refused.NOT_STARTED, "a"),
    (OVER, opened, Refused.OVER, "a"),
    (PARKED, opened, Refused.SET_ASIDE, "a"),
    (DISCUSSED, opened, Refused.HAS_LEVEL, "a"),
    (OPEN, lambda w: steps.open_vote(w, "b", NINE), Refused.ANOTHER_IS_OPEN, "a"),
    (OPEN, lambda w: steps.take_up(w, "b"), Refused.ANOTHER_IS_OPEN, "a"),
    (OPEN, lambda w: steps.take_up(w, "z"), Refused.NOT_ON_AGENDA, "z"),
    (OPEN, lambda w: steps.close_vote(w, "a", 2), Refused.NOT_OPENED, "a"),
    (OPEN, lambda w: steps.reveal(w, "a", 1), Refused.STILL_OPEN, "a"),
    (live(), lambda w: steps.reveal(w, "a", 1), Refused.NOT_OPENED, "a"),
    (steps.park(COUNTED, "a"), lambda w: steps.reveal(w, "a", 1), Refused.SET_ASIDE, "a"),
    (OTHER_OPEN, lambda w: steps.reveal(w, "a", 1), Refused.ANOTHER_IS_OPEN, "b"),
    (COUNTED, lambda w: steps.vote_again(w, "a", 1, NINE), Refused.NOT_REVEALED, "a"),
    (REVEALED, lambda w: steps.vote_again(w, "a", 2, NINE), Refused.NOT_REVEALED, "a"),
    (AGREED, lambda w: steps.vote_again(w, "a", 1, NINE), Refused.HAS_LEVEL, "a"),
    (OPEN, lambda w: steps.agree(w, "a", a_level()), Refused.STILL_OPEN, "a"),
    (COUNTED, lambda w: steps.agree(w, "a", a_level()), Refused.NOT_REVEALED, "a"),
    (PARKED, lambda w: steps.agree(w, "a", a_level()), Refused.SET_ASIDE, "a"),
    (AGREED, lambda w: steps.agree(w, "a", a_level(4), 1), Refused.HAS_LEVEL, "a"),
    (REVEALED, lambda w: steps.agree(w, "a", a_level()), Refused.ANOTHER_BALLOT, "a"),
    (live(), lambda w: steps.agree(w, "a", a_level(), 1), Refused.ANOTHER_BALLOT, "a"),
    (OPEN, parked, Refused.STILL_OPEN, "a"),
    (AGREED, parked, Refused.HAS_LEVEL, "a"),
    (AGREED, lambda w: steps.reopen(w, "a", LATER), Refused.HAS_LEVEL, "a"),
    (REVEALED, lambda w: steps.confirm_block(w, BLOCK), Refused.BEGUN, "a"),
    (COUNTED, lambda w: steps.confirm_block(w, BLOCK), Refused.NOT_REVEALED, "a"),
    (PARKED, lambda w: steps.confirm_block(w, BLOCK), Refused.SET_ASIDE, "a"),
    (PREPARED, lambda w: steps.change_agenda(w, {}), Refused.NO_QUESTIONS, None),
    (OVER, lambda w: steps.change_agenda(w, {"a": 5}), Refused.OVER, None),
    (PARKED, lambda w: steps.change_agenda(w, {"b": 5}), Refused.BEGUN, "a"),
    (OPEN, steps.close, Refused.STILL_OPEN, "a"),
]


@pytest.mark.parametrize(("workshop", "step", "because", "about"), REFUSED)
def test_a_step_out_of_order_is_refused_with_what_is_in_its_way(
    workshop: Workshop, step: Step, because: Refused, about: str | None
) -> None:
    with pytest.raises(IllegalStep) as refused:
        _ = step(workshop)

    assert (refused.value.because, refused.value.question_id) == (because, about)


@pytest.mark.parametrize(
    ("workshop", "late"),
    [
        (AGAIN, lambda w: steps.close_vote(w, "a", 1)),
        (AGAIN, lambda w: steps.reveal(w, "a", 1)),
        (AGAIN, lambda w: steps.vote_again(w, "a", 1, NINE)),
        (AGREED, lambda w: steps.open_vote(w, "a", NINE)),
        (AGREED, lambda w: steps.close_vote(w, "a", 1)),
        (AGREED, lambda w: steps.reveal(w, "a", 1)),
        (AGREED, lambda w: steps.agree(w, "a", a_level(at=LATER))),
        (AGREED, lambda w: steps.confirm_block(w, {"a": a_level(5, LATER)})),
        (live(revealed, parked), lambda w: steps.reveal(w, "a", 1)),
        (REVEALED, lambda w: steps.reopen(w, "a", NINE)),
    ],
)
def test_a_click_that_comes_late_changes_nothing(workshop: Workshop, late: Step) -> None:
    assert late(workshop) == workshop


@pytest.mark.parametrize(
    ("before", "state"),
    [
        (live(), ItemState.WAITING),
        (COUNTED, ItemState.COUNTED),
        (REVEALED, ItemState.REVEALED),
    ],
)
@pytest.mark.parametrize("aside", [steps.park, steps.skip])
def test_a_question_that_is_taken_up_again_is_where_the_room_left_it(
    before: Workshop, state: ItemState, aside: Callable[[Workshop, str], Workshop]
) -> None:
    left = steps.take_up(aside(before, "a"), "b")

    back = steps.take_up(left, "a")

    assert question(back) == question(before)
    assert (question(back).state, back.current) == (state, "a")


def test_a_level_is_corrected_by_whoever_has_seen_it() -> None:
    corrected = steps.agree(AGREED, "a", a_level(4, LATER), 1, NINE)

    assert question(corrected).agreed == a_level(4, LATER)
    with pytest.raises(IllegalStep, match="has level"):
        _ = steps.agree(corrected, "a", a_level(1), 1, NINE)


def test_an_agreed_question_is_reopened_voted_on_again_or_looked_at() -> None:
    seen = steps.take_up(AGREED, "a")

    again = steps.vote_again(steps.reopen(seen, "a", NINE), "a", 1, LATER)

    assert question(seen).state is ItemState.AGREED
    assert question(again) == Item("a", 7, ItemState.OPEN, 2, 1, opened_at=LATER)


def test_a_block_is_confirmed_whole_and_keeps_a_level_that_was_set_meanwhile() -> None:
    meanwhile = live(lambda w: steps.agree(w, "b", a_level(5)))

    block = steps.confirm_block(meanwhile, {q: a_level() for q in "abc"})

    assert [item.agreed and item.agreed.level for item in block.items] == [2, 5, 2]
    assert {item.state for item in block.items} == {ItemState.AGREED}


def test_the_agenda_changes_during_the_day_and_keeps_what_has_begun() -> None:
    workshop = live(revealed, lambda w: steps.take_up(w, "b"))

    changed = steps.change_agenda(workshop, {"d": 4, "c": 9, "a": 3})

    assert changed.items == (Item("d", 4), Item("c", 9), replace(question(workshop), minutes=3))
    assert changed.current is None


@pytest.mark.parametrize("workshop", [PREPARED, AGREED, steps.park(COUNTED, "a")])
def test_a_workshop_can_be_closed_also_before_it_began_and_nothing_is_on_the_wall(
    workshop: Workshop,
) -> None:
    over = steps.close(workshop)

    assert (over.state, over.current, over.items) == (WorkshopState.CLOSED, None, workshop.items)
    assert steps.close(over) == over
