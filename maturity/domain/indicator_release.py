"""Indicators of a release: of the councils that gave one, each council's own figure."""

from collections import Counter
from collections.abc import Iterator, Mapping

from maturity.domain.benchmarking import step_text, varied
from maturity.domain.contribution import GivenFigure
from maturity.domain.indicator import Indicator
from maturity.domain.indicator_entry import IndicatorEntry, figure
from maturity.domain.intake import published_before
from maturity.domain.ledger import PublishedSet
from maturity.domain.peer_group import NATIONAL, pool_of
from maturity.domain.proposals import Proposal, by_size
from maturity.domain.publishable import Members
from maturity.domain.published_history import indicator_variable
from maturity.domain.release_figures import figures_measure
from maturity.domain.release_stock import Stock

Texts = Mapping[str, str]
"""The figure of each record, as an exact fraction."""


def choose_indicators(stock: Stock) -> Iterator[tuple[Proposal, PublishedSet | None]]:
    """Each indicator that somebody gave, by size and then by audit, with the set to publish.

    Each has an audit of its own: what is published of one says nothing about another.
    """
    given = _given(stock)
    for indicator in stock.order.questionnaire.indicators:
        texts = given.get(indicator.id)
        if texts:
            proposal = _audited(stock, _proposed(stock, indicator, texts))
            yield proposal, _set(proposal, indicator, texts)


def _proposed(stock: Stock, indicator: Indicator, texts: Texts) -> Proposal:
    def differ(members: Members) -> bool:
        return not members <= texts.keys() or varied(Counter(texts[r] for r in members))

    variable = indicator_variable(indicator.id)
    members = frozenset(_members(stock, variable, texts))
    last = stock.history.last(variable, NATIONAL.id)
    return by_size(Proposal(NATIONAL, members, last, variable), stock.order.k, differ)


def _members(stock: Stock, variable: str, texts: Texts) -> Iterator[str]:
    """A figure that was published before counts as the record that it was published with."""
    before = published_before(stock.order.history, variable)
    for record in stock.intake.records:
        if pool_of(record) == NATIONAL.pool and record.id in texts:
            mine = before.get(stock.intake.holders[record.id], ())
            same = (i for i in mine if texts.get(i) == texts[record.id])
            yield next(same, record.id)


def _audited(stock: Stock, proposal: Proposal) -> Proposal:
    if not proposal.fresh:
        return proposal
    (good,) = stock.auditor.admit(stock.public(proposal.variable), [(proposal.members,)])
    return proposal if good else proposal.back_to_old("audit", stock.order.k)


def _set(proposal: Proposal, indicator: Indicator, texts: Texts) -> PublishedSet | None:
    if not proposal.fresh:
        return proposal.last.one if proposal.keeps and proposal.last is not None else None
    records = tuple(sorted(proposal.members))
    counts = Counter(texts[record_id] for record_id in records)
    measure = figures_measure(step_text(indicator.publish_step))
    histograms = {measure: dict(sorted(counts.items()))}
    return PublishedSet(proposal.variable, NATIONAL.id, records, histograms)


def _given(stock: Stock) -> dict[str, dict[str, str]]:
    indicators = {i.id: i for i in stock.order.questionnaire.indicators}
    found: dict[str, dict[str, str]] = {}
    for record in stock.records:
        for one in record.figures:
            indicator = indicators.get(one.indicator_id)
            text = None if indicator is None else _text(indicator, one)
            if text is not None:
                found.setdefault(one.indicator_id, {})[record.id] = text
    return found


def _text(indicator: Indicator, given: GivenFigure) -> str | None:
    entry = IndicatorEntry(given.value, given.numerator, given.denominator)
    found = figure(indicator, entry)
    return None if found is None else f"{found.numerator}/{found.denominator}"
