"""What each role is offered: a reader nothing that saves, a facilitator workshops alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.organisation import Role
from maturity.domain.round import Assessment
from maturity.usecases.handing_in import submit_round
from maturity.usecases.rounds import open_round
from maturity.usecases.workshops import workshop_of
from tests.web.apptest import OURS, FrontDoor, go, page_test, page_titles, press, run, unfold
from tests.web.test_pages import EVERYBODYS, labels, said
from tests.web.workshop_tabs import prepared

READS = "You can read everything of Ambridge, and change nothing."
LOOKS = ("Show ", "Look at one of them", "Only what the room sees", "Which theme?", "Say how near")
"""Labels of what changes only what is on screen."""

WAYS = ("Go on", "Next question", "See where you stand", "Explore")
"""Labels of what leads to another page. Exploring makes an organisation of one's own."""


@contextmanager
def nothing_written(door: FrontDoor) -> Iterator[None]:
    with closing(sqlite3.connect(door.place.database)) as looking:
        before = looking.execute("PRAGMA data_version").fetchone()
        yield
        assert looking.execute("PRAGMA data_version").fetchone() == before


def reader(door: FrontDoor, *, frozen: bool = False) -> tuple[Visitor, Assessment]:
    ann, begun = door.place.round(OURS)
    for question_id in open_round(door.place.work, ann, begun.id).to_do:
        door.place.answer(ann, begun, question_id)
    if frozen:
        submit_round(door.place.work, ann, begun.id)
    return door.place.member(door.place.organisation(), "Rob", Role.READER), begun


def offered(tab: AppTest) -> set[str]:
    """Boxes that take something in."""
    boxes = (
        *tab.radio,
        *tab.checkbox,
        *tab.text_area,
        *tab.text_input,
        *tab.selectbox,
        *tab.multiselect,
        *tab.number_input,
    )
    return {box.label for box in boxes if not box.disabled and not box.label.startswith(LOOKS)}


@pytest.mark.parametrize("frozen", [False, True])
def test_a_reader_sees_every_page_and_nothing_on_it_saves(
    front_door: FrontDoor, frozen: bool
) -> None:
    rob = reader(front_door, frozen=frozen)[0]
    tab = page_test(front_door, "", rob)
    offers = {}

    with nothing_written(front_door):
        for path in EVERYBODYS:
            go(tab, path)
            assert not tab.error, path
            assert READS in said(tab), path
            offers[path] = offered(tab)

    assert offers.pop("colleagues") == {"Yes, I want to leave."}
    assert offers.pop("data") == {"Yes, erase me for good."}
    assert not {path: found for path, found in offers.items() if found}


def test_a_reader_finds_no_button_that_saves(front_door: FrontDoor) -> None:
    rob = reader(front_door)[0]
    tab = page_test(front_door, "", rob)
    found = set()

    for path in EVERYBODYS:
        if path not in ("colleagues", "data"):
            found |= {button.label for button in go(tab, path).button if not button.disabled}

    assert not {label for label in found if not label.startswith(WAYS)}


def test_what_a_reader_forces_into_a_box_is_not_stored(front_door: FrontDoor) -> None:
    """As an edited page would send it."""
    rob, begun = reader(front_door)
    tab = unfold(page_test(front_door, "policy", rob), "policy.scope")
    box = next(radio for radio in tab.radio if radio.key and "policy.scope" in radio.key)

    with nothing_written(front_door):
        tab.session_state[box.key] = 0
        run(tab)

    assert "You may not do this" in said(tab)
    assert open_round(front_door.place.work, rob, begun.id).answers["policy.scope"].response == 3


def facilitator(door: FrontDoor, name: str = "Fay") -> Visitor:
    return door.place.member(door.place.organisation(), name, Role.FACILITATOR)


def test_a_facilitator_is_offered_the_workshop_and_nothing_else_of_the_organisation(
    front_door: FrontDoor,
) -> None:
    reader(front_door)
    fay = facilitator(front_door)

    tab = page_test(front_door, "", fay)

    pages = page_titles(tab)
    assert pages.keys() <= {"", "workshop", "wall", "colleagues", "data", "sector"}
    assert not set(EVERYBODYS) & {"results", "plan", "policy", "files"} & pages.keys()
    assert "Ambridge, round 1: no workshop yet" in labels(tab)
    for path in pages:
        assert not go(tab, path).error
        assert "Ann" not in said(tab).replace("Another", "")
        assert "Rob" not in said(tab)


def test_a_facilitator_prepares_starts_and_closes_a_workshop_on_its_page(
    front_door: FrontDoor,
) -> None:
    _, begun = reader(front_door)
    fay = facilitator(front_door)
    tab = press(page_test(front_door, "", fay), "Ambridge, round 1: no workshop yet")
    next(box for box in tab.text_input if box.label.startswith("Day")).set_value("14 May 2026")

    press(tab, "Prepare the workshop")
    press(tab, "Start the workshop")
    go(tab, "workshop")
    next(box for box in tab.checkbox if box.label.startswith("Yes, this workshop")).check()
    press(tab, "Close the workshop")

    assert not tab.error
    assert "The workshop is closed." in said(tab)
    assert "Take the levels into the round" not in [header.value for header in tab.header]
    workshop = workshop_of(front_door.place.work, fay, begun.id)
    assert workshop is not None
    assert workshop.made_by == "fay"


def test_a_facilitator_says_their_name_where_levels_will_carry_it(front_door: FrontDoor) -> None:
    reader(front_door)
    fay = facilitator(front_door, "")
    tab = page_test(front_door, "", fay)

    next(box for box in tab.text_input if "name" in box.label).set_value("Fay")
    press(tab, "Save my name")

    assert front_door.place.again(fay.person).person.name == "Fay"
    assert "Save my name" not in labels(tab)


def test_a_facilitator_without_a_round_is_told_whom_to_ask(front_door: FrontDoor) -> None:
    tab = page_test(front_door, "", facilitator(front_door))

    assert "No round has begun there. Ask who invited you." in said(tab)
    assert not tab.error


def test_whoever_leads_one_organisation_and_facilitates_another_begins_with_their_own(
    front_door: FrontDoor,
) -> None:
    prepared(front_door)
    place = front_door.place
    fay = facilitator(front_door)
    borchester = place.organisation("Borchester")
    place.lead(borchester, "Fay")
    both = place.again(fay.person)

    tab = page_test(front_door, "", both)

    assert "Ambridge, round 1: workshop in preparation" in labels(tab)
    assert "Start the questions" in labels(tab)
