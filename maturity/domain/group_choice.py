"""Which groups a release publishes anew, after the audit, and whether it says where they moved."""

from dataclasses import dataclass

from maturity.domain.ledger import SCORES, HeldBack
from maturity.domain.movement import Panel, panel, refused
from maturity.domain.peer_group import NATIONAL
from maturity.domain.proposals import Proposal, propose
from maturity.domain.release import HeldBecause
from maturity.domain.release_stock import Stock


@dataclass(frozen=True)
class GroupChoice:
    """Every group of the catalogue; and the panel, if it may be published."""

    proposals: tuple[Proposal, ...]
    panel: Panel | None
    held: tuple[HeldBack, ...]

    @property
    def national(self) -> Proposal:
        return next(p for p in self.proposals if p.group == NATIONAL)


def choose_groups(stock: Stock) -> GroupChoice:
    proposals = _audited(stock)
    held = [HeldBack(SCORES, p.group.id, p.because) for p in proposals if p.because is not None]
    national = next(p for p in proposals if p.group == NATIONAL)
    found = _panel(stock, national)
    because = None if found is None else _refused(stock, found, national, proposals)
    if because is not None:
        held.append(HeldBack(SCORES, "movement", because))
    return GroupChoice(proposals, None if because is not None else found, tuple(held))


def _audited(stock: Stock) -> tuple[Proposal, ...]:
    k = stock.order.k
    proposals = propose(stock.intake.scored, stock.history, k, stock.varied)
    fresh = [p for p in proposals if p.fresh]
    verdicts = stock.auditor.admit(stock.public(SCORES), [(p.members,) for p in fresh])
    harmful = {p.group for p, good in zip(fresh, verdicts, strict=True) if not good}
    return tuple(p.back_to_old("audit", k) if p.group in harmful else p for p in proposals)


def _panel(stock: Stock, national: Proposal) -> Panel | None:
    """Only where the national figures are new, and there are older ones."""
    last = national.last
    if last is None or not last.same_edition or not national.fresh:
        return None
    before = {record: last.ledger.holders[record] for record in last.one.record_ids}
    after = {record: stock.intake.holders[record] for record in national.members}
    return panel(last.figures.as_of, before, after, stock.usable)


def _refused(
    stock: Stock, found: Panel, national: Proposal, proposals: tuple[Proposal, ...]
) -> HeldBecause | None:
    before = frozenset() if national.last is None else national.last.members
    because = refused(found, before, national.members, stock.order.k)
    if because is not None:
        return because
    if not (stock.varied(found.before - found.after) and stock.varied(found.after - found.before)):
        return "change"
    public = stock.public(SCORES) + [p.members for p in proposals if p.fresh]
    (good,) = stock.auditor.admit(public, [(found.before, found.after)])
    return None if good else "audit"
