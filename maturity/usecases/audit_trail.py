"""Noting what was done, for use cases that have asked already. Reading the log is another's."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from maturity.access import Visitor
from maturity.domain.audit import COMMAND_LINE, NOBODY, PLAIN, Event, Note
from maturity.domain.organisation import Organisation
from maturity.errors import NotHere
from maturity.store import Store
from maturity.usecases.workplace import Workplace

ONCE_IN = timedelta(minutes=1)
"""What is refused again and again is noted once in this time."""


def noted(
    workplace: Workplace,
    visitor: Visitor | None,
    event: Event,
    organisation_id: str | None = None,
    **facts: str,
) -> Store:
    """The store, whose next write adds this note in its own transaction."""
    return workplace.store.noting(_note(workplace, visitor, event, organisation_id, facts))


def noted_of(
    workplace: Workplace,
    visitor: Visitor | None,
    event: Event,
    organisation: Organisation,
    **facts: str,
) -> Store:
    """The same for what an organisation does. What an invented one does is not noted: its years are
    made up at once, with days that never were.
    """
    if organisation.invented:
        return workplace.store
    return noted(workplace, visitor, event, organisation.id, **facts)


def note_of(
    workplace: Workplace,
    visitor: Visitor | None,
    event: Event,
    organisation_id: str | None = None,
    **facts: str,
) -> Note:
    """For `noting_found`: what only the write itself finds out."""
    return _note(workplace, visitor, event, organisation_id, facts)


def noted_by_command(store: Store, now: datetime, event: Event, **facts: str) -> Store:
    """The same for whoever may run commands on the server: there is no person to name."""
    return store.noting(Note(event, COMMAND_LINE, now, facts=tuple(sorted(facts.items()))))


def note_done(
    workplace: Workplace,
    visitor: Visitor | None,
    event: Event,
    organisation_id: str | None = None,
    **facts: str,
) -> None:
    """For an act that writes nothing else."""
    workplace.store.note(_note(workplace, visitor, event, organisation_id, facts))


def note_refused(
    workplace: Workplace,
    visitor: Visitor | None,
    way: str,
    reason: str,
    organisation_id: str | None,
) -> None:
    """Somebody knocked in vain. The same from the same person at the same door is noted once a
    minute, however often they try: nobody fills the disk by knocking.
    """
    facts = {"way": way, "reason": reason}
    note = _note(workplace, visitor, Event.SIGN_IN_REFUSED, organisation_id, facts)
    workplace.store.note_once(note, note.at - ONCE_IN)


def _note(
    workplace: Workplace,
    visitor: Visitor | None,
    event: Event,
    organisation_id: str | None,
    facts: Mapping[str, str],
) -> Note:
    if not all(PLAIN.fullmatch(value) for value in facts.values()):
        raise NotHere  # Somebody made an id up: none of ours looks like that.
    actor = NOBODY if visitor is None else visitor.person.id
    return Note(event, actor, workplace.now(), organisation_id, tuple(sorted(facts.items())))
