"""What a release is asked to be built from, and what is wrong with the order. Not the building."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from maturity.domain.contribution import KeptContribution
from maturity.domain.ledger import Ledger
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.rechecking import recheck
from maturity.domain.release import LEAST


@dataclass(frozen=True)
class Build:
    """`history` is everything that is out, oldest first. `contributions` may hold everything that
    is kept, also what does not count any more: the figures of the last release are compared with
    it. `services` are the codes of shared services with those of their members, `ended` are
    authorities that are no more.
    """

    questionnaire: Questionnaire
    contributions: Sequence[KeptContribution]
    history: Sequence[Ledger]
    services: Mapping[str, tuple[str, ...]]
    ended: Mapping[str, date]
    cut_off: date
    k: int = LEAST


class BuildFault(Enum):
    """Why no release can be built. `found` of CannotBuild is in brackets."""

    K_TOO_LOW = "k too low"
    """(k)"""
    TOO_FEW = "too few"
    """(how many contributions count)"""
    NOT_AFTER = "not after"
    """(the cut-off of the last release)"""
    OTHER_FAMILY = "other family"
    """(the id of the release that is not of this family)"""
    MIXED = "mixed"
    """Invented and real data together. (the id of the release, or nothing)"""
    BROKEN_HISTORY = "broken history"
    """A private record is not whole, or the same one is there twice. (the id of the release)"""


class CannotBuild(Exception):
    """Whoever asked turns this into a sentence."""

    def __init__(self, because: BuildFault, found: str = "") -> None:
        super().__init__(because.value, found)
        self.because = because
        self.found = found


def check(order: Build) -> None:
    """Everything that can be wrong before a contribution was looked at."""
    if order.k < LEAST:
        raise CannotBuild(BuildFault.K_TOO_LOW, str(order.k))
    for ledger in order.history:
        _check_ledger(order, ledger)
    _check_order(order)
    kinds = {kept.contribution.record.invented for kept in order.contributions}
    if len(kinds) > 1:
        raise CannotBuild(BuildFault.MIXED)
    for ledger in order.history:
        if kinds and ledger.release.invented not in kinds:
            raise CannotBuild(BuildFault.MIXED, ledger.release.id)


def _check_ledger(order: Build, ledger: Ledger) -> None:
    if ledger.release.family != order.questionnaire.family:
        raise CannotBuild(BuildFault.OTHER_FAMILY, ledger.release.id)
    try:
        whole = not recheck(ledger)
    except (KeyError, ValueError):
        whole = False
    if not whole:
        raise CannotBuild(BuildFault.BROKEN_HISTORY, ledger.release.id)


def _check_order(order: Build) -> None:
    ids = [ledger.release.id for ledger in order.history]
    days = [ledger.release.cut_off for ledger in order.history]
    for number, release_id in enumerate(ids):
        if release_id in ids[:number] or days[number] < max(days[: number + 1]):
            raise CannotBuild(BuildFault.BROKEN_HISTORY, release_id)
    if days and order.cut_off <= days[-1]:
        raise CannotBuild(BuildFault.NOT_AFTER, days[-1].isoformat())
