"""A release as one text, in which an installation and a private record keep it, and back."""

from maturity.domain.release import Release
from maturity.errors import ReleaseError
from maturity.exchange.canonical_json import canonical_json
from maturity.exchange.json_file import json_in
from maturity.exchange.plain_data import made, plain
from maturity.exchange.receipt_parts import OddPart, Part
from maturity.exchange.release_faults import release_faults
from maturity.locale import gettext as _

BIGGEST = 50_000_000
"""Bytes. A release has about 50,000."""


def release_json(release: Release) -> str:
    """Of one form only: the same release always gives the same text."""
    return canonical_json(plain(release))


def release_of(text: str) -> Release:
    """Or ReleaseError."""
    name = _("the stored release")
    try:
        found = made(Release, Part(json_in(name, text.encode(), ReleaseError, BIGGEST)))
    except OddPart as fault:
        raise ReleaseError((f"{name}: {fault}",)) from None
    require_sound(name, found)
    return found


def require_sound(name: str, release: Release) -> None:
    """ReleaseError where a figure is not one that a release can have."""
    if problems := tuple(f"{name}: {fault}" for fault in release_faults(release)):
        raise ReleaseError(problems)
