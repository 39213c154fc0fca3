"""Contribution files on disk: into the database, or all of a folder for one release."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from maturity.domain.contribution import Contribution, KeptContribution, Withdrawal
from maturity.domain.contribution_history import History, Unwelcome
from maturity.domain.library import Library
from maturity.errors import ContributionError, ReleaseError
from maturity.exchange.contribution_file import read_contribution
from maturity.exchange.ledger_file import ENDING
from maturity.exchange.text_file import read_bytes
from maturity.locale import gettext as _
from maturity.store import Store
from maturity.usecases.taskforce import Taken, take_contribution_files, unwelcome_sentence

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
    if not folder.is_dir():
        raise ReleaseError((_("{folder}: there is no such folder.").format(folder=folder),))
    given: list[Given] = []
    refused: list[str] = []
    for path in _files(folder):
        try:
            given.append((path, read_contribution(path, library, today)))
        except ContributionError as fault:
            refused.extend(fault.problems)
    histories: dict[str, History] = {}
    for path, found in sorted(given, key=_moment):
        code = found.code if isinstance(found, Withdrawal) else found.envelope.code
        history = histories.get(code, History())
        why = _unwelcome(history, found)
        if why is None:
            histories[code] = _with(history, found)
        else:
            refused.append(f"{path}: {unwelcome_sentence(why)}")
    return Gathered(tuple(_counted(histories)), tuple(refused))


def _files(folder: Path) -> list[Path]:
    """Where releases lie in the same folder, their private records are no contributions."""
    return sorted(path for path in folder.glob("*.json") if not path.name.endswith(ENDING))


def _moment(given: Given) -> tuple[datetime, str]:
    path, found = given
    at = found.withdrawn_at if isinstance(found, Withdrawal) else found.envelope.consent_at
    return at, path.name


def _unwelcome(history: History, found: Contribution | Withdrawal) -> Unwelcome | None:
    if isinstance(found, Withdrawal):
        return history.unwelcome_withdrawal(found)
    return history.unwelcome(found)


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
