"""A release file: shown, or checked and taken into an installation. For the command line."""

from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from pathlib import Path

from maturity.documents.plain_text import plain_text
from maturity.documents.sector_page import sector_document
from maturity.domain.audit import Event
from maturity.domain.library import Library
from maturity.domain.release import Release
from maturity.domain.taskforce import KeptRelease
from maturity.errors import Conflict, MaturityError, ReleaseError
from maturity.exchange.ledger_file import ledger_json, ledger_path, read_ledger
from maturity.exchange.release_file import read_release_bytes, release_in, sha256_of
from maturity.exchange.release_text import release_json
from maturity.exchange.signature import require_signed, signature_path
from maturity.exchange.text_file import read_bytes
from maturity.locale import gettext as _
from maturity.locale import language
from maturity.store import Store
from maturity.usecases.audit_trail import noted_by_command
from maturity.usecases.kept_release import kept_release
from maturity.usecases.release_history import require_recorded


@dataclass(frozen=True)
class Trust:
    """Why a file may be believed: the taskforce's public key, or what its SHA-256 has to be."""

    public_key: str = ""
    sha256: str | None = None


def release_as_text(library: Library, path: Path) -> str:
    """As a reader of a terminal sees it. Whether it is the taskforce's is not looked at."""
    data = read_release_bytes(path)
    release = release_in(str(path), data)
    questionnaire = library.questionnaire(release.questionnaire_id, language())
    text = plain_text(sector_document(release, questionnaire).blocks)
    return f"{text}\nSHA-256: {sha256_of(data)}\n"


def import_release(
    store: Store, library: Library, path: Path, trust: Trust, now: datetime
) -> Release:
    """With its private record, where that lies beside it: then the next build knows of it.

    NotFound for a release of questions that are not here: nobody could compare with it.
    """
    data = read_release_bytes(path)
    _require_trusted(path, data, trust)
    release = release_in(str(path), data)
    library.questionnaire(release.questionnaire_id)
    record = _private_record(path)
    known = {one.id: one for one in store.releases()}
    if release.id not in known:
        _add(store, kept_release(release, data, now), record)
    elif known[release.id].body != release_json(release):
        raise Conflict(
            _("{path}: there is another release '{id}' here already. Nothing was changed.").format(
                path=path, id=release.id
            )
        )
    elif record is not None and release.id not in store.ledgers():
        store.add_ledger(release.id, record)
    return release


def _add(store: Store, kept: KeptRelease, record: str | None) -> None:
    event, now = Event.RELEASE_PUBLISHED, kept.imported_at
    noted_by_command(store, now, event, release=kept.sha256).add_release(kept, record)


def _private_record(path: Path) -> str | None:
    beside = ledger_path(path)
    if not beside.exists():
        return None
    ledger = read_ledger(beside)
    require_recorded(path, (ledger,))
    return ledger_json(ledger)


def _require_trusted(path: Path, data: bytes, trust: Trust) -> None:
    if trust.sha256 is not None:
        if not compare_digest(trust.sha256.strip().lower().encode(), sha256_of(data).encode()):
            raise ReleaseError(
                (
                    _(
                        "{path}: its SHA-256 is {found}, which is another file's than you name."
                    ).format(path=path, found=sha256_of(data)),
                )
            )
        return
    if not trust.public_key:
        raise MaturityError(
            _(
                "MATURITY_RELEASE_KEY is not set: nobody can tell whose the file is. Set it to the "
                "taskforce's public key, or name the file's SHA-256 with --sha256."
            )
        )
    beside = signature_path(path)
    signed = read_bytes(beside, ReleaseError) if beside.exists() else None
    require_signed(
        str(path), data, None if signed is None else signed.decode("latin-1"), trust.public_key
    )
