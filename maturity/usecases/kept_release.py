"""A release as the store takes it. Whether it may be taken is not asked here."""

from datetime import datetime

from maturity.domain.release import Release
from maturity.domain.taskforce import KeptRelease
from maturity.exchange.release_file import sha256_of
from maturity.exchange.release_text import release_json


def kept_release(release: Release, data: bytes, now: datetime) -> KeptRelease:
    """`data` is its file, as it came or as it would be written."""
    return KeptRelease(
        id=release.id,
        family=release.family,
        cut_off=release.cut_off,
        invented=release.invented,
        body=release_json(release),
        sha256=sha256_of(data),
        imported_at=now,
    )
