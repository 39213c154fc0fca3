"""Which groups of a benchmark are not shown, and why. Without a hint at anybody."""

from collections.abc import Iterable

from maturity.documents.benchmark_words import group_name, why_missing
from maturity.documents.blocks import Bullets, Item
from maturity.domain.release import MissingGroup, Release
from maturity.locale import gettext as _


def missing_groups(missing: Iterable[MissingGroup], release: Release) -> Bullets:
    return Bullets(tuple(Item(_row(group, release.k)) for group in missing))


def _row(group: MissingGroup, k: int) -> str:
    return _("{group}: {reason}").format(
        group=group_name(group.id), reason=why_missing(group.because, k)
    )
