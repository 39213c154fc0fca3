"""The page of a plan in a browser tab: its tables, its folded actions, and what is noted there."""

import re
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from maturity import access
from maturity.access import Permission
from maturity.domain.organisation import Role
from maturity.domain.plan import ActionRecord, Status
from maturity.usecases.handing_in import submit_round
from maturity.usecases.own_actions import GivenOwnAction, add_own_action
from maturity.usecases.plan_records import GivenRecord, record_action
from maturity.web.record_form import key
from tests.web.apptest import OURS, FrontDoor, go, page_test, press, run
from tests.web.plan_tabs import (
    at_one,
    folded,
    headings,
    kept,
    on_hand,
    planned,
    record,
    said,
    unfold,
)

HOSTILE = "# a | b\n**bold** [x](javascript:y) $z$ :red[c]"


def test_a_plan_says_how_much_there_is_and_has_a_table_for_each_quarter(
    front_door: FrontDoor,
) -> None:
    ann, begun = at_one(front_door)

    tab = page_test(front_door, "plan", ann)

    assert headings(tab)[:3] == ["Plan", "Next up", "April to June 2026"]
    assert "If all of it is done" in headings(tab)
    assert "The plan holds" in said(tab)
    assert "You have 120 staff days for it." in said(tab)
    assert "| Action | Why it is here | Owner | Due | Staff days |" in said(tab)
    assert "of the 30 that you have." in said(tab)
    assert len(folded(tab)) == len(on_hand(front_door, ann, begun).plan.scheduled)


