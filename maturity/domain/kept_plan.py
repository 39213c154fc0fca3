"""What is kept of a plan: what somebody asked, chose and noted, with version, author and time.

The plan itself is not kept. It follows from these and from the answers: see planning.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime

from maturity.domain.law import Nation
from maturity.domain.plan import ActionRecord, OwnAction, PlanRequest, Preset


@dataclass(frozen=True)
class Wishes:
    """What an organisation asks of its plan as a whole: a PlanRequest without its single parts."""

    start: date
    quarters: int = 4
    days_a_quarter: int = 30
    parallel: int | None = None
    most_actions: int | None = None
    priorities: tuple[str, ...] = ()
    preset: Preset = "propose"


@dataclass(frozen=True)
class KeptWishes:
    """Versions of one plan's wishes count up from 1, as those of everything below."""

    version: int
    wishes: Wishes
    author_id: str
    asked_at: datetime


@dataclass(frozen=True)
class KeptTarget:
    """The level that somebody chose for one question; None takes the choice back."""

    question_id: str
    version: int
    level: int | None
    author_id: str
    chosen_at: datetime


@dataclass(frozen=True)
class KeptRecord:
    """What somebody noted about one action."""

    version: int
    record: ActionRecord
    author_id: str
    recorded_at: datetime


@dataclass(frozen=True)
class KeptOwnAction:
    """An action of the organisation's own as somebody worded it."""

    version: int
    action: OwnAction
    author_id: str
    worded_at: datetime


@dataclass(frozen=True)
class KeptPlan:
    """The newest version of everything, as of one moment.

    Targets are by question, records by action, own actions by id in the order they were added in.
    """

    wishes: KeptWishes | None = None
    targets: Mapping[str, KeptTarget] = field(default_factory=dict)
    records: Mapping[str, KeptRecord] = field(default_factory=dict)
    own_actions: Mapping[str, KeptOwnAction] = field(default_factory=dict)

    @property
    def chosen(self) -> dict[str, int]:
        """The targets that somebody chose and did not take back."""
        return {i: kept.level for i, kept in self.targets.items() if kept.level is not None}


def request_from(kept: KeptPlan, wishes: Wishes, nation: Nation) -> PlanRequest:
    """Everything asked of a plan in one. `wishes` stand in for those that nobody has kept yet."""
    asked = wishes if kept.wishes is None else kept.wishes.wishes
    return PlanRequest(
        nation=nation,
        **vars(asked),
        targets=kept.chosen,
        records={action_id: noted.record for action_id, noted in kept.records.items()},
        own_actions=tuple(own.action for own in kept.own_actions.values()),
    )


def wishes_in(request: PlanRequest) -> Wishes:
    """What of a request is about the plan as a whole."""
    return Wishes(**{part.name: getattr(request, part.name) for part in fields(Wishes)})
