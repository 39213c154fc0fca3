"""What is out already: the private records of earlier releases, in a folder and in the database."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from maturity.domain.ledger import Ledger
from maturity.errors import ReleaseError
from maturity.exchange.ledger_file import ENDING, ledger_of, ledger_path, read_ledger
from maturity.exchange.release_file import read_release
from maturity.exchange.release_text import release_of
from maturity.locale import gettext as _
from maturity.store import Store


def history_in(folder: Path) -> tuple[Ledger, ...]:
    """Of all releases in the folder, oldest first. A private record alone counts as well.

    ReleaseError where one is missing: a build that forgets a release could publish the difference.
    """
    files = files_in(folder, ".sqlite")
    missing = tuple(_forgotten(file) for file in files if not ledger_path(file).exists())
    if missing:
        raise ReleaseError(missing)
    ledgers = tuple(read_ledger(path) for path in files_in(folder, ENDING))
    for file in files:
        require_recorded(file, ledgers)
    return together(ledgers)


def files_in(folder: Path, ending: str) -> list[Path]:
    """Or ReleaseError: a folder that cannot be read is not an empty one."""
    try:
        return sorted(path for path in folder.iterdir() if path.name.endswith(ending))
    except (FileNotFoundError, NotADirectoryError):
        sentence, reason = _("{folder}: there is no such folder."), ""
    except OSError as error:
        sentence, reason = _("{folder}: the folder cannot be read: {reason}."), error.strerror or ""
    raise ReleaseError((sentence.format(folder=folder, reason=reason),))


def _forgotten(file: Path) -> str:
    return _(
        "{file} has no private record: {record} is missing. Put it there. Without it, a new "
        "release could give away what this one kept back."
    ).format(file=file, record=ledger_path(file).name)


def require_recorded(file: Path, ledgers: Iterable[Ledger]) -> None:
    """The release of this file is the one that a private record is of, to the last figure."""
    release = read_release(file)
    if release not in [ledger.release for ledger in ledgers]:
        raise ReleaseError(
            (
                _(
                    "{file} is not the release that its private record was written with. Put the "
                    "files back as they were made."
                ).format(file=file),
            )
        )


def together(*histories: Iterable[Ledger]) -> tuple[Ledger, ...]:
    """Oldest first. The same release may be in several, as long as it is the same."""
    found: dict[str, Ledger] = {}
    for ledger in chain.from_iterable(histories):
        if found.setdefault(ledger.release.id, ledger) != ledger:
            raise ReleaseError(
                (
                    _(
                        "The private record of the release '{id}' is here twice, and the two "
                        "differ. Keep the one that was written with it."
                    ).format(id=ledger.release.id),
                )
            )
    return tuple(sorted(found.values(), key=lambda one: (one.release.cut_off, one.release.id)))


def history_with_store(ledgers: Iterable[Ledger], store: Store, family: str) -> tuple[Ledger, ...]:
    """With the releases of this questionnaire that the database has. ReleaseError for one whose
    private record is neither there nor among `ledgers`.
    """
    known = together(ledgers, _stored(store, family))
    ids = {ledger.release.id for ledger in known}
    unrecorded = (release_of(kept.body) for kept in store.releases() if kept.id not in ids)
    forgotten = tuple(
        _(
            "The database has the release '{id}' without its private record. Import it again with "
            "the private record beside it, or name its folder with --history."
        ).format(id=release.id)
        for release in unrecorded
        if release.family == family
    )
    if forgotten:
        raise ReleaseError(forgotten)
    return known


def _stored(store: Store, family: str) -> Iterator[Ledger]:
    for text in store.ledgers().values():
        ledger = ledger_of(text)
        if ledger.release.family == family:
            yield ledger
