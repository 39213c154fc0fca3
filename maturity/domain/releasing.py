"""Building a release and its private record: from contributions and everything that is out already.

In this order: who counts (intake.py); which groups are large enough and changed enough
(proposals.py) and give nobody away (admission.py); then the figures. Pure: the same contributions
and history make the same release, in whatever order the contributions come.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from maturity.domain.admission import moments_of
from maturity.domain.benchmarking import Histogram, band, question_measure
from maturity.domain.group_choice import GroupChoice, choose_groups
from maturity.domain.indicator_release import choose_indicators
from maturity.domain.intake import take_in
from maturity.domain.ledger import SCORES, HeldBack, Ledger, PublishedSet
from maturity.domain.movement import NOW, THEN, Panel, movement
from maturity.domain.peer_group import NATIONAL
from maturity.domain.proposals import Proposal
from maturity.domain.publishable import Members, enough
from maturity.domain.question_release import QuestionRelease, release_questions
from maturity.domain.rechecking import Difference, added_leaks, reaudit, recheck
from maturity.domain.release import (
    LEAST_FOR_QUESTIONS,
    GroupFigures,
    IndicatorFigures,
    MissingGroup,
    Movement,
    Release,
)
from maturity.domain.release_figures import group_figures, indicator_figures
from maturity.domain.release_order import Build, BuildFault, CannotBuild, check
from maturity.domain.release_stock import Stock, stock

__all__ = [
    "Build",
    "BuildFault",
    "CannotBuild",
    "Difference",
    "added_leaks",
    "build",
    "reaudit",
    "recheck",
]

Progress = Callable[[str, float], None]
"""What is being done (records, groups, indicators, figures, audit, done), and how much of the whole
is behind, from 0 to 1."""


def _silent(_step: str, _share: float) -> None:
    pass


def build(order: Build, progress: Progress = _silent) -> Ledger:
    """Its `release` is what is published. Raises CannotBuild."""
    check(order)
    progress("records", 0.0)
    intake = take_in(order)
    if len(intake.records) < order.k:
        raise CannotBuild(BuildFault.TOO_FEW, str(len(intake.records)))
    known = stock(order, intake)
    progress("groups", 0.2)
    groups = choose_groups(known)
    progress("indicators", 0.6)
    indicators = tuple(choose_indicators(known))
    progress("figures", 0.8)
    ledger = _ledger(_Choice(known, groups, release_questions(known, groups.national), indicators))
    progress("audit", 0.9)
    audited = replace(ledger, leaks=added_leaks(order.history, ledger, known.auditor))
    progress("done", 1.0)
    return audited


@dataclass(frozen=True)
class _Choice:
    """Everything that will be published, decided."""

    stock: Stock
    groups: GroupChoice
    questions: QuestionRelease
    indicators: Sequence[tuple[Proposal, PublishedSet | None]]


def _ledger(choice: _Choice) -> Ledger:
    stock = choice.stock
    sets = tuple(_sets(choice))
    if not any(p.published for p in choice.groups.proposals):
        raise CannotBuild(BuildFault.TOO_FEW, str(len(stock.intake.records)))
    held = [HeldBack(p.variable, NATIONAL.id, p.because) for p, _ in choice.indicators if p.because]
    return Ledger(
        release=_release(choice, sets),
        sets=sets,
        holders=_holders(stock, sets),
        groups=stock.moment.groups,
        held=(*choice.groups.held, *choice.questions.held, *held),
        left_out={key: why.value for key, why in sorted(stock.intake.left_out.items())},
    )


def _holders(stock: Stock, sets: Iterable[PublishedSet]) -> dict[str, str]:
    """Also of older records, where older figures stay."""
    ever: dict[str, str] = {}
    for moment in [*moments_of(stock.order.history), stock.moment]:
        ever |= moment.holders
    used = {record_id for one in sets for record_id in one.record_ids}
    return {record_id: ever[record_id] for record_id in sorted(used)}


def _sets(choice: _Choice) -> Iterator[PublishedSet]:
    table = choice.stock.table
    for proposal in choice.groups.proposals:
        if proposal.fresh:
            own = choice.questions.histograms if proposal.group == NATIONAL else {}
            histograms = {**table.averages(proposal.members), **own}
            yield _set(proposal.group.id, proposal.members, histograms)
        elif proposal.keeps and proposal.last is not None:
            yield proposal.last.one
    yield from choice.questions.sets
    panel = choice.groups.panel
    if panel is not None:
        varied = _moved_questions(choice.stock, panel)
        for name, members in ((THEN, panel.before), (NOW, panel.after)):
            levels = table.levels(members)
            questions = {measure: levels[measure] for measure in varied}
            yield _set(name, members, {**table.averages(members), **questions})
    yield from (one for _, one in choice.indicators if one is not None)


def _moved_questions(stock: Stock, panel: Panel) -> list[str]:
    """Those at which not all who answered anew are alike, in the order of the questionnaire."""
    left, came = panel.before - panel.after, panel.after - panel.before
    if not enough(came, LEAST_FOR_QUESTIONS):
        return []
    varied = stock.varied_questions(left) & stock.varied_questions(came)
    return [m for m in map(question_measure, stock.questions) if m in varied]


def _set(group_id: str, members: Members, histograms: Mapping[str, Histogram]) -> PublishedSet:
    return PublishedSet(SCORES, group_id, tuple(sorted(members)), histograms)


def _release(choice: _Choice, sets: Sequence[PublishedSet]) -> Release:
    stock, bank = choice.stock, choice.stock.order.questionnaire
    one = stock.intake.records[0]
    return Release(
        id=f"{stock.order.cut_off.isoformat()} {bank.id}",
        questionnaire_id=bank.id,
        family=bank.family,
        edition=str(bank.edition),
        content_hash=one.content_hash,
        cut_off=stock.order.cut_off,
        k=stock.order.k,
        contributions=band(len(stock.intake.records)),
        groups=tuple(_groups(choice, sets)),
        missing=tuple(_missing(choice.groups.proposals)),
        questions=tuple(choice.questions.shares),
        indicators=tuple(_indicators(choice)),
        movement=_movement(choice, sets),
        invented=one.invented,
    )


def _groups(choice: _Choice, sets: Sequence[PublishedSet]) -> Iterator[GroupFigures]:
    cut_off = choice.stock.order.cut_off
    by_id = {one.group_id: one for one in sets if one.variable == SCORES}
    for proposal in choice.groups.proposals:
        if proposal.fresh:
            histograms = by_id[proposal.group.id].histograms
            yield group_figures(proposal.group, histograms, cut_off)
        elif proposal.keeps and proposal.last is not None:
            yield proposal.last.figures


def _missing(proposals: Iterable[Proposal]) -> Iterator[MissingGroup]:
    for proposal in proposals:
        if not proposal.published and proposal.because is not None:
            group = proposal.group
            yield MissingGroup(group.id, group.family, group.pool, proposal.because)


def _indicators(choice: _Choice) -> Iterator[IndicatorFigures]:
    for proposal, one in choice.indicators:
        if proposal.fresh and one is not None:
            yield indicator_figures(one, choice.stock.order.cut_off)
        elif proposal.keeps and proposal.last is not None:
            yield proposal.last.indicator


def _movement(choice: _Choice, sets: Sequence[PublishedSet]) -> Movement | None:
    panel = choice.groups.panel
    if panel is None:
        return None
    by_id = {one.group_id: one.histograms for one in sets if one.variable == SCORES}
    return movement(panel.since, by_id[THEN], by_id[NOW])
