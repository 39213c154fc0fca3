"""How fast a release is made and audited beside the naive way, and how sure the audit's zero is."""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import numpy as np

from benchmarks.measuring import say_machine, say_table
from maturity.content import SHIPPED
from maturity.content.library import load_library
from maturity.domain.benchmarking import Table, question_measure
from maturity.domain.content_hash import content_hash
from maturity.domain.contribution import (
    REGIONS,
    SIZES,
    Contribution,
    Envelope,
    GivenFigure,
    KeptContribution,
    Record,
)
from maturity.domain.contribution_check import recomputed
from maturity.domain.disclosure import audit, singular
from maturity.domain.ledger import SCORES, Insider, Ledger
from maturity.domain.peer_group import COUNCILS, NATIONAL, PeerGroup, groups_of
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.release_figures import group_figures, question_shares
from maturity.domain.releasing import Build, build

ROUNDS = 5
START = datetime(2027, 3, 1, tzinfo=UTC)
HALF_YEAR = timedelta(days=182)
EVERYBODY = 25_000
COUNCIL_COUNT = 382
RELEASES = 6
"""Three years, half-yearly."""


def main() -> None:
    say_machine(f"Releases of the benchmark. Medians of {ROUNDS}, each in a process of its own.")
    rows = [_row(name, *_apart(name)) for name in MEASURED]
    say_table(("", "s", "at most s", "MB", "at most MB"), rows)
    say_table(("against the naive way", "ours s", "naive s", "x"), _ratios())
    _say_certainty()


def _row(name: str, seconds: float, size: float) -> tuple[object, ...]:
    _, limit, most = MEASURED[name]
    return name, f"{seconds:.2f}", limit, size, most


def _apart(name: str) -> tuple[float, float]:
    """Median seconds, and the megabytes that the work adds to a process with its data ready."""
    done = [
        subprocess.run(
            [sys.executable, "-m", "benchmarks.benchmark", name],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": "0"},
        ).stdout.split()
        for _ in range(ROUNDS)
    ]
    return (
        statistics.median(float(seconds) for seconds, _ in done),
        statistics.median(float(size) for _, size in done),
    )


def _measure(prepared: Callable[[], object]) -> None:
    start = time.perf_counter()
    prepared()
    print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _first_release() -> Callable[[], object]:
    order = Build(_bank(), _population(EVERYBODY, 0), (), {}, {}, _cut_off(0))
    return lambda: build(order)


def _averages_and_shares() -> Callable[[], object]:
    """Averages of every group and shares of every question, from the records."""
    light = _bank().light_set()
    records = [kept.contribution.record for kept in _population(EVERYBODY, 0)]
    groups: dict[PeerGroup, list[str]] = {}
    for record in records:
        for group in groups_of(record, twelve_regions=True):
            groups.setdefault(group, []).append(record.id)

    def act() -> None:
        themes, questions = [t.id for t in light.themes], list(light.questions)
        table = Table(records, themes, [question.id for question in questions])
        for group, ids in groups.items():
            group_figures(group, table.averages(ids), _cut_off(0))
        levels = table.levels(groups[NATIONAL])
        for question in questions:
            histogram = levels[question_measure(question.id)]
            question_shares(question, light.top_level, histogram, _cut_off(0))

    return act


def _large_audit() -> Callable[[], object]:
    sets, insiders, own = _tables(250, 1_600)
    return lambda: audit(sets, insiders, own)


def _three_years() -> Callable[[], object]:
    *history, last = _orders(RELEASES)
    ledgers = _all_built(history)
    return lambda: build(replace(last, history=ledgers))


MEASURED: dict[str, tuple[Callable[[], Callable[[], object]], float, int]] = {
    "figures from 25,000 contributions": (_averages_and_shares, 1, 200),
    "a first release of them, with its audits": (_first_release, 5, 300),
    "audit of 250 sets of 1,600 records": (_large_audit, 2, 200),
    "382 councils, the release after three years": (_three_years, 5, 300),
}
"""What is prepared and measured, with the most seconds and megabytes of the whole process."""


def _bank() -> Questionnaire:
    return load_library([SHIPPED]).questionnaire("social-value-2026")


def _cut_off(number: int) -> date:
    return (START + number * HALF_YEAR).date() + timedelta(days=30)


def _population(count: int, number: int, share: float = 1) -> tuple[KeptContribution, ...]:
    """The same organisations each time; `share` of them contribute at that half-year."""
    bank = _bank()
    asked = [question.id for question in bank.light_set().questions]
    light = content_hash(bank.light_set())
    # Scoring is measured elsewhere: a few hundred answers stand for all.
    answered = [_answers(bank, asked, variant + 1_000 * number) for variant in range(300)]
    chance = Random(f"who {number}")  # noqa: S311 the same in every run
    return tuple(
        _kept(bank, light, one, number, answered[chance.randrange(300)])
        for one in range(count)
        if chance.random() < share
    )


Answered = tuple[dict[str, int | None], tuple[dict[str, int], int]]


def _answers(bank: Questionnaire, asked: Sequence[str], seed: int) -> Answered:
    chance = Random(f"what {seed}")  # noqa: S311 the same in every run
    middle = chance.choice((0, 1, 1, 2, 2, 3))
    levels: dict[str, int | None] = {
        question: min(5, max(0, middle + chance.choice((-1, 0, 0, 1)))) for question in asked
    }
    themes, overall = recomputed(bank, levels)
    return levels, (dict(themes), overall)


