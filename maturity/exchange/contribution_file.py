"""A contribution, or its withdrawal, as a small file to send. docs/contribution.md has every field.

Whether what is in it may be true is looked at in contribution_faults.py.
"""

from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from maturity.domain.contribution import Contribution, Withdrawal
from maturity.domain.library import Library
from maturity.errors import ContributionError
from maturity.exchange.canonical_json import canonical_json, checksum
from maturity.exchange.contribution_faults import contribution_faults, withdrawal_faults
from maturity.exchange.json_file import json_in
from maturity.exchange.plain_data import made, plain
from maturity.exchange.receipt_parts import OddPart, Part
from maturity.exchange.text_file import read_bytes, shown
from maturity.locale import gettext as _

FORMAT = "social-value-maturity-contribution"
VERSION = 1

MOST_FAULTS = 100
"""That are told of one file: a hostile one could have a hundred thousand."""

KINDS = {"contribution": Contribution, "withdrawal": Withdrawal}


def contribution_bytes(given: Contribution | Withdrawal) -> bytes:
    """Of one form only: the same contribution always gives the same bytes."""
    kind = "withdrawal" if isinstance(given, Withdrawal) else "contribution"
    whole = {"format": FORMAT, "version": VERSION, kind: plain(given)}
    return canonical_json(whole | {"checksum": checksum(whole)}).encode()


def read_contribution(path: Path, library: Library, today: date) -> Contribution | Withdrawal:
    """Or ContributionError, with a line for each thing that is wrong."""
    return contribution_in(str(path), read_bytes(path, ContributionError), library, today)


def contribution_in(
    name: str, data: bytes, library: Library, today: date
) -> Contribution | Withdrawal:
    """The same of a file that was uploaded under this name."""
    whole = json_in(name, data, ContributionError)
    try:
        _require_ours(whole)
        found = _found(Part(whole))
    except OddPart as fault:
        raise ContributionError((f"{name}: {fault}",)) from None
    faults = (
        contribution_faults(found, library, today)
        if isinstance(found, Contribution)
        else withdrawal_faults(found, today)
    )
    if problems := tuple(f"{name}: {fault}" for fault in islice(faults, MOST_FAULTS)):
        raise ContributionError(problems)
    return found


def _require_ours(whole: Any) -> None:
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise OddPart(
            _("this is no contribution to the benchmark. Choose the file 'contribution'.")
        )
    if whole.get("version") != VERSION:
        raise OddPart(
            _(
                "this is a contribution of version {found}. This program knows version {known}."
            ).format(found=shown(str(whole.get("version"))[:100]), known=VERSION)
        )
    rest = {name: value for name, value in whole.items() if name != "checksum"}
    if whole.get("checksum") != checksum(rest):
        raise OddPart(
            _(
                "the checksum is wrong: the file was changed or damaged after it was made. "
                "Ask for the file as it was made."
            )
        )


def _found(part: Part) -> Contribution | Withdrawal:
    kind = next((kind for kind in KINDS if kind in part.value), "contribution")
    unknown = part.value.keys() - {"format", "version", "checksum", kind}
    if unknown:
        raise OddPart(_("'{path}' does not belong there.").format(path=shown(min(unknown))))
    return made(KINDS[kind], part.at(kind))
