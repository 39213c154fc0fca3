"""The audit log in SQL: notes that are added with the act that they are about."""

import json
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import datetime
from typing import Any, Self, TypeVar

from maturity.domain.audit import START, Entry, Event, Note, entry, unreadable
from maturity.store.rows import EVERYTHING, Parameters, Row, containing, instant, instant_of
from maturity.store.tables import Adapter, Tables

T = TypeVar("T")

NEWEST = 2**62
"""Above every number."""

RECENT = 100
"""As many entries of an event are looked at, to see whether the same was noted a moment ago."""


class Noting:
    """An adapter that ends each write with more acts of the same transaction, in their order.

    A write that says False has changed nothing, and is followed by nothing.
    """

    def __init__(self, adapter: Adapter, *last: Callable[[Any], None]) -> None:
        self._adapter, self._last, self.driver = adapter, last, adapter.driver

    def and_then(self, act: Callable[[Any], None]) -> "Noting":
        return Noting(self._adapter, *self._last, act)

    def read(self, act: Callable[[Any], T]) -> T:
        return self._adapter.read(act)

    def read_once(self, act: Callable[[Any], T]) -> T:
        return self._adapter.read_once(act)

    def numbers(self) -> Mapping[str, float]:
        return self._adapter.numbers()

    def leave_no_trace(self) -> bool:
        return self._adapter.leave_no_trace()

    def write(self, act: Callable[[Any], T]) -> T:
        def both(tx: Any) -> T:
            done = act(tx)
            for last in () if done is False else self._last:
                last(tx)
            return done

        return self._adapter.write(both)


class AuditTables(Tables):
    """Entries are only ever added."""

    def noting(self, note: Note) -> Self:
        return self.noting_found(lambda: (note,))

    def noting_found(self, notes: Callable[[], Sequence[Note]]) -> Self:
        def last(tx: Any) -> None:
            for note in notes():
                self._append(tx, note)

        same, known = copy(self), self._adapter
        noting = known.and_then(last) if isinstance(known, Noting) else Noting(known, last)
        same._adapter = noting  # noqa: SLF001
        return same

    def note(self, note: Note) -> None:
        self._adapter.write(lambda tx: self._append(tx, note))

    def note_once(self, note: Note, since: datetime) -> bool:
        def noted(tx: Any) -> bool:
            known = self._sql.audit_newest_of_event(
                tx, event=note.event.value, before=NEWEST, most=RECENT
            )
            return any(_alike(entry.note, note, since) for entry in map(_entry_of, known))

        def act(tx: Any) -> bool:
            if noted(tx):
                return False
            self._append(tx, note)
            return True

        # Looked at first, so that a flood of refusals makes nobody wait who writes.
        return not self._adapter.read(noted) and self._adapter.write(act)

    def audit_entries(self) -> Sequence[Entry]:
        return self._all(_entry_of, self._sql.audit_entries)

    def audit_after(self, number: int, most: int) -> Sequence[Entry]:
        return self._all(_entry_of, lambda tx: self._sql.audit_after(tx, number=number, most=most))

    def audit_newest(
        self,
        most: int,
        before: int | None = None,
        event: Event | None = None,
        organisation_id: str | None = None,
    ) -> Sequence[Entry]:
        wanted = {"event": event.value} if event else {}
        wanted |= {"organisation_id": organisation_id} if organisation_id is not None else {}
        statement = {
            frozenset(): self._sql.audit_newest,
            frozenset({"event"}): self._sql.audit_newest_of_event,
            frozenset({"organisation_id"}): self._sql.audit_newest_of_organisation,
            frozenset({"event", "organisation_id"}): self._sql.audit_newest_of_both,
        }[frozenset(wanted)]
        return self._all(
            _entry_of, lambda tx: statement(tx, before=before or NEWEST, most=most, **wanted)
        )

    def audited_organisations(
        self, words: str = "", most: int = EVERYTHING
    ) -> Sequence[tuple[str, str]]:
        wanted = {"pattern": containing(words), "most": most}
        return self._adapter.read(
            lambda tx: [(i, name) for i, name in self._sql.audited_organisations(tx, **wanted)]
        )

    def _append(self, tx: Any, note: Note) -> None:
        row = self._sql.last_audit_entry(tx)
        number, previous = (1, START) if row is None else (row[0] + 1, row[1])
        self._sql.add_audit_entry(tx, **_parameters(entry(number, note, previous)))


def _parameters(made: Entry) -> Parameters:
    note = made.note
    return {
        "number": made.number,
        "event": note.event.value,
        "actor": note.actor,
        "at": instant(note.at),
        "organisation_id": note.organisation_id,
        "facts": json.dumps(sorted(note.facts), separators=(",", ":")),
        "previous": made.previous,
        "hash": made.hash,
    }


def _entry_of(row: Row) -> Entry:
    """A row that is not exactly what some note is written as was changed by somebody."""
    number, event, actor, at, organisation_id, facts, previous, found = row
    try:
        pairs = tuple((name, value) for name, value in json.loads(facts))
        note = Note(Event(event), actor, instant_of(at), organisation_id, pairs)
        made = Entry(number, note, previous, found)
        return made if tuple(_parameters(made).values()) == tuple(row) else unreadable(number)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return unreadable(number)


def _alike(known: Note, note: Note, since: datetime) -> bool:
    return known.at > since and replace(known, at=note.at) == note
