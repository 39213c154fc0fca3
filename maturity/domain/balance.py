"""Not paperwork first: what the first half-year must hold while results are behind the policy.

While the average of Impact or of Measurement is below that of Policy, an action of the lower one is
among the first two quarters' actions, and at most a third of their days go to the policy. A
questionnaire without these themes has no such rule.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from maturity.domain.catalogue import Action
from maturity.domain.jobs import Job
from maturity.domain.schedule import Board
from maturity.domain.scorecard import Scorecard
from maturity.domain.steps import Aims

POLICY = "policy"
RESULTS = ("impact", "measurement")
FIRST_QUARTERS = 2
POLICY_PART = 3
"""One day in so many may go to the policy."""


@dataclass(frozen=True)
class Balance:
    """`heads` are the actions of the lower theme, one of which comes first; `leading` those and the
    ones that they need, which come first where none of the heads can begin in time. `papers` are
    the actions of Policy. All are empty where the rule does not apply.
    """

    heads: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()

    def allows(self, board: Board) -> bool:
        """Whether the first quarters' days on the board are within the part for the policy."""
        days = first_days(board)
        papers = sum(units for task, units in days.items() if task in self.papers)
        return papers * POLICY_PART <= sum(days.values())


def find_balance(
    scorecard: Scorecard, jobs: Iterable[Job], can_begin: Iterable[str], aims: Aims
) -> Balance:
    """`can_begin` are the ids of the jobs that planning may place, or that are placed."""
    able = set(can_begin)
    known = [job for job in jobs if job.id in able]
    papers = frozenset(job.id for job in known if is_paper(job.action, aims))
    for themes in _behind_policy(scorecard):
        heads = {job.id for job in known if any(aims.theme_of[q] in themes for q, _ in job.steps)}
        if heads:
            return Balance(frozenset(heads), frozenset(_leading(heads, known)), papers)
    only_papers = len(papers) == len(known)
    return Balance() if only_papers or not _behind_policy(scorecard) else Balance(papers=papers)


def _behind_policy(scorecard: Scorecard) -> list[set[str]]:
    """The themes of results whose average is known and below that of Policy, the lowest first.

    Those with the same average stand together.
    """
    points = {theme.theme_id: theme.score.point for theme in scorecard.themes}
    policy = points.get(POLICY)
    found = sorted(
        (point, theme)
        for theme in RESULTS
        if (point := points.get(theme)) is not None and policy is not None and point < policy
    )
    return [{theme for _, theme in rows} for _, rows in groupby(found, key=lambda row: row[0])]


def _leading(heads: set[str], jobs: list[Job]) -> set[str]:
    by_id = {job.id: job for job in jobs}
    found: set[str] = set()
    waiting = list(heads)
    while waiting:
        job = by_id[waiting.pop()]
        if job.id not in found:
            found.add(job.id)
            waiting += [need for need in job.needs if need in by_id]
    return found


def is_paper(action: Action, aims: Aims) -> bool:
    """Whether it is about the policy alone, as far as its questions are asked."""
    questions = [move.question for move in action.moves] or [h.question for h in action.in_place]
    return {aims.theme_of[q] for q in questions if q in aims.theme_of} == {POLICY}


def first_days(board: Board) -> dict[str, int]:
    """What each action takes of the first quarters, in units. Finding out is not looked at."""
    return {
        task: sum(slot.days[: max(0, FIRST_QUARTERS - slot.first)])
        for task, slot in board.slots.items()
        if task in board.counted
    }


def begins_early(tasks: frozenset[str], board: Board) -> bool:
    """Whether one of them begins in the first quarters."""
    return any(task in board.slots and board.slots[task].first < FIRST_QUARTERS for task in tasks)
