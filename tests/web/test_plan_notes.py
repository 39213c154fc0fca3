"""What is noted about an action in a browser tab: saved at once, kept, asked about, never lost."""

from datetime import date

import pytest

from maturity.domain.kept_plan import Wishes
from maturity.domain.plan import ActionRecord, Status
from maturity.usecases.plan_records import GivenRecord, record_action
from maturity.usecases.plans import GivenWishes, change_request
from maturity.web.record_form import PLAN, keep_in, key, not_before
from tests.web.apptest import FrontDoor, go, page_test, press, run
from tests.web.plan_tabs import (
    APRIL,
    JULY,
    at_one,
    headings,
    kept,
    on_hand,
    planned,
    record,
    said,
    unfold,
)
from tests.web.test_unreadable_database import unreadable


def test_what_is_noted_is_saved_like_an_answer_and_stands_in_the_table(
    front_door: FrontDoor,
) -> None:
    ann, begun = at_one(front_door)
    action_id = planned(front_door, ann, begun)
    tab = unfold(page_test(front_door, "plan", ann), begun, action_id)

    tab.text_input(key=key(begun.id, action_id, "owner")).set_value("Buying team ")
    tab.text_input(key=key(begun.id, action_id, "due")).set_value("30/5/26")
    tab.text_area(key=key(begun.id, action_id, "notes")).set_value("Half done")
    run(tab)

    noted = record(front_door, begun, action_id)
    assert (noted.owner, noted.due, noted.notes) == ("Buying team", date(2026, 5, 30), "Half done")
    assert "| Buying team | 30 May 2026 |" in said(tab)
    assert "Saved 14:02" in said(tab)
    assert tab.text_input(key=key(begun.id, action_id, "due")).value == "30 May 2026"
    assert kept(front_door, begun).records[action_id].version == 1
    assert "Saved 14:02" in said(run(tab))
    assert kept(front_door, begun).records[action_id].version == 1


