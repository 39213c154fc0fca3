"""How long things are kept: what would go by now, and deleting it. For whoever runs the server.

Nobody is asked for a permission: whoever can run this can delete the file as well.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from maturity.documents.figures import day
from maturity.domain.audit import COMMAND_LINE, Event, Note
from maturity.domain.erasing import UNCLOSED_DAYS, Because, GoingOrganisation, Quiet, Unclosed
from maturity.domain.kept_ballots import Cast, Closing
from maturity.domain.organisation import Organisation
from maturity.domain.workshop import ItemState, Workshop, WorkshopState
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.store import Store
from maturity.usecases.days import day_of
from maturity.usecases.erasing import cleared, refuse_organisation

A_YEAR = timedelta(days=365.25)


@dataclass(frozen=True)
class Overdue:
    """What is kept no longer. `years` is None where nothing is deleted for its age: then only
    workshops are closed, which have an end of their own.
    """

    years: int | None
    now: datetime
    organisations: tuple[Quiet, ...] = ()
    links: int = 0
    workshops: tuple[Unclosed, ...] = ()

    @property
    def nothing(self) -> bool:
        return not (self.organisations or self.links or self.workshops)


def overdue(store: Store, years: int | None, now: datetime) -> Overdue:
    """What would go now."""
    workshops = _unclosed(store, now)
    if years is None:
        return Overdue(years, now, workshops=workshops)
    before = now - years * A_YEAR
    return Overdue(
        years=years,
        now=now,
        organisations=tuple(store.quiet_organisations(before)),
        links=store.old_links(before),
        workshops=workshops,
    )


def overdue_lines(found: Overdue) -> Iterator[str]:
    """For whoever decides."""
    for quiet in found.organisations:
        yield _("{organisation}: erased. The last act there was on {day}.").format(
            organisation=_named(quiet.organisation), day=day(day_of(quiet.newest))
        )
    if found.links:
        yield ngettext(
            "{count} link that opens nothing any more: deleted.",
            "{count} links that open nothing any more: deleted.",
            found.links,
        ).format(count=found.links)
    for unclosed in found.workshops:
        yield _(
            "A workshop of {organisation} that was over on {day}: closed, its votes are dropped."
        ).format(organisation=_named(unclosed.organisation), day=day(day_of(unclosed.expires_at)))


def delete_overdue(store: Store, found: Overdue, new_id: Callable[[], str]) -> tuple[str, ...]:
    """Each in a transaction of its own, with its note. What could not be done, in sentences."""
    wrong = [_erased(store, quiet, found, new_id) for quiet in found.organisations]
    for unclosed in _unclosed(store, found.now):
        _close(store, unclosed, found.now)
    if found.links and found.years is not None:
        _delete_links(store, found.links, found.now, found.years)
    if not cleared(store):
        wrong.append(
            _(
                "Traces of what was deleted may still be in the database: others were at work, or "
                "it did not answer. Run this again in a quiet moment. If it says the same then, "
                "read docs/privacy.md."
            )
        )
    return tuple(sentence for sentence in wrong if sentence)


def _erased(store: Store, quiet: Quiet, found: Overdue, new_id: Callable[[], str]) -> str:
    """Empty where it went well."""
    own = quiet.organisation.id

    def decide(going: GoingOrganisation) -> None:
        refuse_organisation(going)
        if going.newest is None or going.newest >= _limit(found):
            raise MaturityError(_("Somebody has done something there a moment ago."))

    def note(person: str) -> Note:
        facts = (("person", person), ("reason", Because.WITH_ORGANISATION.value))
        return Note(Event.PERSON_ERASED, COMMAND_LINE, found.now, own, facts)

    facts = (("reason", Because.RETENTION.value),)
    gone = Note(Event.ORGANISATION_ERASED, COMMAND_LINE, found.now, own, facts)
    noting = store if quiet.organisation.invented else store.noting(gone)
    try:
        noting.erase_organisation(own, found.now, new_id, decide, note)
    except NotHere:
        return ""  # Somebody else erased it.
    except MaturityError as error:
        return _("{organisation} stays: {reason}").format(
            organisation=_named(quiet.organisation), reason=error
        )
    return ""


def _unclosed(store: Store, now: datetime) -> tuple[Unclosed, ...]:
    return tuple(store.unclosed_workshops(now - timedelta(days=UNCLOSED_DAYS)))


def _limit(found: Overdue) -> datetime:
    return found.now - (found.years or 0) * A_YEAR


def _delete_links(store: Store, count: int, now: datetime, years: int) -> None:
    note = Note(Event.LINKS_DELETED, COMMAND_LINE, now, facts=(("count", str(count)),))
    store.noting(note).delete_old_links(now - years * A_YEAR)


def _close(store: Store, unclosed: Unclosed, now: datetime) -> None:
    """Nobody is there to look at the votes: none of them is shown, and none stays."""
    facts = (("workshop", unclosed.workshop_id),)
    note = Note(Event.WORKSHOP_EXPIRED, COMMAND_LINE, now, unclosed.organisation.id, facts=facts)
    noting = store if unclosed.organisation.invented else store.noting(note)
    noting.close_workshop(unclosed.workshop_id, _closing)


def _closing(workshop: Workshop, _cast: Cast) -> Closing:
    counted = tuple(
        replace(item, state=ItemState.COUNTED) if item.state is ItemState.OPEN else item
        for item in workshop.items
    )
    return Closing(replace(workshop, items=counted, state=WorkshopState.CLOSED, current=None))


def _named(organisation: Organisation) -> str:
    if organisation.invented:
        return _("{name} (invented)").format(name=organisation.name)
    return organisation.name
