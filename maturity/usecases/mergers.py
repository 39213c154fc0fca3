"""Organisations that merge into a successor: an operator notes it, and a lead of each agrees.

An operator sees no organisation's content, and could let anybody in as the lead of a successor. So
nobody sees what an organisation handed in before somebody who leads it has agreed. Only one that
nobody leads any more is not asked.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from maturity.access import Permission, Visitor, person_id, require, require_owner
from maturity.domain.audit import Event
from maturity.domain.organisation import Organisation
from maturity.domain.service import Signed
from maturity.domain.succession import Succession, circles
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.store import Store
from maturity.usecases.audit_trail import noted
from maturity.usecases.given_text import given_id, one_line
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class Merger:
    """`since` is None as long as it waits for a lead to agree."""

    organisation: Organisation
    successor: Organisation
    noted_at: datetime
    since: datetime | None


def merge_organisations(
    workplace: Workplace, who: Visitor | None, predecessor_ids: Collection[str], successor_id: str
) -> tuple[Succession, ...]:
    """Notes that organisations merge into a successor: all, or none. No round is changed."""
    require_owner(who)
    successor = _real(workplace, successor_id)
    predecessors = [_real(workplace, i) for i in dict.fromkeys(predecessor_ids)]
    if not predecessors:
        raise MaturityError(_("Choose at least one organisation that merges."))
    led = {p.id for p in predecessors if any(m.leads for m in workplace.store.members(p.id))}
    merging = Signed(person_id(who), workplace.now())

    def decide(known: Sequence[Succession]) -> Sequence[Succession]:
        for found in predecessors:
            _require_going_on(known, found)
        if circles(known, {found.id for found in predecessors}, successor.id):
            raise MaturityError(_("An organisation cannot come after itself. Choose another."))
        return [_made(known, found.id, successor.id, merging, led) for found in predecessors]

    store = _noted(workplace, who, [found.id for found in predecessors], successor.id)
    return tuple(store.add_successions(decide))


def end_merger(workplace: Workplace, who: Visitor | None, organisation_id: str) -> None:
    """Ends a merger that was noted by mistake: nobody sees anything by it from now on."""
    require_owner(who)
    _end(workplace, who, _open_one(workplace, organisation_id))


def mergers(workplace: Workplace, who: Visitor | None, words: str = "") -> tuple[Merger, ...]:
    """Mergers that were noted and not ended, with the words in a name, oldest first."""
    require_owner(who)
    wanted = one_line(words).casefold()
    return tuple(
        Merger(goes, into, one.merged_at, one.agreed_at)
        for one, goes, into in workplace.store.open_mergers()
        if wanted in goes.name.casefold() or wanted in into.name.casefold()
    )


def merger_of(workplace: Workplace, who: Visitor | None, organisation_id: str) -> Merger | None:
    """What the organisation goes into, if it does."""
    organisation = _organisation(workplace, who, Permission.SEE, organisation_id)
    found = [s for s in workplace.store.successions_from(organisation.id) if s.is_open]
    return _named(workplace, found[0]) if found else None


def agree_to_merger(
    workplace: Workplace, who: Visitor | None, organisation_id: str, successor_id: str
) -> None:
    """Agrees to a merger: from now on members of the successor see the rounds handed in."""
    organisation = _organisation(workplace, who, Permission.SUBMIT, organisation_id)
    agreed = Signed(person_id(who), workplace.now())
    facts = {"successor": given_id(successor_id)}
    store = noted(workplace, who, Event.MERGER_AGREED, organisation.id, **facts)
    if not store.agree_to_succession(organisation.id, successor_id, agreed):
        raise NotHere


def decline_merger(workplace: Workplace, who: Visitor | None, organisation_id: str) -> None:
    """Declines a merger, before a lead has agreed to it. Later an operator ends it."""
    organisation = _organisation(workplace, who, Permission.SUBMIT, organisation_id)
    found = _open_one(workplace, organisation.id)
    if not found.waits:
        raise MaturityError(
            _("A lead has agreed to this merger. Ask whoever runs this server to end it.")
        )
    _end(workplace, who, found)


def _end(workplace: Workplace, who: Visitor | None, found: Succession) -> None:
    ended = Signed(person_id(who), workplace.now())
    facts = {"successor": found.successor_id}
    store = noted(workplace, who, Event.MERGER_ENDED, found.organisation_id, **facts)
    if not store.end_succession(found.organisation_id, found.successor_id, ended):
        raise NotHere


def _made(
    known: Sequence[Succession],
    organisation_id: str,
    successor_id: str,
    merging: Signed,
    led: Collection[str],
) -> Succession:
    number = sum(one.organisation_id == organisation_id for one in known) + 1
    made = Succession(organisation_id, number, successor_id, merging.by, merging.at)
    return made if organisation_id in led else replace(made, agreed_at=merging.at)


def _require_going_on(known: Sequence[Succession], found: Organisation) -> None:
    if any(one.is_open and one.organisation_id == found.id for one in known):
        raise MaturityError(
            _("{organisation} merges already. End that first, if it was a mistake.").format(
                organisation=found.name
            )
        )


def _noted(
    workplace: Workplace, who: Visitor | None, organisation_ids: Collection[str], successor_id: str
) -> Store:
    """A note in the log of each."""
    for organisation_id in organisation_ids:
        store = noted(
            workplace, who, Event.ORGANISATIONS_MERGED, organisation_id, successor=successor_id
        )
        workplace = replace(workplace, store=store)
    return workplace.store


def _real(workplace: Workplace, organisation_id: str) -> Organisation:
    found = workplace.store.organisation(given_id(organisation_id))
    if found is None or found.invented:
        raise NotHere
    return found


def _open_one(workplace: Workplace, organisation_id: str) -> Succession:
    for one in workplace.store.successions_from(given_id(organisation_id)):
        if one.is_open:
            return one
    raise NotHere


def _named(workplace: Workplace, one: Succession) -> Merger | None:
    organisation = workplace.store.organisation(one.organisation_id)
    successor = workplace.store.organisation(one.successor_id)
    if organisation is None or successor is None:
        return None
    return Merger(organisation, successor, one.merged_at, one.agreed_at)


def _organisation(
    workplace: Workplace, who: Visitor | None, permission: Permission, organisation_id: str
) -> Organisation:
    return require(who, permission, workplace.store.organisation(given_id(organisation_id)))
