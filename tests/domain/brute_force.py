"""The best value of a small case, by trying every way to begin and end its actions."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import ceil

from maturity.domain.catalogue import Action
from maturity.domain.plan import Plan
from maturity.domain.questionnaire import exact
from tests.plans import Case

Run = tuple[int, int]
"""First and last quarter."""

Runs = Mapping[str, Run | None]


def best_value(case: Case, plan: Plan) -> Fraction:
    """For known answers, no records, no year's limit within the plan, and no rule of balance.

    Each action leads up from today's levels, or has one move: none waits for half of its steps.
    """
    actions = [a for a in case.catalogue.actions if a.valid_in(case.request.nation)]
    ways = (_ways(action, plan) for action in actions)
    tried = (
        dict(zip((action.id for action in actions), runs, strict=True)) for runs in product(*ways)
    )
    allowed = (runs for runs in tried if _is_allowed(case, plan, actions, runs))
    return max(_value(case, plan, actions, runs) for runs in allowed)


def _ways(action: Action, plan: Plan) -> Iterator[Run | None]:
    """Not at all, or from each quarter in which a day of it fits, if it then ends in time."""
    yield None
    for first in range(len(plan.quarters)):
        days = _days(action, plan, first)
        share = Fraction(action.days.likely, ceil(action.weeks / 13))
        if sum(days) == action.days.likely and days[0] >= min(share, 1):
            yield first, first + len(days) - 1


def _days(action: Action, plan: Plan, first: int) -> list[Fraction]:
    """An even share in each quarter of its weeks; what a whole quarter cannot hold comes later."""
    quarters = ceil(action.weeks / 13)
    found: list[Fraction] = []
    for number, room in enumerate(plan.capacity[first:]):
        due = Fraction(action.days.likely * min(number + 1, quarters), quarters)
        found.append(min(due - sum(found), room))
        if sum(found) == action.days.likely and number + 1 >= quarters:
            break
    return found


def _is_allowed(case: Case, plan: Plan, actions: list[Action], runs: Runs) -> bool:
    done = [action for action in actions if runs[action.id] is not None]
    return (
        _within_limits(case, plan, runs)
        and all(_begins_late_enough(case, plan, action, done, runs) for action in done)
        and _fits(plan, done, runs)
    )


def _within_limits(case: Case, plan: Plan, runs: Runs) -> bool:
    there = [run for run in runs.values() if run is not None]
    most, parallel = case.request.most_actions, case.request.parallel
    running = [sum(f <= quarter <= e for f, e in there) for quarter in range(len(plan.quarters))]
    return (most is None or len(there) <= most) and (parallel is None or max(running) <= parallel)


def _begins_late_enough(
    case: Case, plan: Plan, action: Action, done: list[Action], runs: Runs
) -> bool:
    first, _ = runs[action.id] or (0, 0)
    for need in action.needs:
        run = runs.get(need)
        if not _is_met(case, need) and (run is None or run[1] >= first):
            return False
    wanted = [m for m in action.moves if _is_wanted(case, plan, m.question, m.from_level)]
    ended = [other for other in done if (runs[other.id] or (0, 0))[1] < first]
    levels = _levels(case, ended)
    return all(levels[move.question] >= move.from_level for move in wanted)


def _is_met(case: Case, need: str) -> bool:
    action = next(action for action in case.catalogue.actions if action.id == need)
    level = {question: answer.level or 0 for question, answer in case.answers.items()}
    if not action.moves:
        return any(level[held.question] >= held.level for held in action.in_place)
    return all(level[move.question] >= move.to_level for move in action.moves)


def _is_wanted(case: Case, plan: Plan, question: str, level: int) -> bool:
    return (case.answers[question].level or 0) <= level < plan.targets.get(question, 0)


def _levels(case: Case, done: list[Action]) -> dict[str, int]:
    steps = {(m.question, m.from_level) for action in done for m in action.moves}
    levels = {question: answer.level or 0 for question, answer in case.answers.items()}
    for question, level in levels.items():
        reached = level
        while (question, reached) in steps:
            reached += 1
        levels[question] = reached
    return levels


def _fits(plan: Plan, done: list[Action], runs: Runs) -> bool:
    rooms = list(plan.capacity)
    for action in done:
        first, _ = runs[action.id] or (0, 0)
        for number, days in enumerate(_days(action, plan, first), start=first):
            rooms[number] -= days
    return min(rooms) >= 0


def _value(case: Case, plan: Plan, actions: list[Action], runs: Runs) -> Fraction:
    value = Fraction(0)
    for quarter in range(len(plan.quarters)):
        ended = [a for a in actions if (run := runs[a.id]) is not None and run[1] <= quarter]
        value += worth(case, plan, _levels(case, ended))
    return value


def worth(case: Case, plan: Plan, levels: Mapping[str, int]) -> Fraction:
    """What the levels between today's and the targets add to the overall average, weighted."""
    themes = case.questionnaire.themes
    whole = sum(exact(theme.weight) for theme in themes)
    found = Fraction(0)
    for theme in themes:
        within = sum(exact(question.weight) for question in theme.questions)
        for question in theme.questions:
            priority = {theme.id, question.id} & set(case.request.priorities)
            importance = 3 if question.core else 2 if priority else 1
            today = case.answers[question.id].level or 0
            risen = max(0, min(levels[question.id], plan.targets.get(question.id, 0)) - today)
            part = exact(theme.weight) / whole * exact(question.weight) / within
            found += part * risen * importance / case.questionnaire.top_level
    return found