def test_a_note_that_is_followed_by_another_page_at_once_is_saved(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    action_id = planned(front_door, ann, begun)
    tab = unfold(page_test(front_door, "plan", ann), begun, action_id)
    tab.text_area(key=key(begun.id, action_id, "notes")).set_value("Half done")

    go(tab, "law")

    assert record(front_door, begun, action_id).notes == "Half done"


def test_folding_an_action_keeps_what_was_typed(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    action_id = planned(front_door, ann, begun)
    tab = unfold(page_test(front_door, "plan", ann), begun, action_id)
    tab.text_area(key=key(begun.id, action_id, "notes")).set_value("Half done")

    unfold(tab, begun, action_id, opened=False)
    unfold(tab, begun, action_id)

    assert tab.text_area(key=key(begun.id, action_id, "notes")).value == "Half done"
    assert kept(front_door, begun).records[action_id].version == 1


@pytest.mark.parametrize("typed", ["soon", "31/2/2027", "2027"])
def test_a_day_that_nobody_can_read_stays_in_its_box_and_says_so(
    front_door: FrontDoor, typed: str
) -> None:
    ann, begun = at_one(front_door)
    action_id = planned(front_door, ann, begun)
    tab = unfold(page_test(front_door, "plan", ann), begun, action_id)

    tab.text_input(key=key(begun.id, action_id, "due")).set_value(typed)
    run(tab)

    assert f"Not saved yet. '{typed}' is not a day. Write it such as 30 June 2027." in said(tab)
    assert tab.text_input(key=key(begun.id, action_id, "due")).value == typed
    assert not kept(front_door, begun).records
    go(tab, "law")
    assert "Not saved yet: '" in said(tab)
    unfold(go(tab, "plan"), begun, action_id)
    assert tab.text_input(key=key(begun.id, action_id, "due")).value == typed


def test_whoever_drops_an_action_says_why_and_may_take_it_up_again(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    action_id = planned(front_door, ann, begun)
    tab = unfold(page_test(front_door, "plan", ann), begun, action_id)
    tab.selectbox(key=key(begun.id, action_id, "status")).set_value(Status.DROPPED)
    run(tab)
    assert "Say why you drop this action." in said(tab)
    tab.text_area(key=key(begun.id, action_id, "reason")).set_value("Another team does it")
    run(tab)
    assert record(front_door, begun, action_id).status is Status.DROPPED

    tab.session_state[f"left out:{begun.id}"] = True
    run(tab)
    assert "You dropped it, and said why: Another team does it" in said(tab)
    tab.selectbox(key=f"left out:{begun.id}:chosen").set_value(action_id)
    run(tab)
    tab.selectbox(key=key(begun.id, action_id, "status")).set_value(Status.NOT_STARTED)
    run(tab)

    assert record(front_door, begun, action_id).reason == ""
    assert action_id in {s.task.id for s in on_hand(front_door, ann, begun).plan.scheduled}


def test_done_says_that_it_changes_no_score_and_changes_none(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    action_id = planned(front_door, ann, begun)
    before = on_hand(front_door, ann, begun)
    tab = unfold(page_test(front_door, "plan", ann), begun, action_id)

    tab.selectbox(key=key(begun.id, action_id, "status")).set_value(Status.DONE)
    run(tab)

    after = on_hand(front_door, ann, begun)
    assert "Done changes no answer and no score by itself." in said(tab)
    assert "Done" in headings(tab)
    assert after.plan.today == before.plan.today
    assert after.found.answers == before.found.answers


def test_what_was_begun_stays_where_it_is_when_the_plan_is_made_anew(
    front_door: FrontDoor,
) -> None:
    ann, begun = at_one(front_door)
    last = on_hand(front_door, ann, begun).plan.scheduled[-1]
    action_id, place = last.task.id, on_hand(front_door, ann, begun).plan.quarters[last.first]
    tab = unfold(page_test(front_door, "plan", ann), begun, action_id)

    tab.selectbox(key=key(begun.id, action_id, "status")).set_value(Status.IN_PROGRESS)
    run(tab)
    version = kept(front_door, begun).records[action_id].version
    wishes = GivenWishes(Wishes(APRIL, days_a_quarter=200), 1)
    change_request(front_door.place.work, ann, begun.id, wishes)
    run(run(tab))

    assert record(front_door, begun, action_id).pinned_to == place.first_day
    assert kept(front_door, begun).records[action_id].version == version == 1
    assert tab.selectbox(key=key(begun.id, action_id, "quarter")).value == keep_in(place.first_day)
    assert "(in progress) |" in said(tab)


def test_an_action_is_kept_in_a_quarter_put_off_and_left_to_the_plan_again(
    front_door: FrontDoor,
) -> None:
    ann, begun = at_one(front_door)
    action_id = planned(front_door, ann, begun)
    tab = unfold(page_test(front_door, "plan", ann), begun, action_id)
    box = key(begun.id, action_id, "quarter")

    for code, days in (
        (keep_in(JULY), (JULY, None)),
        (not_before(JULY), (None, JULY)),
        (PLAN, (None, None)),
    ):
        tab.selectbox(key=box).set_value(code)
        run(tab)
        noted = record(front_door, begun, action_id)
        assert (noted.pinned_to, noted.not_before) == days
        assert tab.selectbox(key=box).value == code


def test_what_a_colleague_noted_meanwhile_is_asked_about_and_not_overwritten(
    front_door: FrontDoor,
) -> None:
    ann, begun = at_one(front_door)
    action_id = planned(front_door, ann, begun)
    bob = front_door.place.contributor(front_door.place.organisation())
    tab = unfold(page_test(front_door, "plan", ann), begun, action_id)
    theirs = ActionRecord(action_id, owner="Finance")
    record_action(front_door.place.work, bob, begun.id, GivenRecord(theirs))

    tab.text_input(key=key(begun.id, action_id, "owner")).set_value("Legal")
    run(tab)

    assert "Not saved: Bob changed this action meanwhile (14:02): Owner: Finance." in said(tab)
    assert "On this page: Owner: Legal." in said(tab)
    assert record(front_door, begun, action_id).owner == "Finance"
    press(tab, "Keep what is on this page")
    assert record(front_door, begun, action_id).owner == "Legal"


def test_a_note_is_kept_while_the_database_cannot_be_read(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    action_id = planned(front_door, ann, begun)
    tab = unfold(page_test(front_door, "plan", ann), begun, action_id)
    tab.text_area(key=key(begun.id, action_id, "notes")).set_value("Half done")

    with unreadable(front_door.place.database):
        run(tab)
        assert any("Not saved yet" in warning.value for warning in tab.warning)
    run(tab)

    assert record(front_door, begun, action_id).notes == "Half done"
