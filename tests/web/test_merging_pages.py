"""Councils that merge: the operator's page, the lead who agrees, and what a successor reads."""

import pytest
from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.organisation import Role
from maturity.domain.round import Assessment
from maturity.usecases.handing_in import submit_round
from maturity.usecases.mergers import agree_to_merger, merge_organisations
from maturity.usecases.rounds import open_round
from tests.web.apptest import OURS, FrontDoor, page_test, page_titles, press
from tests.web.file_links import file_links
from tests.web.test_handing_page import links
from tests.web.test_pages import labels, said, titles

AGREE = "Agree that Ambridge merges into Darrington"
NEXT = "Start the next round"
WAY = "Rounds of councils that merged into yours"


def councils(door: FrontDoor) -> tuple[Visitor, Visitor, Assessment]:
    """Ann leads Ambridge, which handed in a round; Dan leads Darrington, which has none."""
    ann, begun = door.place.round(OURS)
    for question_id in open_round(door.place.work, ann, begun.id).to_do:
        door.place.answer(ann, begun, question_id)
    submit_round(door.place.work, ann, begun.id)
    return ann, door.place.lead(door.place.organisation("Darrington"), "Dan"), begun


def merged(door: FrontDoor, *, agreed: bool = True) -> tuple[Visitor, Visitor, Assessment]:
    ann, dan, begun = councils(door)
    olga = door.place.person("Olga", owner=True)
    merge_organisations(door.place.work, olga, ["ambridge"], "darrington")
    if agreed:
        agree_to_merger(door.place.work, ann, "ambridge", "darrington")
    return ann, dan, begun


def fill(tab: AppTest, label: str, words: str) -> None:
    next(box for box in tab.text_input if box.label == label).set_value(words)
    tab.run()


def test_an_operator_notes_a_merger_and_ends_it(front_door: FrontDoor) -> None:
    councils(front_door)
    tab = page_test(front_door, "organisations", front_door.place.person("Olga", owner=True))
    fill(tab, "Which merge? Part of their names", "nowhere")
    assert "None of that name was found." in said(tab)
    fill(tab, "Which merge? Part of their names", "bridge")
    fill(tab, "Into which one? Part of its name", "darring")
    press(tab, "Note the merger")
    assert "Choose at least one organisation that merges." in said(tab)
    next(box for box in tab.multiselect if box.label == "They merge").set_value(["ambridge"])

    press(tab, "Note the merger")

    assert "Ambridge into Darrington, noted on 2 March 2026. It waits for a lead" in said(tab)
    press(tab, "End the merger of Ambridge")
    assert "Ambridge into Darrington" not in said(tab)


def test_a_lead_is_asked_and_agrees(front_door: FrontDoor) -> None:
    ann, dan, _ = merged(front_door, agreed=False)
    bob = front_door.place.contributor(front_door.place.organisation())
    assert AGREE not in labels(page_test(front_door, "colleagues", bob))
    tab = page_test(front_door, "", ann)
    assert "A lead of Ambridge has not agreed yet." in said(tab)
    assert "Agree or decline" in links(tab)
    assert NEXT in labels(page_test(front_door, "round", ann))
    assert "No council merged into yours." in said(page_test(front_door, "earlier", dan))

    tab = press(page_test(front_door, "colleagues", ann), AGREE)

    assert "Ambridge merged into Darrington on 2 March 2026." in said(tab)
    assert AGREE not in labels(tab)
    tab = page_test(front_door, "round", ann)
    assert "the next round is begun there" in said(tab)
    assert NEXT not in labels(tab)


def test_a_lead_declines(front_door: FrontDoor) -> None:
    ann, _, _ = merged(front_door, agreed=False)

    tab = press(page_test(front_door, "colleagues", ann), "Ambridge does not merge")

    assert "Darrington" not in said(tab)


def test_who_is_in_the_successor_reads_what_was_handed_in(front_door: FrontDoor) -> None:
    _, dan, begun = merged(front_door)

    tab = page_test(front_door, "earlier", dan)

    assert "Ambridge merged into Darrington on 2 March 2026." in said(tab)
    assert [box.options for box in tab.selectbox] == [["Ambridge, round 1"]]
    assert titles(tab) == ["Where Ambridge stands, March 2026"]
    assert list(file_links(tab)) == [
        "Full plan (web page)",
        "Full plan (PDF)",
        "Full plan (Word)",
    ]
    assert not tab.button
    assert "policy" not in page_titles(tab)
    assert WAY in links(page_test(front_door, "colleagues", dan))
    tab = page_test(front_door, "", dan, round=begun.id)
    assert "policy" not in page_titles(tab), "the address of the round opens it for nobody else"


def test_a_successor_with_a_round_finds_the_way(front_door: FrontDoor) -> None:
    _, dan, _ = merged(front_door)
    tab = press(_named(page_test(front_door, "", dan)), "Start the questions")

    assert WAY in links(page_test(front_door, "", dan))
    assert WAY in links(page_test(front_door, "round", dan))
    assert not tab.error


def _named(tab: AppTest) -> AppTest:
    for box in tab.text_input:
        box.set_value("Dan")
    return tab


@pytest.mark.parametrize("role", [Role.READER, Role.FACILITATOR])
def test_a_reader_reads_it_and_a_facilitator_does_not(front_door: FrontDoor, role: Role) -> None:
    merged(front_door)
    rob = front_door.place.member(front_door.place.organisation("Darrington"), "Rob", role)

    tab = page_test(front_door, "earlier", rob)

    assert ("Ambridge" in said(tab)) == (role is Role.READER)
    assert bool(file_links(tab)) == (role is Role.READER)


def test_a_council_that_handed_nothing_in_is_named_alone(front_door: FrontDoor) -> None:
    place = front_door.place
    ann = place.round(OURS)[0]
    dan = place.lead(place.organisation("Darrington"), "Dan")
    olga = place.person("Olga", owner=True)
    merge_organisations(place.work, olga, ["ambridge"], "darrington")
    agree_to_merger(place.work, ann, "ambridge", "darrington")

    tab = page_test(front_door, "earlier", dan)

    assert "It has handed in no round." in said(tab)
    assert titles(tab) == ["Earlier councils"]
    assert not tab.selectbox
