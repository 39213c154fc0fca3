"""A plan in the parts that its page draws, and one action of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from maturity.documents.blocks import Block, Bullets, Facts, Heading, Paragraph, Steps, Table
from maturity.domain.assessment import NoLevel
from maturity.domain.kept_plan import Wishes
from maturity.domain.plan import Status
from maturity.errors import NotHere
from maturity.usecases.own_actions import GivenOwnAction, add_own_action
from maturity.usecases.plan_records import record_action
from maturity.usecases.plan_screen import (
    ActionScreen,
    PlanScreen,
    action_screen,
    kept_plan,
    plan_in_brief,
    plan_screen,
)
from maturity.usecases.plans import GivenWishes, change_request
from maturity.usecases.rounds import open_round
from tests.tea_plan import tea_actions
from tests.usecases.places import TEA, Place
from tests.usecases.planning import APRIL, JULY, MAY, begun_at_one, note, the_plan


def screen_of(place: Place) -> PlanScreen:
    ann, begun = begun_at_one(place)
    return plan_screen(place.work, ann, open_round(place.work, ann, begun.id))


def words(blocks: tuple[Block, ...]) -> str:
    texts = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            texts.append(block.text)
        elif isinstance(block, Table):
            texts += [" | ".join(row) for row in (block.header, *block.rows)]
        elif isinstance(block, Bullets | Steps):
            texts += [item.text for item in block.items]
        elif isinstance(block, Facts):
            texts += [f"{term}: {text}" for term, text in block.rows]
    return "\n".join(texts)


def test_every_planned_action_has_a_card_in_the_quarter_in_which_it_begins(place: Place) -> None:
    ann, begun = begun_at_one(place)
    plan = the_plan(place, ann, begun)

    screen = plan_screen(place.work, ann, open_round(place.work, ann, begun.id))

    assert len(screen.quarters) == 4
    for number, part in enumerate(screen.quarters):
        begin = {s.task.id for s in plan.scheduled if s.first == number}
        assert {card.task_id for card in part.cards} == begin
    assert [name for _day, name in screen.places][-1] == "April to June 2027"
    assert screen.places[0] == (APRIL, "April to June 2026")


def test_a_quarter_says_what_it_takes_of_what_there_is(place: Place) -> None:
    first = screen_of(place).quarters[0]

    assert first.title == "April to June 2026"
    assert "of the 30 that you have." in words(first.blocks)
    assert "Action | Why it is here | Owner | Due | Staff days" in words(first.blocks)


def test_without_days_the_screen_says_why_nothing_is_planned(place: Place) -> None:
    ann, begun = begun_at_one(place)
    none = GivenWishes(Wishes(APRIL, days_a_quarter=0), 1)
    change_request(place.work, ann, begun.id, none)
    found = open_round(place.work, ann, begun.id)

    screen = plan_screen(place.work, ann, found)

    assert screen.quarters == ()
    assert screen.left_cards
    assert "Nothing is planned, because the plan was given no staff days." in words(screen.opening)
    assert plan_in_brief(place.work, ann, found).startswith("Nothing is planned")


def test_what_is_overdue_is_so_on_the_day_of_looking(place: Place) -> None:
    ann, begun = begun_at_one(place)
    task_id = the_plan(place, ann, begun).scheduled[0].task.id
    record_action(place.work, ann, begun.id, note(task_id, due=MAY, start=APRIL))
    found = open_round(place.work, ann, begun.id)

    before = plan_screen(place.work, ann, found)
    place.clock.forward(timedelta(days=120))
    after = plan_screen(place.work, ann, found)

    assert "Overdue" not in words(before.first)
    assert words(after.first).startswith("Overdue")


def test_a_done_action_has_a_card_of_its_own_and_one_that_was_dropped_is_left_out(
    place: Place,
) -> None:
    ann, begun = begun_at_one(place)
    add_own_action(place.work, ann, begun.id, GivenOwnAction("Boil it"))
    first, *_others, own = (s.task.id for s in the_plan(place, ann, begun).scheduled)
    record_action(place.work, ann, begun.id, note(first, status=Status.DONE))
    dropped = note(own, status=Status.DROPPED, reason="No kettle")
    record_action(place.work, ann, begun.id, dropped)

    screen = plan_screen(place.work, ann, open_round(place.work, ann, begun.id))

    assert [card.task_id for card in screen.done_cards] == [first]
    assert own in [card.task_id for card in screen.left_cards]
    assert "Boil it | You dropped it, and said why: No kettle" in words(screen.left_out)


def action_of(place: Place, task_id: str) -> ActionScreen:
    ann, begun = begun_at_one(place)
    return action_screen(place.work, ann, open_round(place.work, ann, begun.id), task_id)


def test_an_action_says_why_what_to_do_and_how_one_sees_it(place: Place) -> None:
    said = words(action_of(place, "pot.full.2").blocks)

    for label in (
        *("Why it is here:", "Why now:", "The need:", "What to do:", "Evidence of completion:"),
        *("What residents or bidders will notice:", "Success measure:", "Staff days:", "Money:"),
    ):
        assert label in said
    (action,) = (a for a in tea_actions(TEA).actions if a.id == "pot.full.2")
    assert "\n".join(action.steps) in said


def test_the_days_of_an_action_are_the_plans_own_whatever_somebody_set(place: Place) -> None:
    ann, begun = begun_at_one(place)
    planned = the_plan(place, ann, begun).scheduled[0]
    noted = note(planned.task.id, start=MAY, due=JULY, owner="Buying team")
    record_action(place.work, ann, begun.id, noted)

    screen = action_screen(place.work, ann, open_round(place.work, ann, begun.id), planned.task.id)

    assert (screen.start, screen.due) == (APRIL, JULY - timedelta(days=1))
    assert screen.owner != "Buying team"
    assert screen.kept is not None
    assert screen.kept.record.owner == "Buying team"


def test_a_question_to_find_out_is_asked_in_full(place: Place) -> None:
    ann, begun = begun_at_one(place)
    place.answer(ann, begun, "pot.warm", NoLevel.DONT_KNOW)
    found = open_round(place.work, ann, begun.id)

    screen = action_screen(place.work, ann, found, "find-out:pot.warm")

    assert "The question: How far is pot.warm?" in words(screen.blocks)
    assert screen.own is None


def test_an_action_that_the_plan_does_not_know_is_not_here(place: Place) -> None:
    with pytest.raises(NotHere):
        action_of(place, "nowhere")


def test_what_is_kept_is_read_without_planning(place: Place) -> None:
    ann, begun = begun_at_one(place)
    place.work = replace(place.work, library=replace(place.work.library, catalogues=()))

    assert kept_plan(place.work, ann, begun.id).wishes is not None