def _kept(
    bank: Questionnaire, light: str, one: int, number: int, answered: Answered
) -> KeptContribution:
    chance = Random(f"attributes {one}")  # noqa: S311 the same in every run
    levels, (themes, overall) = answered
    at = START + number * HALF_YEAR
    record = Record(
        id=f"{one:06}-{number}",
        questionnaire_id=bank.id,
        content_hash=light,
        nation="england",
        type=chance.choices(COUNCILS, (164, 21, 63, 36, 33, 22, 32, 11))[0],
        region=chance.choice(REGIONS),
        size=chance.choices(SIZES, (5, 4, 1))[0],
        levels=dict(levels),
        themes=themes,
        overall=overall,
        figures=tuple(_figures(bank, chance)),
    )
    envelope = Envelope(f"C{one}", f"key {one}", "an officer", at)
    return KeptContribution(Contribution(envelope, record), at)


def _figures(bank: Questionnaire, chance: Random) -> list[GivenFigure]:
    """Every organisation gives the first four indicators."""
    found = []
    for indicator in bank.indicators[:4]:
        part, whole = Decimal(chance.randrange(10_000)), Decimal(chance.randrange(10_000, 90_000))
        if indicator.kind == "ratio":
            found.append(GivenFigure(indicator.id, numerator=part, denominator=whole))
        else:
            found.append(GivenFigure(indicator.id, value=part))
    return found


def _orders(count: int) -> list[Build]:
    """Each half-year two thirds of the councils answer anew."""
    bank, orders = _bank(), list[Build]()
    on_hand: list[KeptContribution] = []
    for number in range(count + 1):
        on_hand += _population(COUNCIL_COUNT, number, 1 if number == 0 else 2 / 3)
        orders.append(Build(bank, tuple(on_hand), (), {}, {}, _cut_off(number)))
    return orders


def _all_built(orders: Sequence[Build]) -> list[Ledger]:
    ledgers: list[Ledger] = []
    for order in orders:
        ledgers.append(build(replace(order, history=tuple(ledgers))))
    return ledgers


Tables = tuple[list[list[str]], list[Insider], dict[str, str]]


def _tables(sets: int, records: int) -> Tables:
    """Sets without any order: the hardest case, as no two records are in the same ones."""
    chance = Random(7)  # noqa: S311 the same in every run
    ids = [f"r{number}" for number in range(records)]
    rows = [chance.sample(ids, chance.randrange(10, records // 4)) for _ in range(sets)]
    own = {record: f"o{number // 4}" for number, record in enumerate(ids)}
    insiders = [Insider(f"o{n}", frozenset(ids[4 * n : 4 * n + 4])) for n in range(records // 4)]
    return rows, insiders, own


def _ratios() -> list[tuple[object, ...]]:
    sets, insiders, own = _tables(60, 400)
    ours = _timed(lambda: audit(sets, insiders, own))
    asked = 10 * 10 / (len(insiders) * 400)
    naive = _timed(lambda: _naive_audit(sets, insiders)) / asked
    values = [Random(n).randrange(1001) for n in range(EVERYBODY)]  # noqa: S311
    groups = [Random(-n).randrange(24) for n in range(1, EVERYBODY + 1)]  # noqa: S311
    counted = _timed(lambda: _by_counting(np.array(values), np.array(groups)))
    ordered = _timed(lambda: _by_sorting(values, groups))
    return [
        (
            "audit, 60 sets of 400; a rank for each pair",
            f"{ours:.3f}",
            f"{naive:.3f}",
            naive / ours,
        ),
        (
            "quartiles of 24 groups; sorting each",
            f"{counted:.4f}",
            f"{ordered:.4f}",
            ordered / counted,
        ),
    ]


def _naive_audit(sets: Sequence[Sequence[str]], insiders: Sequence[Insider]) -> int:
    """Is the rank higher with the vector of a record? That is to be asked of each insider and each
    record. Ten of each are asked here, and the time is multiplied.
    """
    ids = sorted({record for one in sets for record in one})
    matrix = np.array([[record in set(one) for record in ids] for one in sets], dtype=float)
    unit = np.eye(len(ids))
    found = 0
    for insider in insiders[:10]:
        known = np.vstack([matrix, unit[[ids.index(r) for r in insider.record_ids if r in ids]]])
        rank = np.linalg.matrix_rank(known)
        found += sum(np.linalg.matrix_rank(np.vstack([known, unit[n]])) == rank for n in range(10))
    return found


def _by_counting(values: np.ndarray, groups: np.ndarray) -> None:
    for group in range(24):
        np.cumsum(np.bincount(values[groups == group], minlength=1001))


def _by_sorting(values: list[int], groups: list[int]) -> None:
    for group in range(24):
        statistics.quantiles(v for v, g in zip(values, groups, strict=True) if g == group)


def _timed(act: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _say_certainty() -> None:
    """Between a true zero and the smallest number that is none there must be a wide gap."""
    ledgers = _all_built(_orders(RELEASES))
    rows = sorted(
        {one.record_ids for done in ledgers for one in done.sets if one.variable == SCORES}
    )
    columns = sorted({record for row in rows for record in row})
    values, _ = singular(rows, [(record,) for record in columns])
    above = [value for value in values if value > 1e-6 * values[0]]
    print(f"{len(rows)} sets of {len(columns)} records; of their singular values, the largest is")
    print(f"{values[0]:.1f}, the smallest above zero {min(above):.2g}, and the largest that should")
    print(f"be zero {max((v for v in values if v <= 1e-6 * values[0]), default=0):.1g}.")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _measure(MEASURED[sys.argv[1]][0]())
    else:
        main()
