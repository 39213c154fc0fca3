"""Noting what was done, for use cases that have asked already. Reading the log is another's."""

from maturity.access import Visitor
from maturity.domain.audit import NOBODY, Event, Note
from maturity.store import Store
from maturity.usecases.workplace import Workplace


def noted(
    workplace: Workplace,
    who: Visitor | None,
    event: Event,
    organisation_id: str | None = None,
    **facts: str,
) -> Store:
    """The store, whose next write adds this note in its own transaction."""
    actor = NOBODY if who is None else who.person.id
    return workplace.store.noting(
        Note(event, actor, workplace.now(), organisation_id, tuple(sorted(facts.items())))
    )
