"""What the documents of a plan are made from: a result, its plan and what stands beside them.

Not their words, and not their form.
"""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from maturity.documents.handed_in_text import HandedIn
from maturity.documents.indicator_text import IndicatorPart
from maturity.documents.legal_text import LegalPart
from maturity.documents.result import Result
from maturity.documents.result_page import Since
from maturity.domain.assessment import Answers
from maturity.domain.catalogue import Catalogue
from maturity.domain.comparison import Comparison
from maturity.domain.organisation import Organisation
from maturity.domain.plan import ActionRecord, Plan, Scheduled, Task
from maturity.domain.tasks import record_of


@dataclass(frozen=True)
class PlanPaper:
    """All that a plan's documents tell, as of the day `on`.

    `optimal_share` is how much of the best possible plan this one reaches, None where nobody asked.
    """

    organisation: Organisation
    result: Result
    plan: Plan
    catalogue: Catalogue
    on: date
    since: Since | None = None
    legal: LegalPart = field(default_factory=lambda: LegalPart((), {}))
    indicators: IndicatorPart = field(default_factory=lambda: IndicatorPart((), {}))
    handed_in: HandedIn | None = None
    optimal_share: Fraction | None = None
    comparison: Comparison | None = None

    @property
    def answers(self) -> Answers:
        return self.result.answers

    def record(self, task_id: str) -> ActionRecord:
        """What the organisation noted about it; an empty one where it noted nothing."""
        return record_of(task_id, self.plan.request)

    @cached_property
    def in_order(self) -> tuple[Scheduled, ...]:
        """By the quarter in which they begin, what ends first before the others; within one, as the
        plan has them.
        """
        return tuple(sorted(self.plan.scheduled, key=lambda s: (s.first, s.last)))

    @cached_property
    def to_do(self) -> tuple[Scheduled, ...]:
        """What has a number: everything but answers to find out."""
        return tuple(s for s in self.in_order if not s.task.question)

    @cached_property
    def to_find_out(self) -> tuple[Scheduled, ...]:
        return tuple(s for s in self.in_order if s.task.question)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The same number for a task in every document made from the same plan."""
        return {s.task.id: number for number, s in enumerate(self.to_do, start=1)}

    @cached_property
    def tasks(self) -> dict[str, Task]:
        """All that the plan knows of, by id, planned or not."""
        left_out = [left.task for left in self.plan.left_out]
        planned = [scheduled.task for scheduled in self.plan.scheduled]
        return {task.id: task for task in (*self.plan.finished, *left_out, *planned)}
