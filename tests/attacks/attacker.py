"""An attacker of published releases: takes everything that is out, and says what follows.

Who is in which set is read from the private records, so that the attacker knows more than anybody
could. That these are the sets behind the figures is checked by working the figures out again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from maturity.domain.contribution import KeptContribution, Record
from maturity.domain.ledger import SCORES, Ledger
from maturity.domain.release import (
    GroupFigures,
    IndicatorFigures,
    Movement,
    Quartiles,
    QuestionShares,
    Release,
)
from maturity.domain.releasing import Build, build
from tests.attacks.population import FIRST, HALVES, Event, cut_off, kept_at
from tests.attacks.solver import Solver
from tests.attacks.worlds import quartiles, rounded
from tests.contributions import a_bank

Services = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Recovered:
    """Records that anybody, an organisation or a shared service can work out; and the differences
    between two records of one organisation that anybody can.
    """

    outsider: frozenset[str]
    insider: frozenset[tuple[str, str]]
    changes: frozenset[tuple[str, str]]

    @property
    def count(self) -> int:
        return len(self.outsider) + len(self.insider) + len(self.changes)


def release(
    kept: Sequence[KeptContribution],
    history: Sequence[Ledger] = (),
    day: date = FIRST,
    services: Services | None = None,
) -> Ledger:
    return build(
        Build(
            questionnaire=a_bank(),
            contributions=kept,
            history=history,
            services=services or {},
            ended={},
            cut_off=day,
        )
    )


def half_yearly(events: Sequence[Event], services: Services | None = None) -> list[Ledger]:
    ledgers: list[Ledger] = []
    for half in range(HALVES):
        day = cut_off(half)
        ledgers.append(release(kept_at(events, day), ledgers, day, services))
    return ledgers


def recovered(
    ledgers: Iterable[Ledger], kept: Iterable[KeptContribution], services: Services | None = None
) -> Recovered:
    """Over all variables. `kept` says whose every record ever was."""
    holders = {k.contribution.record.id: k.contribution.envelope.code for k in kept}
    insiders = insiders_of(holders, services or {})
    solvers = [Solver(sets) for sets in published(ledgers).values()]
    return Recovered(
        outsider=frozenset(record for solver in solvers for record in solver.known()),
        insider=frozenset(
            (name, record)
            for solver in solvers
            for name, own in insiders.items()
            for record in solver.known(own)
        ),
        changes=frozenset(pair for solver in solvers for pair in solver.changes(holders)),
    )


def as_if_unchanged(ledgers: Iterable[Ledger], kept: Iterable[KeptContribution]) -> frozenset[str]:
    """What anybody can work out who guesses, rightly, which councils answered as before."""
    same: dict[str, str] = {}
    first: dict[tuple[str, tuple[int | None, ...]], str] = {}
    for k in sorted(kept, key=lambda k: k.taken_at):
        record = k.contribution.record
        key = (k.contribution.envelope.code, tuple(record.levels.values()))
        same[record.id] = first.setdefault(key, record.id)
    sets = published(ledgers)[SCORES]
    return Solver([{same[record_id] for record_id in one} for one in sets]).known()


def insiders_of(holders: Mapping[str, str], services: Services) -> dict[str, set[str]]:
    """Every organisation with all its records ever, and every service with all its members'."""
    known: dict[str, set[str]] = {}
    for record, code in holders.items():
        known.setdefault(code, set()).add(record)
    together = {
        f"group of {service}": set().union(*(known.get(c, set()) for c in (service, *members)))
        for service, members in services.items()
    }
    return known | together


def published(ledgers: Iterable[Ledger]) -> dict[str, list[Collection[str]]]:
    """By variable: the record sets behind everything that was ever published."""
    sets: dict[str, list[Collection[str]]] = {}
    for ledger in ledgers:
        for one in ledger.sets:
            sets.setdefault(one.variable, []).append(one.record_ids)
    return sets


def unexplained(ledgers: Sequence[Ledger], kept: Iterable[KeptContribution]) -> list[str]:
    """Published figures of the last release that do not follow from any set on record."""
    records = {k.contribution.record.id: k.contribution.record for k in kept}
    sets: dict[str, list[list[Record]]] = {}
    for ledger in ledgers:
        for one in ledger.sets:
            found = [records[record_id] for record_id in one.record_ids]
            sets.setdefault(f"{one.variable} {one.group_id}", []).append(found)
    return list(_unexplained(ledgers[-1].release, sets))


def _unexplained(newest: Release, sets: Mapping[str, list[list[Record]]]) -> Iterator[str]:
    for group in newest.groups:
        if not any(_is_of(group, s) for s in sets.get(f"{SCORES} {group.id}", [])):
            yield group.id
    for shares in newest.questions:
        if not any(_shares_are_of(shares, s) for s in sets[f"{SCORES} national"]):
            yield shares.question_id
    for figures in newest.indicators:
        name = f"indicator:{figures.indicator_id} national"
        if not any(_figures_are_of(figures, s) for s in sets[name]):
            yield name
    if newest.movement is not None:
        then, now = (sets[f"{SCORES} movement:{when}"][-1] for when in ("then", "now"))
        if not _moved(newest.movement, then, now):
            yield "movement"


def _is_of(group: GroupFigures, records: Sequence[Record]) -> bool:
    return (
        group.members == len(records) // 5 * 5
        and group.overall == _marks([record.overall for record in records])
        and group.themes
        == {t: _marks([record.themes[t] for record in records]) for t in records[0].themes}
    )


def _marks(values: Sequence[int]) -> Quartiles:
    ordered = sorted(values)
    marks = quartiles(ordered, (1,) * len(ordered))
    return Quartiles(*(rounded(mark, 50) for mark in marks))


def _shares_are_of(shares: QuestionShares, records: Sequence[Record]) -> bool:
    at_least = tuple(_at_least(records, shares.question_id, least) for least in range(1, 6))
    return len(records) >= 20 and at_least == shares.at_least


def _figures_are_of(figures: IndicatorFigures, records: Sequence[Record]) -> bool:
    """The one indicator of the population: percent, in steps of 5."""
    values = sorted(
        int(given.numerator or 0)
        for record in records
        for given in record.figures
        if given.indicator_id == figures.indicator_id
    )
    marks = [rounded(mark, 5) for mark in quartiles(values, (1,) * len(values))]
    told = [figures.lower, figures.median, figures.upper]
    return len(values) == len(records) and told == list(map(Decimal, marks))


def _moved(movement: Movement, then: Sequence[Record], now: Sequence[Record]) -> bool:
    mature = {
        question: tuple(_at_least(records, question, 3) for records in (then, now))
        for question in movement.mature
    }
    return (
        movement.overall == tuple(_marks([r.overall for r in records]) for records in (then, now))
        and movement.mature == mature
        and (len(now) >= 20 or not mature)
    )


def _at_least(records: Sequence[Record], question: str, least: int) -> int:
    levels = [record.levels[question] for record in records]
    return _coded(sum(level is not None and level >= least for level in levels), len(levels))


def _coded(count: int, members: int) -> int:
    return min(90, max(10, rounded(Fraction(100 * count, members), 10)))
