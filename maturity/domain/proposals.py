"""What a release would publish of each group by the rules about sizes, before the audit.

Not how the figures are worked out. Every group of the catalogue gets an answer, whether anybody is
in it or not: which groups are named says nothing about who contributed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from maturity.domain.contribution import REGIONS, SIZES, Record
from maturity.domain.ledger import SCORES
from maturity.domain.organisation import TYPES
from maturity.domain.peer_group import (
    COUNCILS,
    ENOUGH_FOR_REGIONS,
    FAMILIES,
    NATIONAL,
    MacroRegion,
    PeerGroup,
    groups_of,
    pool_of,
)
from maturity.domain.publishable import Members, changed_too_little, enough, to_suppress
from maturity.domain.published_history import Published, PublishedHistory
from maturity.domain.release import HeldBecause

Varied = Callable[[Members], bool]
"""Whether the records differ from one another in each published average."""


@dataclass(frozen=True)
class Proposal:
    """One figure, or those of one group. `fresh` says that new ones are proposed. Otherwise the
    older ones stay, if `keeps`; and `because` says why, unless nothing changed.
    """

    group: PeerGroup
    members: Members
    last: Published | None = None
    variable: str = SCORES
    fresh: bool = False
    keeps: bool = False
    because: HeldBecause | None = None

    @property
    def published(self) -> bool:
        return self.fresh or self.keeps

    def without_figures(self, because: HeldBecause) -> "Proposal":
        return replace(self, fresh=False, keeps=False, because=because)

    def back_to_old(self, because: HeldBecause, k: int) -> "Proposal":
        last = self.last
        keeps = last is not None and last.same_edition and enough(last.members, k)
        return replace(self, fresh=False, keeps=keeps, because=because)


def propose(
    records: Sequence[Record], history: PublishedHistory, k: int, varied: Varied
) -> list[Proposal]:
    """In the order in which they are audited: families in theirs, and ids within."""
    councils = sum(pool_of(record) == NATIONAL.pool for record in records)
    twelve = councils >= ENOUGH_FOR_REGIONS
    members: dict[PeerGroup, set[str]] = {group: set() for group in catalogue(twelve=twelve)}
    for record in records:
        for group in groups_of(record, twelve_regions=twelve):
            members[group].add(record.id)
    found = [_propose(g, frozenset(ids), history, k, varied) for g, ids in members.items()]
    whole = frozenset(members[NATIONAL])
    return _complemented([_beside_varied(p, whole, k, varied) for p in found], k)


def catalogue(*, twelve: bool) -> tuple[PeerGroup, ...]:
    """All groups that there are, but for types that are never published."""
    regions = REGIONS if twelve else get_args(MacroRegion)
    others = [t for t in TYPES if t not in COUNCILS and t != "other"]
    groups = [
        NATIONAL,
        *(PeerGroup(f"national:{kind}", "national", kind) for kind in others),
        *(PeerGroup(f"type:{kind}", "type") for kind in COUNCILS),
        *(PeerGroup(f"region:{region}", "region") for region in regions),
        *(PeerGroup(f"size:{size}", "size") for size in SIZES),
    ]
    return tuple(sorted(groups, key=lambda group: (FAMILIES.index(group.family), group.id)))


def _propose(
    group: PeerGroup, members: Members, history: PublishedHistory, k: int, varied: Varied
) -> Proposal:
    proposal = Proposal(group, members, history.last(SCORES, group.id))
    new_region = group.family == "region" and proposal.last is None
    if new_region and enough(members, k) and _nearly_another(members, history, k):
        return proposal.without_figures("change")
    return by_size(proposal, k, varied)


def _beside_varied(proposal: Proposal, whole: Members, k: int, varied: Varied) -> Proposal:
    """Whoever sees a group beside the whole may see what all the others gave, if they are alike."""
    if not proposal.fresh or proposal.group.family == "national":
        return proposal
    rest = whole - proposal.members
    if varied(proposal.members) and (not rest or varied(rest)):
        return proposal
    return proposal.back_to_old("audit", k)


def by_size(proposal: Proposal, k: int, varied: Varied) -> Proposal:
    """Change and threshold. A few who leave change nothing, also where fewer than k remain."""
    last, members = proposal.last, proposal.members
    kept = proposal.back_to_old("change", k)
    if last is not None and kept.keeps and members == last.members:
        return replace(kept, because=None)
    if last is not None and kept.keeps and changed_too_little(members, last.members, k):
        return kept
    if not enough(members, k):
        return proposal.without_figures("few")
    if last is None or members == last.members:
        return replace(proposal, fresh=True)
    return (
        replace(proposal, fresh=True) if changed_enough(members, last.members, k, varied) else kept
    )


def changed_enough(new: Members, old: Members, k: int, varied: Varied) -> bool:
    """Many, on each side, and not all alike: otherwise the change would say what they gave."""
    if new == old or changed_too_little(new, old, k):
        return False
    return all(varied(side) for side in (new - old, old - new) if side)


def _nearly_another(members: Members, history: PublishedHistory, k: int) -> bool:
    """When the large regions give way to the twelve, some keep their members under a new name."""
    for found in history.regions():
        more, fewer = members - found.members, found.members - members
        if 0 < len(more) + len(fewer) < k and not (more and fewer):
            return True
    return False


def _complemented(proposals: Iterable[Proposal], k: int) -> list[Proposal]:
    found = {proposal.group.id: proposal for proposal in proposals}
    whole = found[NATIONAL.id].members
    for family in FAMILIES[1:]:
        cells = {p.group.id: p for p in found.values() if p.group.family == family and p.published}
        for group_id in _suppressed(whole, cells, k):
            found[group_id] = found[group_id].without_figures("complement")
    return list(found.values())


def _suppressed(whole: Members, cells: Mapping[str, Proposal], k: int) -> tuple[str, ...]:
    """New figures go before older ones: those are out already."""
    members = {group_id: cell.members for group_id, cell in cells.items()}
    fresh = {group_id for group_id, cell in cells.items() if cell.fresh}
    return to_suppress(whole, members, fresh, k)
