"""Copies of the database, one of them back, all of it elsewhere: for whoever runs the server.

Nobody is asked for a permission: whoever can run this can read the file as well.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from maturity.documents.figures import day
from maturity.domain.audit import COMMAND_LINE, Event, Note
from maturity.errors import StoreError
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.store import Contents, Keeping, Store, Told
from maturity.usecases.days import day_of


def back_up(store: Store, keeping: Keeping, file: Path, now: datetime) -> Contents:
    """In a new file, while people work. It is noted where the database is of this version."""
    found = keeping.back_up(file)
    if not found.pending:
        store.note(Note(Event.BACKED_UP, COMMAND_LINE, now))
    return found


@dataclass(frozen=True)
class Exchange:
    """What would go and what would come. `fault` says why nobody knows what would go."""

    former: Contents | None
    copy: Contents
    fault: str = ""


def exchange(keeping: Keeping, file: Path) -> Exchange:
    """What restoring this file would do. StoreError where it cannot be done."""
    keeping.require_unused()
    copy = keeping.contents_of(file)
    try:
        return Exchange(keeping.contents(), copy)
    except StoreError as error:
        return Exchange(None, copy, str(error))


def restore_from(keeping: Keeping, file: Path, now: datetime) -> str | None:
    """Where the former database is kept, if there was one."""
    return keeping.put_back(file, Note(Event.RESTORED, COMMAND_LINE, now))


def move(source: Keeping, target: Keeping, now: datetime, told: Told) -> int:
    """How many rows that were. It is told how far it is."""
    return source.move_to(target, Note(Event.MOVED, COMMAND_LINE, now), told)


def contents_line(found: Contents) -> str:
    """`1.2 MB, 3 organisations, 12 rounds, 250 answers, the last on 12 May 2026`."""
    size = _("{size} MB").format(size=f"{found.size / 1e6:.1f}")
    organisations = ngettext(
        "{count} organisation", "{count} organisations", found.organisations
    ).format(count=found.organisations)
    rounds = ngettext("{count} round", "{count} rounds", found.rounds).format(count=found.rounds)
    answers = ngettext("{count} answer", "{count} answers", found.answers).format(
        count=found.answers
    )
    counted = _("{size}, {organisations}, {rounds}, {answers}").format(
        size=size, organisations=organisations, rounds=rounds, answers=answers
    )
    if found.last_answer is None:
        return counted
    return _("{counted}, the last on {day}").format(
        counted=counted, day=day(day_of(found.last_answer))
    )
