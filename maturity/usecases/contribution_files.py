"""Contribution files on disk: into the database, or all of a folder for one release."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from maturity.domain.contribution import Contribution, KeptContribution, Withdrawal
from maturity.domain.contribution_history import History, Unwelcome
from maturity.domain.library import Library
from maturity.errors import ContributionError
from maturity.exchange.contribution_file import read_contribution
from maturity.exchange.ledger_file import ENDING
from maturity.exchange.text_file import read_bytes
from maturity.store import Store
from maturity.usecases.release_history import files_in
from maturity.usecases.taskforce import (
    Taken,
    invented_sentence,
    take_contribution_files,
    unwelcome_sentence,
)

Given = tuple[Path, Contribution | Withdrawal]


@dataclass(frozen=True)
class Gathered:
    """What a folder holds, and a sentence for each file that is refused."""

    contributions: tuple[KeptContribution, ...]
    refused: tuple[str, ...]


def take_from_disk(store: Store, library: Library, files: Iterable[Path], now: datetime) -> Taken:
    """Whoever may run commands on the server may do this: there is no person to ask."""
    given: list[tuple[str, bytes]] = []
    refused: list[str] = []
    for path in files:
        try:
            given.append((str(path), read_bytes(path, ContributionError)))
        except ContributionError as fault:
            refused.extend(fault.problems)
    taken = take_contribution_files(store, library, given, now)
    return replace(taken, refused=(*refused, *taken.refused))


def gather(folder: Path, library: Library, today: date) -> Gathered:
    """The files `*.json` of a folder, as if each had come when it was agreed to.

    The order of the files plays no part, and neither does the clock: the same folder gives the
    same release.
    """
    given, refused = _read_all(folder, library, today)
    invented = _invented_beside_real(given)
    refused += [f"{path}: {invented_sentence()}" for path in sorted(invented)]
    histories: dict[str, History] = {}
    ids: set[str] = set()
    for path, found in sorted(given, key=_moment):
        if path in invented:
            continue
        code = found.code if isinstance(found, Withdrawal) else found.envelope.code
        history = histories.get(code, History())
        why = _unwelcome(history, found, ids)
        if why is None:
            histories[code] = _with(history, found)
            ids |= {found.record.id} if isinstance(found, Contribution) else set()
        else:
            refused.append(f"{path}: {unwelcome_sentence(why)}")
    return Gathered(tuple(_counted(histories)), tuple(refused))


def _read_all(folder: Path, library: Library, today: date) -> tuple[list[Given], list[str]]:
    """With a sentence for each file that cannot be read."""
    given: list[Given] = []
    refused: list[str] = []
    for path in _files(folder):
        try:
            given.append((path, read_contribution(path, library, today)))
        except ContributionError as fault:
            refused.extend(fault.problems)
    return given, refused


def _invented_beside_real(given: Iterable[Given]) -> set[Path]:
    """One invented file among real ones must not stop a release, nor be in it."""
    contributions = [(p, f.record.invented) for p, f in given if isinstance(f, Contribution)]
    found = {path for path, invented in contributions if invented}
    return found if len(found) < len(contributions) else set()


def _files(folder: Path) -> list[Path]:
    """Where releases lie in the same folder, their private records are no contributions."""
    return [path for path in files_in(folder, ".json") if not path.name.endswith(ENDING)]


def _moment(given: Given) -> tuple[datetime, str]:
    path, found = given
    at = found.withdrawn_at if isinstance(found, Withdrawal) else found.envelope.consent_at
    return at, path.name


def _unwelcome(
    history: History, found: Contribution | Withdrawal, ids: set[str]
) -> Unwelcome | None:
    """`ids` are the records so far under any code: nobody's may take the place of another's."""
    if isinstance(found, Withdrawal):
        return history.unwelcome_withdrawal(found)
    return Unwelcome.KNOWN if found.record.id in ids else history.unwelcome(found)


def _with(history: History, found: Contribution | Withdrawal) -> History:
    """A withdrawal takes back everything before it."""
    if isinstance(found, Contribution):
        kept = KeptContribution(found, found.envelope.consent_at, origin="file")
        return replace(history, contributions=(*history.contributions, kept))
    at = found.withdrawn_at
    marked = tuple(replace(k, withdrawn_at=k.withdrawn_at or at) for k in history.contributions)
    return History(marked, (*history.withdrawals, found))


def _counted(histories: dict[str, History]) -> Iterator[KeptContribution]:
    for code in sorted(histories):
        yield from histories[code].contributions
