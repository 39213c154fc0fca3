"""How good a plan is beside the best possible one, found by an exact search. It makes no plan.

The best possible plan follows the rules of planning.py and reaches the same steps as early as can
be: every step counts its gain for each quarter that is left when it is reached. What the
organisation put into its quarters, and the time for finding out, are as in the plan. What runs on
beyond the plan brings nothing in it, and is left aside.

The search is linear programming with whole numbers, by HiGHS: see linear_program.py.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import inf

from maturity.domain.assessment import Answers
from maturity.domain.balance import FIRST_QUARTERS
from maturity.domain.catalogue import Catalogue
from maturity.domain.exact_search import Search
from maturity.domain.jobs import moved_by, reached_at
from maturity.domain.plan import Plan
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.situation import Situation, look


@dataclass(frozen=True)
class Optimum:
    """`value` is the best that was found, and no plan is above `bound`. Where the search was not
    ended by its time, the two are the same, and `proven`.

    All are weighted gains, as fractions of the overall scale, for every quarter they last.
    """

    value: Fraction
    bound: Fraction
    proven: bool
    plan_value: Fraction

    @property
    def share(self) -> Fraction:
        """How much of the best possible the plan reaches; if not `proven`, at least so much."""
        return self.plan_value / self.bound if self.bound else Fraction(1)


def plan_value(
    questionnaire: Questionnaire, catalogue: Catalogue, answers: Answers, plan: Plan
) -> Fraction:
    """What the plan's steps bring: the weighted gain of each, for every quarter from that in which
    it is reached to the plan's last.
    """
    situation = look(questionnaire, catalogue, answers, plan.request)
    return _value(situation, _ends(plan))


def best_possible(
    questionnaire: Questionnaire,
    catalogue: Catalogue,
    answers: Answers,
    plan: Plan,
    seconds: float = 5,
) -> Optimum:
    """Compare a plan with the best that its own request allows, searching at most so long."""
    situation = look(questionnaire, catalogue, answers, plan.request)
    mine = _value(situation, _ends(plan))
    search = Search(situation, _run_on_beside(situation, plan), _must_begin(situation, plan))
    if not search.runs:
        return Optimum(mine, mine, proven=True, plan_value=mine)
    solution = search.program.solve(seconds)
    found = _value(situation, search.ends(solution))
    if solution.proven:
        return Optimum(found, found, proven=True, plan_value=mine)
    bound = _exactly(solution.bound * search.largest, situation)
    return Optimum(max(found, mine), max(bound, found, mine), proven=False, plan_value=mine)


def _exactly(bound: float, situation: Situation) -> Fraction:
    """The bound, never above what reaching everything at once would bring."""
    aims, count = situation.aims, situation.horizon.count
    everything = sum(aims.gains.values()) * count
    least = Fraction(everything) if bound == inf else min(Fraction(everything), Fraction(bound))
    return least / aims.scale


def _run_on_beside(situation: Situation, plan: Plan) -> int:
    """The first quarters' units of what the plan begins and does not end, papers aside."""
    days = (
        sum(one.days[: max(0, FIRST_QUARTERS - one.first)])
        for one in plan.scheduled
        if one.runs_on
        and one.task.id not in situation.board.slots
        and one.task.id not in situation.balance.papers
    )
    return int(sum(days) * situation.board.unit)


def _must_begin(situation: Situation, plan: Plan) -> frozenset[str]:
    """Of which actions one has to begin early, as far as the plan itself could see to it."""
    early = {one.task.id for one in plan.scheduled if one.first < FIRST_QUARTERS}
    for wanted in (situation.balance.heads, situation.balance.leading):
        begun = [one for one in plan.scheduled if one.task.id in wanted & early]
        if begun:
            chosen = any(one.runs_on or one.task.id in situation.board.slots for one in begun)
            return frozenset() if chosen else wanted
    return frozenset()


def _ends(plan: Plan) -> dict[str, int]:
    return {one.task.id: one.last for one in plan.scheduled if not one.runs_on}


def _value(situation: Situation, ends: dict[str, int]) -> Fraction:
    aims, count = situation.aims, situation.horizon.count
    moved = moved_by(situation.jobs.values(), ends, aims)
    reached = {step: reached_at(step, moved, aims) for step in aims.gains}
    gains = (
        aims.gains[step] * (count - end)
        for step, end in reached.items()
        if end is not None and step not in situation.board.promised
    )
    return Fraction(sum(gains), aims.scale)
