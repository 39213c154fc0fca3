"""A release from what is in the database: its draft, publishing it, and its two files."""

from collections.abc import Callable
from dataclasses import replace

from maturity.access import Visitor, require_taskforce
from maturity.domain.audit import Event
from maturity.domain.ledger import Ledger
from maturity.domain.release_order import CannotBuild
from maturity.domain.releasing import build
from maturity.domain.taskforce import KeptRelease
from maturity.errors import Conflict, NotHere
from maturity.exchange.ledger_file import ledger_json
from maturity.exchange.release_file import release_bytes
from maturity.exchange.release_text import release_of
from maturity.locale import gettext as _
from maturity.usecases.audit_trail import noted
from maturity.usecases.build_refusal import build_refusal
from maturity.usecases.days import day_of
from maturity.usecases.kept_release import kept_release
from maturity.usecases.release_order import Wanted, release_order, soon_warnings
from maturity.usecases.workplace import Workplace

Progress = Callable[[str, float], None]


def untold(_step: str, _share: float) -> None:
    """Progress that nobody watches."""


def release_draft(
    workplace: Workplace, who: Visitor | None, wanted: Wanted, progress: Progress = untold
) -> Ledger:
    """What would be published of the database as it is now, and what would be held back and why."""
    require_taskforce(who)
    order = release_order(workplace.store, workplace.library, wanted, day_of(workplace.now()))
    try:
        return build(order, progress)
    except CannotBuild as fault:
        raise build_refusal(fault, wanted.k) from None


def release_warnings(workplace: Workplace, who: Visitor | None, draft: Ledger) -> tuple[str, ...]:
    """What speaks against publishing a draft, and does not forbid it."""
    require_taskforce(who)
    earlier = [k for k in workplace.store.releases() if k.invented is draft.release.invented]
    return soon_warnings(draft, earlier[-1].cut_off) if earlier else ()


def publish(workplace: Workplace, who: Visitor | None, draft: Ledger) -> KeptRelease:
    """Stores the release with its private record, if the database still gives exactly this draft.

    Conflict where something changed meanwhile that it would hold.
    """
    require_taskforce(who)
    known = [kept.id for kept in workplace.store.releases()]
    again = release_draft(workplace, who, _wanted(draft))
    # Whoever came after the cut-off is among those left out, and changes nothing that is out.
    if ledger_json(replace(again, left_out=draft.left_out)) != ledger_json(draft):
        raise Conflict(_("Contributions changed since this draft. Prepare it again, and look."))
    kept = kept_release(draft.release, release_bytes(draft.release), workplace.now())
    # A release of invented data is made on days that never were.
    store = (
        workplace.store
        if kept.invented
        else noted(workplace, who, Event.RELEASE_PUBLISHED, release=kept.sha256)
    )
    store.add_release(kept, ledger_json(again), built_on=known)
    return kept


def published_releases(workplace: Workplace, who: Visitor | None) -> tuple[KeptRelease, ...]:
    """All that are here, the newest first."""
    require_taskforce(who)
    return tuple(reversed(workplace.store.releases()))


def published_file(workplace: Workplace, who: Visitor | None, release_id: str) -> bytes:
    """The public SQLite file. It says nothing that is not published, and is not signed."""
    require_taskforce(who)
    for kept in workplace.store.releases():
        if kept.id == release_id:
            return release_bytes(release_of(kept.body))
    raise NotHere


def private_record_file(workplace: Workplace, who: Visitor | None, release_id: str) -> bytes:
    """For the taskforce alone: with it, records can be told apart. NotHere for an imported one."""
    require_taskforce(who)
    records = workplace.store.ledgers()
    if release_id not in records:
        raise NotHere
    return records[release_id].encode()


def _wanted(draft: Ledger) -> Wanted:
    release = draft.release
    return Wanted(release.questionnaire_id, release.cut_off, release.k)
