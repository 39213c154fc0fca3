"""The first page always offers to begin for an organisation that has no round yet."""

from dataclasses import replace

import pytest

from maturity.domain.organisation import Membership, Role
from maturity.web.context import example
from tests.web.apptest import OURS, FrontDoor, page_test, press

START = "Start the questions"


@pytest.fixture
def door(front_door: FrontDoor) -> FrontDoor:
    """With the answers of the invented council."""
    library = front_door.place.work.library
    front_door.place.work = replace(
        front_door.place.work, example=lambda: example(library.questionnaire(OURS))
    )
    front_door.reads(library)
    return front_door


def test_a_lead_who_explored_first_can_still_begin_for_their_own(door: FrontDoor) -> None:
    ann = door.place.lead(door.place.organisation())
    press(page_test(door, "", ann), "Explore")

    tab = page_test(door, "", ann)

    press(tab, START)
    assert len(door.place.work.store.assessments_of("ambridge")) == 1


def test_a_lead_of_a_second_organisation_can_begin_for_it(door: FrontDoor) -> None:
    ann, _begun = door.place.round(OURS)
    second = door.place.organisation("Borchester")
    door.place.work.store.save_membership(Membership(ann.person.id, second.id, Role.LEAD))

    press(page_test(door, "", ann), START)

    assert len(door.place.work.store.assessments_of("borchester")) == 1


def test_nothing_is_begun_twice(door: FrontDoor) -> None:
    ann, _begun = door.place.round(OURS)

    tab = page_test(door, "", ann)

    assert START not in [button.label for button in tab.button]
