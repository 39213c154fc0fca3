"""The audit log on the pages: by ids for the operator, in names for leads, and nobody else's."""

import sqlite3

import pytest
from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.audit import Event, Note
from maturity.domain.organisation import Role
from maturity.usecases.come_in import invite
from maturity.web.components import log_check
from tests.web.apptest import FrontDoor, page_test, page_titles, press, run


def said(tab: AppTest) -> str:
    elements = (*tab.markdown, *tab.error)
    return "\n".join(element.value.replace("\\", "") for element in elements)


@pytest.fixture
def ann(front_door: FrontDoor) -> Visitor:
    """The lead of Ambridge, who invited somebody."""
    place = front_door.place
    ann = place.lead(place.organisation())
    invite(place.work, ann, "ambridge", Role.CONTRIBUTOR)
    return ann


def test_a_lead_reads_it_in_names(front_door: FrontDoor, ann: Visitor) -> None:
    front_door.place.contributor(front_door.place.organisation())
    at = front_door.place.clock()
    note = Note(Event.WAY_IN_CLOSED, "ann", at, "ambridge", (("person", "bob"),))
    front_door.place.work.store.note(note)

    tab = page_test(front_door, "log", ann)

    assert "14:02: Ann made an invitation for a contributor." in said(tab)
    assert "14:02: Ann shut Bob out." in said(tab)


def test_who_invited_from_outside_is_not_named(front_door: FrontDoor, ann: Visitor) -> None:
    at = front_door.place.clock()
    front_door.place.person("Olga", owner=True)
    note = Note(Event.INVITED, "olga", at, "ambridge", (("role", "lead"),))
    front_door.place.work.store.note(note)

    shown = said(page_test(front_door, "log", ann))

    assert "Somebody outside your organisation made an invitation for a lead." in shown
    assert "olga" not in shown.casefold()


def test_who_does_not_lead_has_no_such_page(front_door: FrontDoor) -> None:
    bob = front_door.place.contributor(front_door.place.organisation(), "Ben")

    tab = page_test(front_door, "log", bob)

    assert not {"log", "audit"} & page_titles(tab).keys()
    assert "invitation" not in said(tab)


def test_the_operator_reads_it_in_ids_and_finds_the_last_hash(
    front_door: FrontDoor, ann: Visitor
) -> None:
    place = front_door.place
    olga = place.person("Olga", owner=True)
    place.work.store.note(Note(Event.BACKED_UP, "0123456789abcdef", place.clock()))

    tab = page_test(front_door, "audit", olga)

    assert "14:02: Ambridge: ann made an invitation for a contributor." in said(tab)
    assert "14:02: 01234567 made a backup." in said(tab)
    assert "Every entry is as it was written. The last is number 2" in said(tab)
    assert tab.code[0].value == place.work.store.audit_entries()[-1].hash
    assert "Ann" not in said(tab)


def test_the_operator_chooses_what_and_where(front_door: FrontDoor, ann: Visitor) -> None:
    place = front_door.place
    place.work.store.note(Note(Event.BACKED_UP, "ann", place.clock()))
    tab = page_test(front_door, "audit", place.person("Olga", owner=True))

    tab.selectbox[0].set_value("backed up")
    run(tab)
    assert "made a backup" in said(tab)
    assert "invitation" not in said(tab)
    tab.selectbox[0].set_value("")
    tab.selectbox[1].set_value("ambridge")
    run(tab)

    assert "made a backup" not in said(tab)
    assert "made an invitation" in said(tab)


def test_older_entries_are_a_press_away(front_door: FrontDoor) -> None:
    place = front_door.place
    for number in range(60):
        place.work.store.note(Note(Event.BACKED_UP, f"p{number}", place.clock()))
    tab = page_test(front_door, "audit", place.person("Olga", owner=True))
    assert "p59 made" in said(tab)
    assert "p9 made" not in said(tab)

    press(tab, "Older entries")
    assert "p9 made" in said(tab)
    assert "p59 made" not in said(tab)
    press(tab, "Back to the newest")
    assert "p59 made" in said(tab)


def test_a_log_that_was_changed_is_reported(front_door: FrontDoor) -> None:
    place = front_door.place
    place.work.store.note(Note(Event.BACKED_UP, "ann", place.clock()))
    with sqlite3.connect(place.database) as connection:
        connection.execute("UPDATE audit_entry SET facts = '?'")
    connection.close()

    tab = page_test(front_door, "audit", place.person("Olga", owner=True))

    assert "entry 1 is missing, or not as it was written" in tab.error[0].value
    assert "This entry was changed so that nobody can read it." in said(tab)


def test_a_long_log_is_read_from_its_beginning_only_when_somebody_asks(
    front_door: FrontDoor, ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_check, "COUNTED_UNASKED", 1)
    place = front_door.place
    place.work.store.note(Note(Event.BACKED_UP, "nobody", place.clock()))

    tab = page_test(front_door, "audit", place.person("Olga", owner=True))
    assert "2 entries were not checked yet." in said(tab)
    assert "Every entry is as it was written." not in said(tab)

    press(tab, "Check every entry")
    assert "Every entry is as it was written. The last is number 2" in said(tab)
    assert "Every entry is as it was written." in said(run(tab))
