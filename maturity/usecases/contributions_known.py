"""Which contributions may enter a release: those under a code that somebody vouches for."""

from collections.abc import Iterable

from maturity.domain.contribution import KeptContribution
from maturity.store import Store


def known_codes(store: Store) -> frozenset[str]:
    """Those of the public register and those that the taskforce issued.

    Nine made-up organisations around a real one would give it away: nobody may make one up.
    """
    return frozenset(store.registered_codes()) | {issued.code for issued in store.issued_codes()}


def vouched_for(store: Store) -> tuple[KeptContribution, ...]:
    """All that ever came under a known code, in that order. Invented ones need none: a release of
    them says that it is invented.
    """
    return parted(store)[0]


def parted(store: Store) -> tuple[tuple[KeptContribution, ...], tuple[str, ...]]:
    """Those that may enter a release, and the codes of all others."""
    kept, codes = store.contributions(), known_codes(store)
    good = tuple(
        each
        for each in kept
        if each.contribution.record.invented or each.contribution.envelope.code in codes
    )
    vouched = {each.contribution.envelope.code for each in good}
    return good, tuple(sorted({each.contribution.envelope.code for each in kept} - vouched))


def standing(kept: Iterable[KeptContribution]) -> tuple[KeptContribution, ...]:
    """The newest of each contributor, unless it was withdrawn."""
    newest: dict[str, KeptContribution] = {}
    for each in sorted(kept, key=lambda k: (k.contribution.envelope.consent_at, k.taken_at)):
        newest[each.contribution.envelope.key] = each
    return tuple(each for each in newest.values() if each.withdrawn_at is None)
