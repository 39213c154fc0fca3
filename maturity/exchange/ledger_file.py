"""The private record of a release as a file of the taskforce, and back. Never published."""

from pathlib import Path
from typing import Any

from maturity.domain.ledger import Ledger
from maturity.errors import ReleaseError
from maturity.exchange.canonical_json import canonical_json
from maturity.exchange.json_file import json_in
from maturity.exchange.plain_data import made, plain
from maturity.exchange.receipt_parts import OddPart, Part
from maturity.exchange.release_text import require_sound
from maturity.exchange.text_file import read_bytes, shown
from maturity.locale import gettext as _

FORMAT = "social-value-maturity-private-record"
VERSION = 1

BIGGEST = 200_000_000
"""Bytes. That of 25,000 organisations has about 7 million."""

ENDING = ".private.json"


def ledger_path(release: Path) -> Path:
    """Where the private record of a release file belongs: `may.sqlite`, `may.private.json`."""
    return release.with_name(release.name.removesuffix(".sqlite") + ENDING)


def ledger_json(ledger: Ledger) -> str:
    """Of one form only: the same record always gives the same text."""
    return canonical_json({"format": FORMAT, "version": VERSION, "record": plain(ledger)})


def ledger_of(text: str) -> Ledger:
    """Or ReleaseError."""
    return _ledger_in(_("the stored private record"), text.encode())


def read_ledger(path: Path) -> Ledger:
    """Or ReleaseError."""
    return _ledger_in(str(path), read_bytes(path, ReleaseError, BIGGEST))


def _ledger_in(name: str, data: bytes) -> Ledger:
    whole = json_in(name, data, ReleaseError, BIGGEST)
    try:
        _require_ours(whole)
        found = made(Ledger, Part(whole).at("record"))
    except OddPart as fault:
        raise ReleaseError((f"{name}: {fault}",)) from None
    require_sound(name, found.release)
    return found


def _require_ours(whole: Any) -> None:
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise OddPart(_("this is no private record of a release."))
    if whole.get("version") != VERSION:
        raise OddPart(
            _(
                "this is a private record of version {found}. This program knows version {known}."
            ).format(found=shown(str(whole.get("version"))[:100]), known=VERSION)
        )
