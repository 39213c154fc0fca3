"""The audit log in SQL: notes that are added with the act that they are about."""

import json
from collections.abc import Callable, Sequence
from copy import copy
from typing import Any, Self, TypeVar

from maturity.domain.audit import START, Entry, Event, Note, entry
from maturity.store.rows import Parameters, Row, instant, instant_of
from maturity.store.tables import Adapter, Tables

T = TypeVar("T")


class Noting:
    """An adapter that ends each write with one more act of the same transaction."""

    def __init__(self, adapter: Adapter, last: Callable[[Any], None]) -> None:
        self._adapter, self._last, self.driver = adapter, last, adapter.driver

    def read(self, act: Callable[[Any], T]) -> T:
        return self._adapter.read(act)

    def write(self, act: Callable[[Any], T]) -> T:
        def both(tx: Any) -> T:
            done = act(tx)
            self._last(tx)
            return done

        return self._adapter.write(both)


class AuditTables(Tables):
    """Entries are only ever added."""

    def noting(self, note: Note) -> Self:
        same = copy(self)
        same._adapter = Noting(self._adapter, lambda tx: self._append(tx, note))  # noqa: SLF001
        return same

    def note(self, note: Note) -> None:
        self._adapter.write(lambda tx: self._append(tx, note))

    def audit_entries(self) -> Sequence[Entry]:
        return self._all(_entry_of, self._sql.audit_entries)

    def _append(self, tx: Any, note: Note) -> None:
        row = self._sql.last_audit_entry(tx)
        last = None if row is None else _entry_of(row)
        number, previous = (1, START) if last is None else (last.number + 1, last.hash)
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
    number, event, actor, at, organisation_id, facts, previous, found = row
    pairs = tuple((name, value) for name, value in json.loads(facts))
    note = Note(Event(event), actor, instant_of(at), organisation_id, pairs)
    return Entry(number, note, previous, found)
