"""Rerun the proof on releases that are out: who could work out what, and does it all add up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from maturity.domain.ledger import Leaks, Ledger
from maturity.domain.releasing import reaudit, recheck
from maturity.errors import ReleaseError
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.release_history import history_in, require_recorded


@dataclass(frozen=True)
class Audit:
    """`lines` say what was looked at and what was found. `clean` where that is nothing."""

    lines: tuple[str, ...]
    clean: bool


def audit_files(files: Sequence[Path], history: Path) -> Audit:
    """Of everything in the history together: what one release keeps back another may give away.

    Each file is compared with its private record, and each figure worked out from that again.
    """
    ledgers = history_in(history)
    for file in files:
        require_recorded(file, ledgers)
    if not ledgers:
        raise ReleaseError((_("{folder}: there is no release in it.").format(folder=history),))
    differing = tuple(line for ledger in ledgers for line in _differences(ledger))
    leaks = reaudit(ledgers)
    found = (*_looked_at(ledgers), *differing, *_found(leaks))
    return Audit(found, clean=not (leaks or differing))


def _looked_at(ledgers: Sequence[Ledger]) -> Iterator[str]:
    sets = sum(len(ledger.sets) for ledger in ledgers)
    records = {record_id for ledger in ledgers for record_id in ledger.holders}
    releases = ngettext("{count} release", "{count} releases", len(ledgers))
    yield _("{releases}, {sets} sets of records, {records} records.").format(
        releases=releases.format(count=len(ledgers)), sets=sets, records=len(records)
    )


def _differences(ledger: Ledger) -> Iterator[str]:
    try:
        differences = recheck(ledger)
    except (KeyError, ValueError):
        yield _("{release}: its private record does not hold what the figures are of.").format(
            release=ledger.release.id
        )
        return
    for found in differences:
        yield _(
            "{release}: '{measure}' of '{group}' does not follow from the private record."
        ).format(release=ledger.release.id, measure=found.measure, group=found.group_id)


def _found(leaks: Leaks) -> Iterator[str]:
    if not leaks:
        yield _("What an outsider could work out: nothing.")
        yield _("What an organisation could work out with its own records: nothing of another's.")
        yield _(
            "This holds for one organisation at a time, and for a shared service with its members. "
            "Several organisations that pool their own answers could learn something about others."
        )
    for record in leaks.outsider:
        yield _("Anybody could work out the record {record}.").format(record=record)
    for insider, record in leaks.insider:
        yield _("{insider} could work out the record {record}.").format(
            insider=insider, record=record
        )
    for first, second in leaks.changes:
        yield _("Anybody could work out how {first} and {second} differ.").format(
            first=first, second=second
        )
