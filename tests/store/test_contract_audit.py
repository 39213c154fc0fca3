"""What every store does with the audit log: a note is kept with its act, once, in one chain."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from maturity.domain.audit import START, Event, Note, checked, first_broken
from maturity.domain.organisation import Membership, Person, Role
from maturity.errors import MaturityError
from maturity.store import Store
from tests.store.samples import NOW, TICK, a_link, a_membership, an_organisation, at_once, settle

A_MINUTE = timedelta(minutes=1)


def a_note(event: Event = Event.LEFT, **fields: object) -> Note:
    return replace(Note(event, "ann", NOW, "council"), **fields)  # type: ignore[arg-type]


REFUSED = Note(
    Event.SIGN_IN_REFUSED, "nobody", NOW, "council", (("reason", "used"), ("way", "link"))
)


def noted(store: Store) -> list[Note]:
    return [entry.note for entry in store.audit_entries()]


def test_a_new_log_is_empty(store: Store) -> None:
    assert not store.audit_entries()
    assert not store.audit_after(0, 10)
    assert not store.audit_newest(10)


def test_entries_come_back_as_they_were_noted_and_chained(store: Store) -> None:
    notes = [a_note(), REFUSED, a_note(Event.BACKED_UP, organisation_id=None)]
    for note in notes:
        store.note(note)

    entries = store.audit_entries()

    assert [entry.note for entry in entries] == notes
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert [entry.previous for entry in entries] == [START, *(e.hash for e in entries[:-1])]
    assert first_broken(entries) is None


def test_a_note_is_kept_with_the_act_that_it_is_about(store: Store) -> None:
    store.noting(a_note()).save_person(Person("ben", "Ben"))

    assert store.person("ben") == Person("ben", "Ben")
    assert noted(store) == [a_note()]


def test_several_notes_of_one_act_stand_in_their_order(store: Store) -> None:
    second = a_note(Event.ORGANISATION_BEGUN)

    store.noting(a_note()).noting(second).save_person(Person("ben", "Ben"))

    assert noted(store) == [a_note(), second]


def test_an_act_that_fails_leaves_no_note(store: Store) -> None:
    settle(store)

    def refuse(_found: Sequence[Membership]) -> Membership:
        raise MaturityError("no")

    with pytest.raises(MaturityError):
        store.noting(a_note()).change_membership("council", refuse)

    assert not noted(store)


def test_a_note_that_cannot_be_kept_undoes_its_act(store: Store) -> None:
    nowhere = a_note(at=NOW.replace(tzinfo=None))

    with pytest.raises(ValueError, match="time zone"):
        store.noting(nowhere).save_person(Person("ben", "Ben"))

    assert store.person("ben") is None
    assert not noted(store)


def test_an_act_that_changes_nothing_is_not_noted(store: Store) -> None:
    settle(store)
    store.save_membership(a_membership(role=Role.LEAD))
    store.add_link(a_link(used_at=NOW, used_by="ben"))

    assert not store.noting(a_note()).add_first_member(Membership("ben", "council", Role.LEAD))
    assert not store.noting(a_note()).revoke_link("hash", NOW)
    assert not store.noting(a_note()).revoke_link("unknown", NOW)

    assert not noted(store)


def test_only_writes_are_noted_and_the_store_itself_notes_nothing(store: Store) -> None:
    store.noting(a_note()).person("ben")
    store.save_person(Person("ben", "Ben"))

    assert not noted(store)


def test_what_is_refused_over_and_over_is_noted_once(store: Store) -> None:
    again = [replace(REFUSED, at=NOW + n * TICK) for n in range(5)]

    kept = [store.note_once(note, note.at - A_MINUTE) for note in again]

    assert kept == [True, False, False, False, False]
    assert noted(store) == [REFUSED]


@pytest.mark.parametrize(
    "other",
    [
        replace(REFUSED, actor="ben"),
        replace(REFUSED, organisation_id=None),
        replace(REFUSED, organisation_id="other"),
        replace(REFUSED, facts=(("reason", "expired"), ("way", "link"))),
        replace(REFUSED, at=NOW + A_MINUTE),
    ],
)
def test_what_is_refused_otherwise_or_later_is_noted_too(store: Store, other: Note) -> None:
    store.note(REFUSED)

    assert store.note_once(other, other.at - A_MINUTE)


def test_of_twenty_refusals_at_once_one_is_noted(store: Store) -> None:
    kept = at_once(20, lambda _: store.note_once(REFUSED, NOW - A_MINUTE))

    assert sorted(map(bool, kept)) == [*[False] * 19, True]
    assert noted(store) == [REFUSED]


def test_twenty_at_once_keep_one_chain(store: Store) -> None:
    at_once(
        20, lambda n: store.noting(a_note(actor=f"p{n}")).save_person(Person(f"p{n}", "Somebody"))
    )

    found = checked(store.audit_entries())
    assert (found.entries, found.broken) == (20, None)
    assert {note.actor for note in noted(store)} == {f"p{n}" for n in range(20)}


def test_the_newest_come_first_by_event_and_by_organisation(store: Store) -> None:
    for number in range(12):
        event = Event.LEFT if number % 2 else Event.ORGANISATION_BEGUN
        store.note(a_note(event, organisation_id=("council", "other", None)[number % 3]))

    def numbers(*args: object, **kept: object) -> list[int]:
        return [e.number for e in store.audit_newest(*args, **kept)]  # type: ignore[arg-type]

    assert numbers(3) == [12, 11, 10]
    assert numbers(3, 10) == [9, 8, 7]
    assert numbers(9, event=Event.LEFT) == [12, 10, 8, 6, 4, 2]
    assert numbers(9, organisation_id="council") == [10, 7, 4, 1]
    assert numbers(9, 10, Event.LEFT, "council") == [4]
    assert numbers(2, 1) == []
    assert [e.number for e in store.audit_after(10, 5)] == [11, 12]
    assert [e.number for e in store.audit_after(3, 2)] == [4, 5]


def test_organisations_of_the_log_are_those_that_are_still_there(store: Store) -> None:
    for organisation_id in ("council", "other"):
        store.save_organisation(an_organisation(organisation_id))
    for organisation_id in ("council", "council", "erased", None):
        store.note(a_note(organisation_id=organisation_id))

    assert store.audited_organisations() == [("council", "Council")]


def test_organisations_of_the_log_are_found_by_a_part_of_their_name(store: Store) -> None:
    for organisation_id in ("bath", "leeds", "leek"):
        store.save_organisation(an_organisation(organisation_id))
        store.note(a_note(organisation_id=organisation_id))

    assert store.audited_organisations("LEE") == [("leeds", "Leeds"), ("leek", "Leek")]
    assert store.audited_organisations(most=1) == [("bath", "Bath")]
    assert store.audited_organisations("l_e") == []
