"""A plan: what an organisation asks of it, and what it holds. How it is made is in planning.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Literal

from maturity.domain.catalogue import Action, Days, Money, Move
from maturity.domain.contributors import ContributorRole
from maturity.domain.law import Nation
from maturity.domain.quarter import Quarter
from maturity.domain.scorecard import Scorecard

MOST_PRIORITIES = 3


class Status(Enum):
    """How far one action is."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


Preset = Literal["propose", "law", "foundations", "next-stage", "solid"]
"""Where targets come from that nobody chose: see targets.py."""


@dataclass(frozen=True)
class ActionRecord:
    """What the organisation noted about one action of its plan. It outlives every new planning.

    `owner` is in the organisation's words; empty means the role that the catalogue names. `reason`
    says why it was dropped. `pinned_to` and `not_before` are first days of quarters.
    """

    action_id: str
    status: Status = Status.NOT_STARTED
    owner: str = ""
    start: date | None = None
    due: date | None = None
    notes: str = ""
    evidence_link: str = ""
    reason: str = ""
    pinned_to: date | None = None
    not_before: date | None = None


@dataclass(frozen=True)
class OwnAction:
    """An action that the organisation added itself. It raises no level in the forecast."""

    id: str
    title: str
    days: int = 0


@dataclass(frozen=True)
class PlanRequest:
    """What the organisation asks of its plan.

    `priorities` are at most three ids of themes or questions. `targets` are levels that somebody
    chose, by question; the `preset` proposes the others. `days_a_quarter` are staff days of a whole
    quarter. `parallel` is the number of actions that may run in one quarter, None for any.
    `most_actions` is for twelve months; None takes the catalogue's.
    """

    nation: Nation
    start: date
    quarters: int = 4
    days_a_quarter: int = 30
    parallel: int | None = None
    most_actions: int | None = None
    priorities: tuple[str, ...] = ()
    preset: Preset = "propose"
    targets: Mapping[str, int] = field(default_factory=dict)
    records: Mapping[str, ActionRecord] = field(default_factory=dict)
    own_actions: tuple[OwnAction, ...] = ()


@dataclass(frozen=True)
class Task:
    """Something to be done: an action of the catalogue, a question to find out, or one's own.

    `action` is None but for the first, `question` is the question to find out. `moves` are the
    steps that this organisation reaches with it.
    """

    id: str
    days: Days
    money: Money
    weeks: int
    owner: ContributorRole | None
    action: Action | None = None
    question: str = ""
    own: OwnAction | None = None
    moves: tuple[Move, ...] = ()


class Here(Enum):
    """Why a task is in the plan, the strongest reason first."""

    STARTED = "started"
    PINNED = "pinned"
    OWN = "own"
    FIND_OUT = "find_out"
    FOUNDATION = "foundation"
    PRIORITY = "priority"
    TARGET = "target"
    UNLOCKS = "unlocks"


class Now(Enum):
    """Why a task is in its quarter and not in another."""

    CHOSEN = "chosen"
    """The organisation put it there, or began it."""
    BALANCE = "balance"
    """Impact or Measurement is behind Policy: one of its actions comes in the first half-year."""
    FIRST = "first"
    """A question nobody could answer is looked into before anything is built on a guess."""
    IN_TIME = "in_time"
    """Something that the organisation put into a later quarter needs it."""
    AFTER = "after"
    """What it needs ends in the quarter before."""
    MOST_GAIN = "most_gain"
    """Of what could begin then, it brings most for its days, with all that it needs."""
    ROOM = "room"
    """Days or places were taken up before by what brings more."""


@dataclass(frozen=True)
class Scheduled:
    """A task with the quarters it runs in, and why.

    `days` are its likely days by quarter, from `first` on. `bundle` are the ids of the tasks that
    were taken with it, itself among them, whose `bundle_gain` (weighted, a fraction of the overall
    scale) for `bundle_days` decided. `after` are the planned tasks it waits for, `unlocks` those
    that wait for it.
    """

    task: Task
    first: int
    days: tuple[Fraction, ...]
    here: Here
    now: Now
    bundle: tuple[str, ...] = ()
    bundle_gain: Fraction = Fraction(0)
    bundle_days: int = 0
    after: tuple[str, ...] = ()
    unlocks: tuple[str, ...] = ()

    @property
    def last(self) -> int:
        return self.first + len(self.days) - 1

    @property
    def runs_on(self) -> bool:
        """Whether it ends after the plan: some of its likely days lie beyond."""
        return sum(self.days) < self.task.days.likely


class Left(Enum):
    """Why a task is not in the plan."""

    DROPPED = "dropped"
    POSTPONED = "postponed"
    TOO_LARGE = "too_large"
    """It takes more days than all quarters hold. It needs splitting."""
    NO_ROOM = "no_room"
    ENOUGH_ACTIONS = "enough_actions"
    """The plan holds as many actions as were asked for."""
    IN_PARALLEL = "in_parallel"
    """As many run at once as the organisation can carry."""
    NEEDS = "needs"
    """Something that it needs is not in the plan: `because`."""
    TOO_LATE = "too_late"
    """What it waits for ends with the plan, so that no quarter is left for it."""
    BALANCE = "balance"
    """Impact or Measurement is behind Policy, whose part of the plan's first days is taken."""
    NOT_NEEDED = "not_needed"
    """It only makes way for others, `because`, which are left out or begin before it could end."""
    OTHER_ACTION = "other_action"
    """Another action reaches the same step: `because`."""


@dataclass(frozen=True)
class LeftOut:
    """A task that would bring the organisation nearer its targets, and why it must wait."""

    task: Task
    why: Left
    because: tuple[str, ...] = ()


@dataclass(frozen=True)
class Total:
    """Staff days and pounds of some tasks."""

    days: Days
    money: Money


@dataclass(frozen=True)
class Plan:
    """What to do, when and why. `forecast` is the result as if all of it were done.

    `targets` are the levels aimed at, of every question that has one above today's level or was
    chosen. `finished` are tasks that the organisation did already. `capacity` are the days that
    each quarter holds.
    """

    request: PlanRequest
    quarters: tuple[Quarter, ...]
    capacity: tuple[Fraction, ...]
    targets: Mapping[str, int]
    scheduled: tuple[Scheduled, ...]
    left_out: tuple[LeftOut, ...]
    finished: tuple[Task, ...]
    today: Scorecard
    forecast: Scorecard
    total: Total
    by_quarter: tuple[Total, ...]
