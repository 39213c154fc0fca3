"""The audit log: several processes, acts that run again, and rows that were changed by hand."""

from collections.abc import Callable
from typing import Any, TypeVar

import pytest

from maturity.domain.audit import Event, checked, first_broken
from maturity.domain.organisation import Person
from maturity.store.audit import Noting
from maturity.store.opening import Database
from maturity.store.sql import SqlStore
from maturity.store.tables import Adapter
from tests.store.processes import said_at_once
from tests.store.samples import at_once
from tests.store.test_contract_audit import a_note
from tests.store.worker import note_thirty_times

T = TypeVar("T")


class Restless(Noting):
    """An adapter whose database asks for everything twice, as one may that serialises."""

    def and_then(self, act: Callable[[Any], None]) -> Noting:
        return Noting(self, act)

    def write(self, act: Callable[[Any], T]) -> T:
        class Again(Exception):
            """So that the first time is rolled back."""

        def first(tx: Any) -> T:
            act(tx)
            raise Again

        with pytest.raises(Again):
            super().write(first)
        return super().write(act)


def test_an_act_that_runs_again_is_noted_once(empty_adapter: Adapter) -> None:
    store = SqlStore(Restless(empty_adapter))

    store.noting(a_note()).save_person(Person("ben", "Ben"))

    assert [entry.note for entry in store.audit_entries()] == [a_note()]


def test_processes_that_note_at_once_keep_one_chain(alone: Database) -> None:
    assert said_at_once(4, note_thirty_times, alone) == ["noted"] * 4

    found = checked(SqlStore(alone).audit_entries())
    assert (found.entries, found.broken) == (120, None)


def change(adapter: Adapter, statement: str) -> None:
    adapter.write(lambda tx: tx.execute(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM audit_entry WHERE number = 3",
        "UPDATE audit_entry SET event = 'joined' WHERE number = 3",
        "UPDATE audit_entry SET event = 'backed up' WHERE number = 3",
        "UPDATE audit_entry SET event = 'unreadable' WHERE number = 3",
        "UPDATE audit_entry SET event = 'never heard of' WHERE number = 3",
        "UPDATE audit_entry SET actor = 'ben' WHERE number = 3",
        "UPDATE audit_entry SET at = '2026-03-01T12:00:00.123456Z' WHERE number = 3",
        "UPDATE audit_entry SET at = 'yesterday' WHERE number = 3",
        "UPDATE audit_entry SET at = '0001-01-01T00:00:00.000000+14:00' WHERE number = 3",
        "UPDATE audit_entry SET organisation_id = NULL WHERE number = 3",
        "UPDATE audit_entry SET facts = '[ ]' WHERE number = 3",
        "UPDATE audit_entry SET facts = '[1, 2]' WHERE number = 3",
        "UPDATE audit_entry SET facts = '[[\"role\", 7]]' WHERE number = 3",
        "UPDATE audit_entry SET facts = '{' WHERE number = 3",
        "UPDATE audit_entry SET previous = '' WHERE number = 3",
        "UPDATE audit_entry SET hash = 'c0ffee' WHERE number = 3",
        "UPDATE audit_entry SET number = 33 WHERE number = 3",
        "UPDATE audit_entry SET number = -number WHERE number > 2",
    ],
)
def test_a_row_that_was_changed_by_hand_is_found_and_the_log_goes_on(
    empty_adapter: Adapter, statement: str
) -> None:
    store = SqlStore(empty_adapter)
    for number in range(5):
        store.note(a_note(actor=f"p{number}"))

    change(empty_adapter, statement)
    store.note(a_note())

    found = 1 if "-number" in statement else 3
    assert first_broken(store.audit_entries()) == found
    assert store.audit_newest(1)[0].note == a_note()


def test_a_last_row_that_was_changed_stops_nobody_from_working(empty_adapter: Adapter) -> None:
    store = SqlStore(empty_adapter)
    store.note(a_note())
    change(empty_adapter, "UPDATE audit_entry SET event = 'x', facts = 'y', hash = 'z'")

    at_once(3, lambda n: store.noting(a_note()).save_person(Person(f"p{n}", "Somebody")))

    assert [e.note.event for e in store.audit_entries()] == [Event.UNREADABLE, *[Event.LEFT] * 3]
    assert first_broken(store.audit_entries()) == 1
