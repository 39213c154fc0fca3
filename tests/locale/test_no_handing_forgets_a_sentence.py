"""Handed questions and councils that merge, in a language nobody speaks."""

from datetime import timedelta

import pytest

from maturity.access import Visitor
from maturity.domain.library import Library
from maturity.usecases.handing_in import submit_round
from maturity.usecases.handing_out import hand_questions
from maturity.usecases.mergers import agree_to_merger, merge_organisations
from maturity.usecases.rounds import open_round, start_round
from tests.locale.pseudo import forgotten
from tests.web.apptest import OURS, FrontDoor, go, page_test, press, run
from tests.web.visible import texts_of

KNOWN = ["Ambridge", "Darrington", "Borchester", "Ann", "Bob", "Dan", "Olga", "PDF", "Word"]
"""What people typed."""


@pytest.fixture(autouse=True)
def abroad(front_door: FrontDoor, unspoken: None, shelf: Library) -> None:
    front_door.reads(shelf)
    front_door.locale = "cy-GB"


def a_year_later(door: FrontDoor) -> tuple[Visitor, Visitor]:
    """Ambridge handed in a round in which Bob had questions, and began the next one."""
    place, work = door.place, door.place.work
    ann, begun = place.round(OURS)
    bob = place.contributor(place.organisation())
    hand_questions(work, ann, begun.id, ["policy.scope", "policy.leadership"], "bob")
    for question_id in open_round(work, ann, begun.id).to_do:
        place.answer(ann, begun, question_id)
    submit_round(work, ann, begun.id)
    place.clock.forward(timedelta(days=365))
    second = start_round(work, ann, "ambridge", OURS)
    hand_questions(work, ann, second.id, ["policy.scope"], "bob")
    return ann, bob


def test_no_page_of_handed_questions_forgets_a_sentence(front_door: FrontDoor) -> None:
    ann, bob = a_year_later(front_door)
    left = set()
    for who in (bob, ann):
        tab = page_test(front_door, "", who)
        for path in ("", "handing", "questions", "policy"):
            left |= {forgotten(text, KNOWN) for text in texts_of(go(tab, path))}
    run(go(tab, "handing")).selectbox[-1].set_value("ann")
    for label in [button.label for button in run(tab).button]:
        tab.selectbox[1].set_value("bob")
        left |= {forgotten(text, KNOWN) for text in texts_of(press(tab, label))}

    assert left - {""} == set()


def test_no_merger_forgets_a_sentence(front_door: FrontDoor) -> None:
    ann, _ = a_year_later(front_door)
    place, work = front_door.place, front_door.place.work
    dan, olga = (
        place.lead(place.organisation("Darrington"), "Dan"),
        place.person("Olga", owner=True),
    )
    left = set()
    merge_organisations(work, olga, ["ambridge"], "darrington")
    for agrees in (True, False):
        for who, path in (
            (ann, ""),
            (ann, "colleagues"),
            (dan, "earlier"),
            (olga, "organisations"),
        ):
            tab = go(page_test(front_door, "", who), path)
            left |= {forgotten(text, KNOWN) for text in texts_of(tab)}
        if agrees:
            agree_to_merger(work, ann, "ambridge", "darrington")
    tab.text_input(key="merging").set_value("zzz")
    left |= {forgotten(text, KNOWN) for text in texts_of(run(tab))}

    assert left - {""} == set()
