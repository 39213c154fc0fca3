"""The pages of a plan with all that is folded on them, in a language that nobody speaks."""

from dataclasses import replace
from datetime import date, timedelta

from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.assessment import NoLevel
from maturity.domain.kept_plan import Wishes
from maturity.domain.library import Library
from maturity.domain.plan import ActionRecord, Status
from maturity.domain.round import Assessment
from maturity.usecases.action_sheet import download_sheet
from maturity.usecases.handing_in import submit_round
from maturity.usecases.own_actions import GivenOwnAction, add_own_action
from maturity.usecases.plan_records import GivenRecord, record_action
from maturity.usecases.plans import GivenTarget, GivenWishes, change_request, choose_target
from maturity.usecases.rounds import open_round, start_round
from maturity.web import target_form, wishes_form
from maturity.web.escape import plain
from maturity.web.record_form import key
from tests.locale.pseudo import forgotten
from tests.web.apptest import OURS, FrontDoor, go, page_test, run
from tests.web.plan_tabs import APRIL, on_hand
from tests.web.visible import texts_of

LINK = "https://x.example/y"
TYPED = ["Ambridge", "Ann", "Bob", "Boil it", "No kettle", "Buying", "soon", "x.xlsx", LINK]
"""What people typed."""

KNOWN = [*TYPED, *map(plain, TYPED)]


def english(tab: AppTest) -> set[str]:
    return {left for text in texts_of(tab) if (left := forgotten(text, KNOWN))}


def a_plan(door: FrontDoor) -> tuple[Visitor, Assessment]:
    """With answers to find out, an action in each status, some overdue, and one's own."""
    place = door.place
    ann, begun = place.round(OURS)
    questions = open_round(place.work, ann, begun.id).to_do
    for number, question_id in enumerate(questions):
        place.answer(ann, begun, question_id, NoLevel.DONT_KNOW if number > 16 else number % 3)
    wishes = Wishes(APRIL, 8, 60, parallel=9, most_actions=20, priorities=("policy",))
    change_request(place.work, ann, begun.id, GivenWishes(wishes))
    choose_target(place.work, ann, begun.id, GivenTarget(questions[0], 4))
    choose_target(place.work, ann, begun.id, GivenTarget(questions[2], 0))
    add_own_action(place.work, ann, begun.id, GivenOwnAction("Boil it", 3))
    tasks = [s.task.id for s in on_hand(door, ann, begun).plan.scheduled]
    for task_id, status in zip(tasks, Status, strict=False):
        reason = "No kettle" if status is Status.DROPPED else ""
        noted = ActionRecord(task_id, status, "Buying", reason=reason, due=date(2026, 4, 9))
        record = replace(noted, evidence_link=LINK, not_before=APRIL)
        record_action(place.work, ann, begun.id, GivenRecord(record))
    place.clock.forward(timedelta(days=90))
    return ann, begun


def test_no_action_that_is_unfolded_is_told_in_english(
    front_door: FrontDoor, unspoken: None, shelf: Library
) -> None:
    front_door.reads(shelf)
    front_door.locale = "cy-GB"
    ann, begun = a_plan(front_door)
    plan = on_hand(front_door, ann, begun).plan
    tab = page_test(front_door, "plan", ann)
    for task in (*plan.finished, *(s.task for s in plan.scheduled)):
        tab.session_state[key(begun.id, task.id, "open")] = True
    tab.session_state[f"left out:{begun.id}"] = True

    found = english(run(tab))
    for left in plan.left_out:
        tab.selectbox(key=f"left out:{begun.id}:chosen").set_value(left.task.id)
        found |= english(run(tab))

    assert plan.left_out
    assert plan.finished
    assert len(tab.text_area) >= len(plan.scheduled)
    assert found == set()


def test_no_target_and_no_wish_is_told_in_english(
    front_door: FrontDoor, unspoken: None, shelf: Library
) -> None:
    front_door.reads(shelf)
    front_door.locale = "cy-GB"
    ann, begun = a_plan(front_door)
    tab = page_test(front_door, "targets", ann)
    tab.session_state[f"others:{begun.id}"] = True

    found = english(run(tab))
    for preset in wishes_form.PRESETS:
        tab.radio(key=wishes_form.key(begun.id, "preset")).set_value(preset)
        found |= english(run(tab))

    assert found | english(go(tab, "priorities")) == set()


def test_nothing_that_is_refused_or_asked_is_told_in_english(
    front_door: FrontDoor, unspoken: None, shelf: Library
) -> None:
    front_door.reads(shelf)
    front_door.locale = "cy-GB"
    ann, begun = a_plan(front_door)
    bob = front_door.place.contributor(front_door.place.organisation())
    work = front_door.place.work
    tab = page_test(front_door, "priorities", ann)
    tab.text_input(key=wishes_form.key(begun.id, "start")).set_value("soon")
    found = english(run(tab))
    change_request(work, bob, begun.id, GivenWishes(Wishes(APRIL), 1))
    found |= english(run(tab)) | english(go(tab, "targets"))

    plan = on_hand(front_door, ann, begun).plan
    action_id = next(s.task.id for s in plan.scheduled if s.task.id not in plan.request.records)
    question_id = next(iter(plan.targets))
    version = 1 if question_id in plan.request.targets else 0
    choose_target(work, bob, begun.id, GivenTarget(question_id, 3, version))
    tab.selectbox(key=target_form.key(begun.id, question_id)).set_value(5)
    found |= english(run(tab)) | english(go(tab, "plan"))

    tab.session_state[key(begun.id, action_id, "open")] = True
    run(tab)
    record_action(work, bob, begun.id, GivenRecord(ActionRecord(action_id, owner="Buying")))
    tab.text_input(key=key(begun.id, action_id, "due")).set_value("soon")
    found |= english(run(tab))

    assert found == set()


def test_no_action_sheet_is_looked_at_in_english(
    front_door: FrontDoor, unspoken: None, shelf: Library
) -> None:
    front_door.reads(shelf)
    front_door.locale = "cy-GB"
    ann, begun = a_plan(front_door)
    tab = page_test(front_door, "documents", ann)

    for data in (download_sheet(front_door.place.work, ann, begun.id), b"no sheet"):
        tab.file_uploader[0].upload("x.xlsx", data, "application/octet-stream")
        assert english(run(tab)) == set()


def test_what_was_finished_is_not_asked_about_in_english(
    front_door: FrontDoor, unspoken: None, shelf: Library
) -> None:
    front_door.reads(shelf)
    front_door.locale = "cy-GB"
    ann, begun = a_plan(front_door)
    plan = on_hand(front_door, ann, begun).plan
    for task in (s.task for s in plan.scheduled if s.task.id not in plan.request.records):
        done = ActionRecord(task.id, Status.DONE)
        record_action(front_door.place.work, ann, begun.id, GivenRecord(done))
    submit_round(front_door.place.work, ann, begun.id)
    start_round(front_door.place.work, ann, "ambridge", OURS)

    for theme in ("policy", "impact"):
        assert english(page_test(front_door, theme, ann)) == set()
