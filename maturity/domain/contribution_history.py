"""All that is kept for one code: what came under it, what was withdrawn, and what may follow."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from maturity.domain.contribution import Contribution, KeptContribution, Withdrawal


class Unwelcome(Enum):
    """Why something that comes under a code is not taken."""

    KNOWN = "known"
    OTHER_KEY = "other key"
    OLDER = "older"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class History:
    """Contributions and withdrawals, in whatever order they came."""

    contributions: tuple[KeptContribution, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()

    @property
    def key(self) -> str | None:
        """Whoever was first to give or withdraw under a code is its contributor for ever."""
        keys = [kept.contribution.envelope.key for kept in self.contributions]
        return next(iter(keys + [withdrawal.key for withdrawal in self.withdrawals]), None)

    @property
    def newest(self) -> KeptContribution | None:
        return max(self.contributions, key=_given, default=None)

    @property
    def current(self) -> KeptContribution | None:
        """The one that counts. None after a withdrawal."""
        newest = self.newest
        return None if newest is None or newest.withdrawn_at is not None else newest

    def unwelcome(self, contribution: Contribution) -> Unwelcome | None:
        envelope = contribution.envelope
        if self.key not in (None, envelope.key):
            return Unwelcome.OTHER_KEY
        if contribution.record.id in {k.contribution.record.id for k in self.contributions}:
            return Unwelcome.KNOWN
        if self.newest is not None and envelope.consent_at <= _given(self.newest)[0]:
            return Unwelcome.OLDER
        if any(envelope.consent_at <= w.withdrawn_at for w in self.withdrawals):
            return Unwelcome.WITHDRAWN
        return None

    def unwelcome_withdrawal(self, withdrawal: Withdrawal) -> Unwelcome | None:
        if self.key not in (None, withdrawal.key):
            return Unwelcome.OTHER_KEY
        return Unwelcome.KNOWN if withdrawal in self.withdrawals else None


def _given(kept: KeptContribution) -> tuple[datetime, datetime, str]:
    envelope = kept.contribution.envelope
    return envelope.consent_at, kept.taken_at, kept.contribution.record.id
