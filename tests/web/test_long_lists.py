"""An operator's lists with more in them than a page shows: a part of the name finds the rest."""

import pytest
from streamlit.testing.v1 import AppTest

from maturity.domain.audit import Event, Note
from maturity.usecases.long_lists import SHOWN_AT_ONCE
from maturity.usecases.mergers import merge_organisations
from tests.web.apptest import FrontDoor, page_test, run

FIRST = f"These are the first {SHOWN_AT_ONCE}."


@pytest.fixture
def many(front_door: FrontDoor) -> FrontDoor:
    """One more council than a page shows, and Zeals, each noted and none with a lead."""
    place = front_door.place
    names = [f"Council {chr(65 + n)}" for n in range(SHOWN_AT_ONCE)]
    for organisation in map(place.organisation, (*names, "Zeals")):
        place.work.store.note(Note(Event.LEFT, "ann", place.clock(), organisation.id))
    return front_door


def look_for(tab: AppTest, label: str, words: str) -> AppTest:
    next(box for box in tab.text_input if box.label.startswith(label)).set_value(words)
    return run(tab)


def said(tab: AppTest) -> str:
    return "\n".join(element.value for element in tab.markdown)


def invited(tab: AppTest) -> list[str]:
    start = "Invite the lead of "
    return [b.label.removeprefix(start) for b in tab.button if b.label.startswith(start)]


def test_of_many_that_wait_for_a_lead_the_first_are_shown(many: FrontDoor) -> None:
    tab = page_test(many, "organisations", many.place.person("Olga", owner=True))
    assert FIRST in said(tab)
    assert len(invited(tab)) == SHOWN_AT_ONCE
    assert "Zeals" not in invited(tab)

    assert invited(look_for(tab, "Waiting for a lead", "zea")) == ["Zeals"]
    assert FIRST not in said(tab)
    assert invited(look_for(tab, "Waiting for a lead", "nowhere")) == []
    assert "None of that name was found." in said(tab)


def test_of_many_mergers_the_first_are_shown(many: FrontDoor) -> None:
    place, olga = many.place, many.place.person("Olga", owner=True)
    councils = [one.id for one in place.work.store.organisations_by_hand() if one.id != "zeals"]
    place.organisation("Wells")
    place.organisation("Bath")
    merge_organisations(place.work, olga, councils, "wells")
    merge_organisations(place.work, olga, ["zeals"], "bath")

    tab = page_test(many, "organisations", olga)

    assert FIRST in said(tab)
    assert "Zeals into" not in said(tab)
    assert "Zeals into Bath" in said(look_for(tab, "Mergers", "BATH"))


def test_of_many_organisations_in_the_log_the_first_can_be_chosen(many: FrontDoor) -> None:
    tab = page_test(many, "audit", many.place.person("Olga", owner=True))
    assert "Zeals" not in tab.selectbox[1].options

    look_for(tab, "Organisations in the log", "zeals")
    assert list(tab.selectbox[1].options) == ["All, and the server itself", "Zeals"]
