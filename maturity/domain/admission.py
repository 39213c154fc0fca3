"""The gate before publication: what would give somebody away is held back. Not the proof itself."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from maturity.domain.disclosure import audit
from maturity.domain.ledger import Insider, Leaks, Ledger
from maturity.domain.publishable import Members

Candidate = tuple[Members, ...]
"""The sets of one figure, which is published with all of them or not at all."""


@dataclass(frozen=True)
class Moment:
    """Who held which record at a release, and which keys each shared service knew."""

    holders: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]


class Auditor:
    """Knows everybody who ever contributed, and asks what sets of records give away to them."""

    def __init__(self, moments: Sequence[Moment]) -> None:
        self.own = {record: key for m in moments for record, key in m.holders.items()}
        self.insiders = _insiders(moments, self.own)

    def leaks(self, sets: Iterable[Collection[str]]) -> Leaks:
        return audit(sets, self.insiders, self.own)

    def admit(self, public: Sequence[Members], candidates: Sequence[Candidate]) -> list[bool]:
        """Which of the candidates, in their order, give nothing away with all that is public.

        More sets never give away less. So all are tried at once, and only where that fails the
        first that does harm is looked for, by halving, and held back.
        """
        gate = _Gate(self, list(public))
        verdicts: list[bool] = []
        while len(verdicts) < len(candidates):
            rest = candidates[len(verdicts) :]
            good = gate.harmless(rest)
            gate.let_in(rest[:good])
            verdicts += [True] * good + [False] * (good < len(rest))
        return verdicts


class _Gate:
    def __init__(self, auditor: Auditor, public: list[Members]) -> None:
        self._auditor = auditor
        self._public = public
        self._before: Leaks | None = None

    def let_in(self, candidates: Sequence[Candidate]) -> None:
        self._public += [one for candidate in candidates for one in candidate]

    def harmless(self, candidates: Sequence[Candidate]) -> int:
        """How many from the first on do no harm."""
        if not self._harm(candidates):
            return len(candidates)
        good, bad = 0, len(candidates)
        while bad - good > 1:
            middle = (good + bad) // 2
            if self._harm(candidates[:middle]):
                bad = middle
            else:
                good = middle
        return good

    def _harm(self, candidates: Sequence[Candidate]) -> bool:
        """True where something is given away that was not before."""
        sets = [one for candidate in candidates for one in candidate]
        after = self._auditor.leaks([*self._public, *sets])
        if not after:
            return False
        if self._before is None:
            self._before = self._auditor.leaks(self._public)
        return _adds(self._before, after)


def _adds(before: Leaks, after: Leaks) -> bool:
    return bool(
        set(after.outsider) - set(before.outsider)
        or set(after.insider) - set(before.insider)
        or set(after.changes) - set(before.changes)
    )


def moments_of(ledgers: Iterable[Ledger]) -> list[Moment]:
    return [Moment(ledger.holders, ledger.groups) for ledger in ledgers]


def _insiders(moments: Sequence[Moment], own: Mapping[str, str]) -> tuple[Insider, ...]:
    """Every organisation with all its records, and every shared service with its members'.

    A service that a member left knows what the member gave until then: both what its members of
    any time hold now and what they held at that time are tried.
    """
    records: dict[str, set[str]] = {}
    for record, key in own.items():
        records.setdefault(key, set()).add(record)
    found = {frozenset(mine): name for name, mine in records.items()}
    for name, known in _known_by_services(moments, records):
        found.setdefault(known, name)
    return tuple(Insider(name, known) for known, name in found.items() if known)


def _known_by_services(
    moments: Sequence[Moment], records: Mapping[str, set[str]]
) -> Iterable[tuple[str, Members]]:
    until_now: set[str] = set()
    over_time: dict[str, set[str]] = {}
    for moment in moments:
        until_now |= moment.holders.keys()
        for name, keys in sorted(moment.groups.items()):
            ever = frozenset(record for key in keys for record in records.get(key, ()))
            over_time.setdefault(name, set()).update(ever & until_now)
            yield name, ever
    for name, known in sorted(over_time.items()):
        yield name, frozenset(known)
