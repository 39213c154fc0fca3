"""The audit log in SQLite: several processes, acts that run again, and rows changed by hand."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from maturity.domain.audit import Event, checked, first_broken
from maturity.domain.organisation import Person
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from tests.store.processes import said_at_once
from tests.store.samples import at_once
from tests.store.test_contract_audit import a_note
from tests.store.worker import note_thirty_times

T = TypeVar("T")


class Restless:
    """An adapter whose database asks for everything twice, as one may that serialises."""

    def __init__(self, adapter: SqliteAdapter) -> None:
        self._adapter, self.driver = adapter, adapter.driver

    def read(self, act: Callable[[Any], T]) -> T:
        return self._adapter.read(act)

    def leave_no_trace(self) -> bool:
        return self._adapter.leave_no_trace()

    def write(self, act: Callable[[Any], T]) -> T:
        class Again(Exception):
            """So that the first time is rolled back."""

        def first(tx: Any) -> T:
            act(tx)
            raise Again

        with pytest.raises(Again):
            self._adapter.write(first)
        return self._adapter.write(act)


def test_an_act_that_runs_again_is_noted_once(adapter: SqliteAdapter) -> None:
    store = SqlStore(Restless(adapter))

    store.noting(a_note()).save_person(Person("ben", "Ben"))

    assert [entry.note for entry in store.audit_entries()] == [a_note()]


def test_processes_that_note_at_once_keep_one_chain(adapter: SqliteAdapter) -> None:
    assert said_at_once(2, note_thirty_times, adapter.path) == ["noted", "noted"]

    found = checked(SqlStore(adapter).audit_entries())
    assert (found.entries, found.broken) == (60, None)


def change(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()


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
    adapter: SqliteAdapter, statement: str
) -> None:
    store = SqlStore(adapter)
    for number in range(5):
        store.note(a_note(actor=f"p{number}"))

    change(adapter.path, statement)
    store.note(a_note())

    found = 1 if "-number" in statement else 3
    assert first_broken(store.audit_entries()) == found
    assert store.audit_newest(1)[0].note == a_note()


def test_a_last_row_that_was_changed_stops_nobody_from_working(adapter: SqliteAdapter) -> None:
    store = SqlStore(adapter)
    store.note(a_note())
    change(adapter.path, "UPDATE audit_entry SET event = 'x', facts = 'y', hash = 'z'")

    at_once(3, lambda n: store.noting(a_note()).save_person(Person(f"p{n}", "Somebody")))

    assert [e.note.event for e in store.audit_entries()] == [Event.UNREADABLE, *[Event.LEFT] * 3]
    assert first_broken(store.audit_entries()) == 1
