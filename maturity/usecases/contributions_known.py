"""Which contributions may enter a release: those under a code that somebody vouches for."""

from collections.abc import Iterable, Mapping

from maturity.domain.contribution import KeptContribution
from maturity.domain.contribution_history import History
from maturity.domain.erasing import ERASED
from maturity.store import Store


def known_codes(store: Store) -> frozenset[str]:
    """Those of the public register and those that the taskforce issued.

    Nine made-up organisations around a real one would give it away: nobody may make one up.
    """
    return frozenset(store.registered_codes()) | {issued.code for issued in store.issued_codes()}


def owners_of_codes(store: Store) -> Mapping[str, str]:
    """The organisation on this server that a code belongs to, where there is one."""
    issued = {one.code: one.organisation_id for one in store.issued_codes()}
    return {
        **{code: owner for code, owner in issued.items() if owner is not None},
        **store.registered_codes(),
    }


def rightful(history: History, owners: Mapping[str, str]) -> History:
    """Without what another organisation gave here before it was known whose the code is."""
    right = tuple(kept for kept in history.contributions if _is_rightful(kept, owners))
    wrong = {k.contribution.envelope.key for k in history.contributions if k not in right}
    return History(right, tuple(one for one in history.withdrawals if one.key not in wrong))


def _is_rightful(kept: KeptContribution, owners: Mapping[str, str]) -> bool:
    owner = owners.get(kept.contribution.envelope.code)
    return None in (owner, kept.organisation_id) or owner == kept.organisation_id


def vouched_for(store: Store) -> tuple[KeptContribution, ...]:
    """All that ever came under a known code, in that order. Invented ones need none: a release of
    them says that it is invented.
    """
    return parted(store)[0]


def parted(store: Store) -> tuple[tuple[KeptContribution, ...], tuple[str, ...]]:
    """Those that may enter a release, and the codes of all others. What a release holds of somebody
    who was erased is among them, withdrawn: later ones are compared with it.
    """
    kept, owners = store.contributions(), owners_of_codes(store)
    codes = known_codes(store) | {ERASED}
    good = tuple(
        each
        for each in kept
        if each.contribution.record.invented
        or (each.contribution.envelope.code in codes and _is_rightful(each, owners))
    )
    vouched = {each.contribution.envelope.code for each in good}
    return good, tuple(sorted({each.contribution.envelope.code for each in kept} - vouched))


def standing(kept: Iterable[KeptContribution]) -> tuple[KeptContribution, ...]:
    """The newest of each contributor, unless it was withdrawn."""
    newest: dict[str, KeptContribution] = {}
    for each in sorted(kept, key=lambda k: (k.contribution.envelope.consent_at, k.taken_at)):
        newest[each.contribution.envelope.key] = each
    return tuple(each for each in newest.values() if each.withdrawn_at is None)
