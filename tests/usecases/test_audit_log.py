"""Reading and checking the audit log: whose entries, how many, and in which words."""

from datetime import date, timedelta

import pytest

from maturity.domain.audit import FACTS, Checked, Event, Note
from maturity.domain.organisation import Role
from maturity.errors import NotAllowed, NotHere
from maturity.usecases.audit_log import (
    PAGE,
    audit_log,
    audited_organisations,
    check_log,
    listed,
    own_log,
    verify_log,
)
from maturity.usecases.audit_words import event_name, sentence
from maturity.usecases.come_in import invite
from tests.usecases.places import Clock, Place


def note(place: Place, organisation_id: str | None = None, event: Event = Event.LEFT) -> None:
    place.work.store.note(Note(event, "ann", place.clock(), organisation_id))


def test_the_operator_reads_all_of_it_newest_first_and_a_page_at_a_time(place: Place) -> None:
    olga = place.person("Olga", owner=True)
    for number in range(PAGE + 3):
        note(place, "ambridge" if number % 2 else None)

    first = audit_log(place.work, olga)
    second = audit_log(place.work, olga, first.entries[-1].number)

    assert [e.number for e in (*first.entries, *second.entries)] == list(range(PAGE + 3, 0, -1))
    assert (first.older, second.older) == (True, False)


def test_the_operator_chooses_an_event_and_an_organisation(place: Place) -> None:
    olga = place.person("Olga", owner=True)
    for name in ("Ambridge", "Borchester"):
        note(place, place.organisation(name).id)
    note(place, "erased")
    note(place, event=Event.BACKED_UP)

    found = audited_organisations(place.work, olga)
    backups = audit_log(place.work, olga, event=Event.BACKED_UP).entries
    theirs = audit_log(place.work, olga, organisation_id="borchester").entries

    assert found == {"ambridge": "Ambridge", "borchester": "Borchester"}
    assert [e.number for e in backups] == [4]
    assert [e.number for e in theirs] == [2]


def test_a_lead_reads_what_is_about_their_organisation_and_nothing_else(place: Place) -> None:
    ann = place.lead(place.organisation())
    place.organisation("Borchester")
    for organisation_id in ("borchester", "ambridge", None, "ambridge"):
        note(place, organisation_id)

    page = own_log(place.work, ann, "ambridge")

    assert [e.number for e in page.entries] == [4, 2]
    assert [e.number for e in own_log(place.work, ann, "ambridge", 4).entries] == [2]
    with pytest.raises(NotHere):
        own_log(place.work, ann, "borchester")


def test_who_does_not_lead_reads_nothing(place: Place) -> None:
    ambridge = place.organisation()
    for role in set(Role) - {Role.LEAD}:
        with pytest.raises(NotAllowed):
            own_log(place.work, place.member(ambridge, role.value, role), "ambridge")


def test_only_the_operator_reads_or_checks_the_whole(place: Place) -> None:
    for somebody, fault in (
        (place.lead(place.organisation()), NotAllowed),
        (place.person("Tom", taskforce=True), NotAllowed),
        (None, NotHere),
    ):
        for read in (audit_log, audited_organisations, check_log):
            with pytest.raises(fault):
                read(place.work, somebody)


def test_checking_reads_on_from_where_it_was_and_begins_anew_where_that_is_gone(
    place: Place,
) -> None:
    olga = place.person("Olga", owner=True)
    note(place)
    known = check_log(place.work, olga)
    note(place)

    assert check_log(place.work, olga, known) == check_log(place.work, olga)
    assert check_log(place.work, olga, known).entries == 2
    for gone in (Checked(1, hash="another"), Checked(7, hash=known.hash), Checked(broken=1)):
        assert check_log(place.work, olga, gone) == check_log(place.work, olga)


def test_a_long_log_is_read_in_parts(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maturity.usecases.audit_log.AT_ONCE", 2)
    for _ in range(5):
        note(place)

    assert verify_log(place.work.store).entries == 5
    assert [entry.number for entry in listed(place.work.store)] == [1, 2, 3, 4, 5]


def test_entries_are_listed_from_a_day_on_and_for_one_organisation(place: Place) -> None:
    for organisation_id in ("ambridge", "borchester", "ambridge"):
        note(place, organisation_id)
        place.clock.forward(timedelta(days=1))
    store = place.work.store

    assert [e.number for e in listed(store, since=date(2026, 3, 3))] == [2, 3]
    assert [e.number for e in listed(store, "ambridge")] == [1, 3]
    assert [e.number for e in listed(store, "ambridge", date(2026, 3, 3))] == [3]


def test_an_entry_reads_as_a_sentence(place: Place) -> None:
    ann = place.lead(place.organisation())
    invite(place.work, ann, "ambridge", Role.READER)
    (entry,) = own_log(place.work, ann, "ambridge").entries

    assert sentence(entry.note, str.title) == "Ann made an invitation for a reader."


@pytest.mark.parametrize("event", Event)
def test_every_event_has_a_name_and_a_sentence_with_all_its_facts(event: Event) -> None:
    at = Clock().instant
    facts = tuple((name, f"{name}.fact"[:8]) for name in sorted(FACTS[event]))

    said = sentence(Note(event, "ann", at, None, facts), str)

    assert event_name(event)
    assert not [value for name, value in facts if value not in said and name != "round"]
    assert "{" not in said
    assert said.endswith(".")
