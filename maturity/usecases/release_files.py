"""Build a release into files: the release itself, its private record, and its signature.

For whoever may run commands: there is no person to ask. By a page it is publishing.py.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from maturity.documents.plain_text import plain_text
from maturity.documents.release_preview_text import preview
from maturity.domain.audit import Event
from maturity.domain.contribution import KeptContribution
from maturity.domain.ledger import Ledger
from maturity.domain.library import Library
from maturity.domain.release import LEAST
from maturity.domain.release_order import Build, CannotBuild
from maturity.domain.releasing import build
from maturity.errors import MaturityError, OutputError, ReleaseError
from maturity.exchange.ledger_file import ledger_json, ledger_path
from maturity.exchange.register_csv import read_ended, read_whole_register
from maturity.exchange.release_file import release_bytes, sha256_of
from maturity.exchange.services_csv import read_services
from maturity.exchange.signature import signature, signature_path
from maturity.locale import gettext as _
from maturity.locale import language
from maturity.store import Store
from maturity.usecases.audit_trail import noted_by_command
from maturity.usecases.build_refusal import build_refusal
from maturity.usecases.contribution_files import gather
from maturity.usecases.contributions_known import vouched_for
from maturity.usecases.days import day_of
from maturity.usecases.kept_release import kept_release
from maturity.usecases.new_file import ANYBODY, OWNER, require_new, write_new_file
from maturity.usecases.release_history import history_in, history_with_store
from maturity.usecases.release_keys import read_key
from maturity.usecases.release_order import services_of, soon_warnings

ENDING = ".sqlite"

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class FilesOrder:
    """`contributions` is the folder of contribution files; None for those in the database.

    `history` is the folder of earlier releases. `register` says which authorities are no more,
    `services` who does the work for whom, and `key` signs; each is a file.
    """

    out: Path
    questionnaire_id: str
    cut_off: date
    now: datetime
    history: Path
    contributions: Path | None = None
    register: Path | None = None
    services: Path | None = None
    key: Path | None = None
    k: int = LEAST


@dataclass(frozen=True)
class Built:
    """`told` says what is in it, held back and left out, and why, for the taskforce alone.
    `refused` has a sentence for each contribution file that is not in it, `warnings` what to look
    at before the release is given to anybody.
    """

    ledger: Ledger
    told: str
    sha256: str
    files: tuple[Path, ...]
    refused: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def build_release_files(
    library: Library, store: Store | None, order: FilesOrder, progress: Progress
) -> Built:
    """All files or none. The release comes last: while it is not there, nothing is out."""
    key = read_key(order.key) if order.key else None
    _require_possible(order, key)
    whole, refused = _whole(library, store, order)
    try:
        ledger = build(whole, progress)
    except CannotBuild as fault:
        raise ReleaseError((*refused, *build_refusal(fault, order.k).problems)) from None
    if ledger.leaks:
        raise ReleaseError((_leaking(),))
    data = release_bytes(ledger.release)
    if store is not None:
        _remember(store, ledger, data, order.now)
    edition = library.questionnaire(order.questionnaire_id, language())
    told = plain_text(preview(ledger, edition))
    files = _write(order.out, ledger, data, key)
    warnings = tuple(_warnings(order, whole, ledger, told=store is not None))
    return Built(ledger, told, sha256_of(data), files, refused, warnings)


def _remember(store: Store, ledger: Ledger, data: bytes, now: datetime) -> None:
    """Before any file is there: the next build, by a page or into another folder, has to know."""
    known = [kept.id for kept in store.releases()]
    kept = kept_release(ledger.release, data, now)
    noting = noted_by_command(store, now, Event.RELEASE_PUBLISHED, release=kept.sha256)
    noting.add_release(kept, ledger_json(ledger), built_on=known)


def _warnings(order: FilesOrder, whole: Build, made: Ledger, *, told: bool) -> Iterator[str]:
    """`told` is the database, of which everybody on this server now sees the release."""
    if whole.history:
        yield from soon_warnings(made, whole.history[-1].release.cut_off)
    if told:
        yield _("The database has this release too: whoever uses this server compares with it.")
    else:
        yield from _strangers(order, whole.contributions)


def _leaking() -> str:
    return _(
        "Together with what is out already, this release would let somebody work out answers. "
        "Nothing is written. Run 'release audit' on the earlier releases."
    )


def _require_possible(order: FilesOrder, key: bytes | None) -> None:
    """Before the long work."""
    if order.out.suffix != ENDING:
        raise OutputError(
            _("{path}: a release is an SQLite file. Choose a name that ends with .sqlite.").format(
                path=order.out
            )
        )
    if order.cut_off > day_of(order.now):
        raise MaturityError(
            _(
                "{day} is still to come. A release holds what came up to a day that has been."
            ).format(day=order.cut_off.isoformat())
        )
    if ledger_path(order.out).exists() and not order.out.exists():
        raise OutputError(_interrupted().format(record=ledger_path(order.out), path=order.out))
    for path in (order.out, ledger_path(order.out), signature_path(order.out)):
        require_new(path)
    if key is not None:
        signature(b"", key)


def _interrupted() -> str:
    return _(
        "{record} is there without its release: a build was interrupted, or {path} was moved. "
        "If nobody was ever given that release, delete {record}. Otherwise put the release back."
    )


def _whole(
    library: Library, store: Store | None, order: FilesOrder
) -> tuple[Build, tuple[str, ...]]:
    """What to build from, and a sentence for each file that is refused."""
    services = read_services(order.services) if order.services else {}
    ended = read_ended(order.register) if order.register else {}
    before = history_in(order.history)
    questionnaire = library.questionnaire(order.questionnaire_id)
    refused: tuple[str, ...] = ()
    if store is None:
        gathered = gather(order.contributions or order.history, library, day_of(order.now))
        kept, refused = gathered.contributions, gathered.refused
    else:
        kept = vouched_for(store)
        before = history_with_store(before, store, questionnaire.family)
        services = {**services_of(store), **services}
        ended = {**{each.code: each.ended_on for each in store.ended_authorities()}, **ended}
    return Build(questionnaire, kept, before, services, ended, order.cut_off, order.k), refused


def _strangers(order: FilesOrder, kept: Iterable[KeptContribution]) -> Iterator[str]:
    """Nine made-up organisations around a real one would give it away. A database knows its own."""
    if order.register is None:
        yield _(
            "Nobody looked whether each code is a real organisation's: name the register of "
            "authorities with --register."
        )
        return
    register = read_whole_register(order.register)
    known = {entry.register_code for entry in register.entries}
    known |= {ended.code for ended in register.ended}
    given = {each.contribution.envelope.code for each in kept}
    for code in sorted(given - known):
        yield _(
            "The code {code} is not in the register. Make sure that the taskforce issued it."
        ).format(code=code)


def _write(out: Path, ledger: Ledger, data: bytes, key: bytes | None) -> tuple[Path, ...]:
    files = [(ledger_path(out), ledger_json(ledger).encode(), OWNER)]
    if key is not None:
        files.append((signature_path(out), signature(data, key).encode(), ANYBODY))
    files.append((out, data, ANYBODY))
    written: list[Path] = []
    try:
        for path, content, mode in files:
            write_new_file(content, path, mode)
            written.append(path)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return tuple(written)
