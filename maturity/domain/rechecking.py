"""Looking at a release again: what is given away by all that is out, and whether figures follow."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from maturity.domain.admission import Auditor, moments_of
from maturity.domain.benchmarking import question_measure, share_at_least, share_not_applicable
from maturity.domain.ledger import SCORES, Leaks, Ledger, PublishedSet
from maturity.domain.movement import NOW, THEN, movement
from maturity.domain.peer_group import NATIONAL, PeerGroup
from maturity.domain.published_history import indicator_variable
from maturity.domain.release import GroupFigures, IndicatorFigures, QuestionShares
from maturity.domain.release_figures import group_figures, indicator_figures


def reaudit(ledgers: Sequence[Ledger], auditor: Auditor | None = None) -> Leaks:
    """What everything in these releases gives away together: to anybody, to each insider.

    `auditor` is one that knows everybody in them already.
    """
    auditor = auditor or Auditor(moments_of(ledgers))
    by_variable: dict[str, list[tuple[str, ...]]] = {}
    for ledger in ledgers:
        for one in ledger.sets:
            by_variable.setdefault(one.variable, []).append(one.record_ids)
    found = [auditor.leaks(sets) for _, sets in sorted(by_variable.items())]
    return Leaks(
        outsider=tuple(sorted({leak for one in found for leak in one.outsider})),
        insider=tuple(sorted({leak for one in found for leak in one.insider})),
        changes=tuple(sorted({leak for one in found for leak in one.changes})),
    )


def added_leaks(history: Sequence[Ledger], ledger: Ledger, auditor: Auditor | None = None) -> Leaks:
    """What the last release gives away beyond what is out already: nothing, if `build` made it.

    When members join a shared service, old releases may say more to it than before. That cannot be
    taken back, and is no reason against a new release.
    """
    auditor = auditor or Auditor(moments_of([*history, ledger]))
    after = reaudit([*history, ledger], auditor)
    before = reaudit(history, auditor) if after else after
    return Leaks(
        outsider=tuple(leak for leak in after.outsider if leak not in before.outsider),
        insider=tuple(leak for leak in after.insider if leak not in before.insider),
        changes=tuple(leak for leak in after.changes if leak not in before.changes),
    )


@dataclass(frozen=True)
class Difference:
    """A published figure that does not follow from the private record. `measure` as there."""

    group_id: str
    measure: str


def recheck(ledger: Ledger) -> tuple[Difference, ...]:
    """Works out every published figure again from the histograms. Empty if all are right."""
    sets = {(one.variable, one.group_id): one for one in ledger.sets}
    release = ledger.release
    found = [_size(ledger, one) for one in ledger.sets]
    found += [_group(sets.get((SCORES, figures.id)), figures) for figures in release.groups]
    found += [_question(ledger.sets, shares) for shares in release.questions]
    found += [
        _indicator(sets.get((indicator_variable(figures.indicator_id), NATIONAL.id)), figures)
        for figures in release.indicators
    ]
    return (*(one for one in found if one is not None), *_moved(ledger, sets))


def _size(ledger: Ledger, one: PublishedSet) -> Difference | None:
    """Enough records, each counted once in each histogram, and each somebody's."""
    size = len(set(one.record_ids))
    counted = all(sum(histogram.values()) == size for histogram in one.histograms.values())
    held = all(record_id in ledger.holders for record_id in one.record_ids)
    right = size >= ledger.release.k and size == len(one.record_ids) and counted and held
    return None if right else Difference(one.group_id, "records")


def _group(one: PublishedSet | None, figures: GroupFigures) -> Difference | None:
    group = PeerGroup(figures.id, figures.family, figures.pool)
    if one is not None and group_figures(group, one.histograms, figures.as_of) == figures:
        return None
    return Difference(figures.id, "averages")


def _question(sets: Sequence[PublishedSet], shares: QuestionShares) -> Difference | None:
    measure = question_measure(shares.question_id)
    places = (NATIONAL.id, measure)
    for one in sets:
        if one.group_id in places and measure in one.histograms:
            histogram = one.histograms[measure]
            levels = range(1, len(shares.at_least) + 1)
            at_least = tuple(share_at_least(histogram, level) for level in levels)
            aside = share_not_applicable(histogram)
            if (at_least, aside) == (shares.at_least, shares.not_applicable):
                return None
    return Difference(NATIONAL.id, measure)


def _indicator(one: PublishedSet | None, figures: IndicatorFigures) -> Difference | None:
    if one is not None and indicator_figures(one, figures.as_of) == figures:
        return None
    return Difference(NATIONAL.id, indicator_variable(figures.indicator_id))


def _moved(ledger: Ledger, sets: Mapping[tuple[str, str], PublishedSet]) -> Iterator[Difference]:
    published = ledger.release.movement
    then, now = sets.get((SCORES, THEN)), sets.get((SCORES, NOW))
    if published is None and then is None and now is None:
        return
    if published is None or then is None or now is None:
        yield Difference("movement", "records")
    elif movement(published.since, then.histograms, now.histograms) != published:
        yield Difference("movement", "figures")