def test_an_action_is_drawn_only_while_it_is_unfolded(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    tab = page_test(front_door, "plan", ann)
    boxes = len(tab.text_input)
    action_id = planned(front_door, ann, begun)

    unfold(tab, begun, action_id)

    assert len(tab.text_input) == boxes + 4
    action = front_door.place.work.library.catalogue("social-value-2026").actions
    steps = next(a.steps for a in action if a.id == action_id)
    assert all(f"1. {step}" in said(tab) for step in steps)
    assert "Why it is here:" in said(tab)
    assert "What residents or bidders will notice:" in said(tab)
    assert "Evidence of completion:" in said(tab)
    assert "Nothing noted yet" in said(tab)
    assert len(unfold(tab, begun, action_id, opened=False).text_input) == boxes


def test_what_is_overdue_comes_first(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    action_id = planned(front_door, ann, begun)
    due = ActionRecord(action_id, due=date(2026, 5, 1))
    record_action(front_door.place.work, ann, begun.id, GivenRecord(due))
    front_door.place.clock.forward(timedelta(days=90))

    tab = page_test(front_door, "plan", ann)

    assert headings(tab)[1:3] == ["Overdue", "Next up"]
    assert "| 1 May 2026 |" in said(tab)


def test_what_people_typed_is_shown_as_they_typed_it(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    action_id = planned(front_door, ann, begun)
    noted = ActionRecord(
        action_id, owner=HOSTILE, notes=HOSTILE, evidence_link="javascript:alert(1)"
    )
    record_action(front_door.place.work, ann, begun.id, GivenRecord(noted))

    tab = unfold(page_test(front_door, "plan", ann), begun, action_id)

    rows = [text.value for text in tab.markdown if "bold" in text.value]
    assert rows
    assert all(r"\# a \| b \*\*bold\*\* \[x\]" in row for row in rows)
    assert not any(re.search(r"\]\(<?javascript", text.value) for text in tab.markdown)


def test_a_link_to_evidence_can_be_followed(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    action_id = planned(front_door, ann, begun)
    noted = ActionRecord(action_id, evidence_link="https://example.gov.uk/register")
    record_action(front_door.place.work, ann, begun.id, GivenRecord(noted))

    tab = unfold(page_test(front_door, "plan", ann), begun, action_id)

    assert any("(<https://example.gov.uk/register>)" in text.value for text in tab.markdown)


def add(tab: AppTest, title: str, days: int) -> AppTest:
    next(box for box in tab.text_input if box.label == "What is to be done?").set_value(title)
    tab.number_input[0].set_value(days)
    return press(tab, "Add this action")


def test_an_action_of_ones_own_is_added_and_worded_anew(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    tab = page_test(front_door, "plan", ann)

    add(tab, "", 3)
    assert "The action has no title. Write what is to be done." in said(tab)
    add(tab, "Ask the *suppliers*", 3)
    assert "Added to the plan: Ask the *suppliers*" in said(tab)
    (own,) = kept(front_door, begun).own_actions.values()
    assert (own.action.title, own.action.days) == ("Ask the *suppliers*", 3)

    unfold(tab, begun, own.action.id)
    boxes = [box for box in tab.text_input if box.label == "What is to be done?"]
    next(box for box in boxes if box.value).set_value("Ask all suppliers")
    press(tab, "Change title and days")

    (own,) = kept(front_door, begun).own_actions.values()
    assert own.action.title == "Ask all suppliers"
    assert any("Ask all suppliers" in label for label in folded(tab))


def test_whoever_may_only_look_sees_the_plan_and_changes_nothing(
    front_door: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ann, begun = at_one(front_door)
    monkeypatch.setitem(access.ALLOWED, Role.CONTRIBUTOR, frozenset({Permission.SEE}))
    bob = front_door.place.contributor(front_door.place.organisation())
    action_id = planned(front_door, bob, begun)

    tab = unfold(page_test(front_door, "plan", bob), begun, action_id)

    widgets = (*tab.text_input, *tab.text_area, *tab.selectbox)
    assert widgets
    assert all(widget.disabled for widget in widgets)
    assert "Add this action" not in [button.label for button in tab.button]
    assert "Why it is here:" in said(tab)


def test_the_plan_of_a_round_that_was_handed_in_can_be_worked_with(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    submit_round(front_door.place.work, ann, begun.id)
    action_id = planned(front_door, ann, begun)
    tab = unfold(page_test(front_door, "plan", ann), begun, action_id)

    tab.text_input(key=key(begun.id, action_id, "owner")).set_value("Legal")
    run(tab)

    assert record(front_door, begun, action_id).owner == "Legal"


def test_an_action_of_ones_own_that_is_left_behind_is_named_as_it_was_typed(
    front_door: FrontDoor,
) -> None:
    ann, begun = at_one(front_door)
    tab = page_test(front_door, "plan", ann)
    add(tab, "Ask [them](https://x.example)", 1)
    (own,) = kept(front_door, begun).own_actions.values()
    unfold(tab, begun, own.action.id)
    tab.text_input(key=key(begun.id, own.action.id, "due")).set_value("soon")

    go(tab, "law")

    (warning,) = (text.value for text in tab.warning)
    assert r"\[them\]\(https" in warning


def test_two_actions_of_the_same_title_are_told_apart_where_they_are_left_out(
    front_door: FrontDoor,
) -> None:
    ann, begun = at_one(front_door)
    for _ in range(2):
        own = add_own_action(front_door.place.work, ann, begun.id, GivenOwnAction("Ask them"))
        dropped = ActionRecord(own.action.id, Status.DROPPED, reason="Asked already")
        record_action(front_door.place.work, ann, begun.id, GivenRecord(dropped))
    tab = page_test(front_door, "plan", ann)
    tab.session_state[f"left out:{begun.id}"] = True

    options = run(tab).selectbox(key=f"left out:{begun.id}:chosen").options

    assert [option for option in options if option.startswith("Ask them")] == [
        "Ask them",
        "Ask them (2)",
    ]


def test_the_first_page_says_what_is_due_once_somebody_works_on_the_plan(
    front_door: FrontDoor,
) -> None:
    ann, begun = front_door.place.round(OURS)
    assert "Your plan" not in said(page_test(front_door, "", ann))

    at_work = ActionRecord("policy.name-leaders", Status.IN_PROGRESS, due=date(2026, 3, 1))
    record_action(front_door.place.work, ann, begun.id, GivenRecord(at_work))

    assert "Your plan: 1 action is overdue, " in said(page_test(front_door, "", ann))
