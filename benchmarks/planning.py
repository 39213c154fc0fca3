"""How fast a plan is made from the shipped catalogue, and how near it is to the best possible."""

import os
import platform
import statistics
import time
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from random import Random

from maturity.content import SHIPPED
from maturity.content.library import load_library
from maturity.domain.assessment import Answer
from maturity.domain.catalogue import Catalogue
from maturity.domain.optimum import Optimum, best_possible
from maturity.domain.plan import PlanRequest, Preset
from maturity.domain.planning import make_plan
from maturity.domain.questionnaire import Questionnaire

Answers = dict[str, Answer]

ROUNDS = 51
ORGANISATIONS = 40
START = date(2026, 5, 11)
PRESETS: tuple[Preset, ...] = ("propose", "foundations", "next-stage", "solid")


def main() -> None:
    library = load_library([SHIPPED])
    questionnaire = library.questionnaire("social-value-2026")
    catalogue = library.catalogue("social-value-2026")
    cores = len(os.sched_getaffinity(0))
    print(f"{platform.python_implementation()} {platform.python_version()}, ", end="")
    print(f"{platform.system()} {platform.machine()}, {cores} cores")
    print(f"{len(list(questionnaire.questions))} answers, {len(catalogue.actions)} actions.\n")
    _print_plans(questionnaire, catalogue)
    print()
    _print_shares(questionnaire, catalogue)


def _print_plans(questionnaire: Questionnaire, catalogue: Catalogue) -> None:
    """Medians. Everything at 0 and wanted at 5 brings every action into question."""
    mixed = {q.id: Answer(n % 4) for n, q in enumerate(questionnaire.questions)}
    nothing = {q.id: Answer(0) for q in questionnaire.questions}
    everything = {q.id: 5 for q in questionnaire.questions}
    cases: dict[str, tuple[Answers, PlanRequest]] = {
        "mixed answers, proposed targets": (mixed, _request("propose")),
        "mixed answers, solid": (mixed, _request("solid")),
        "all at 0, solid": (nothing, _request("solid")),
        "all at 0, all wanted at 5": (
            nothing,
            PlanRequest("england", START, targets=everything),
        ),
        "the same, no limits, 8 quarters": (
            nothing,
            PlanRequest("england", START, 8, 90, most_actions=99, targets=everything),
        ),
    }
    print(f"{f'a plan, median of {ROUNDS}':<44}{'ms':>8}{'planned':>9}{'left out':>10}")
    for name, (answers, request) in cases.items():
        plan = make_plan(questionnaire, catalogue, answers, request)
        seconds = _median(lambda: make_plan(questionnaire, catalogue, answers, request))  # noqa: B023
        print(f"{name:<44}{seconds * 1000:>8.1f}{len(plan.scheduled):>9}{len(plan.left_out):>10}")


def _request(preset: Preset, priorities: tuple[str, ...] = ("impact",)) -> PlanRequest:
    return PlanRequest("england", START, preset=preset, priorities=priorities)


def _median(act: Callable[[], object]) -> float:
    return statistics.median(_timed(act) for _ in range(ROUNDS))


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _print_shares(questionnaire: Questionnaire, catalogue: Catalogue) -> None:
    """Random organisations, each around a level of its own, with the request's defaults."""
    chance = Random(2026)  # noqa: S311 the same organisations in every run
    print(f"{f'share of the best possible, {ORGANISATIONS} each':<30}", end="")
    print(f"{'mean':>7}{'worst':>8}{'proven':>8}{'s, median':>11}{'s, worst':>10}")
    for preset in PRESETS:
        found: list[Optimum] = []
        times: list[float] = []
        for _ in range(ORGANISATIONS):
            answers = _random_answers(questionnaire, chance)
            plan = make_plan(questionnaire, catalogue, answers, _request(preset))
            start = time.perf_counter()
            found.append(best_possible(questionnaire, catalogue, answers, plan))
            times.append(time.perf_counter() - start)
        _print_share(preset, found, times)


def _print_share(preset: Preset, found: list[Optimum], times: list[float]) -> None:
    shares = [optimum.share for optimum in found]
    proven = sum(optimum.proven for optimum in found)
    mean = float(sum(shares, Fraction(0)) / len(shares))
    print(f"{preset:<30}{mean:>7.3f}{float(min(shares)):>8.3f}{proven:>8}", end="")
    print(f"{statistics.median(times):>11.2f}{max(times):>10.2f}")


def _random_answers(questionnaire: Questionnaire, chance: Random) -> Answers:
    middle = chance.choice([0, 1, 1, 2, 2, 3])
    spread = [-1, 0, 0, 0, 1, 1, 2]
    return {
        question.id: Answer(min(5, max(0, middle + chance.choice(spread))))
        for question in questionnaire.questions
    }


if __name__ == "__main__":
    main()
