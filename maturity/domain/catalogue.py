"""The catalogue of actions: what an organisation can do to rise. Not what it plans to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from maturity.domain.contributors import ContributorRole
from maturity.domain.law import Nation, Reference

Pace = Literal["quick win", "strategic"]
"""A quick win is done within 90 days by one team; a strategic action needs several, or a decision
of members.
"""

Direction = Literal["up", "down", "known"]
"""Where a success measure should go. `known`: that the figure exists at all is the success."""


@dataclass(frozen=True)
class Move:
    """One step of one question, which somebody who does the action reaches. Always one level."""

    __pydantic_config__ = {"extra": "forbid"}

    question: str
    from_level: int
    to_level: int


@dataclass(frozen=True)
class Days:
    """Staff days: low, likely, high."""

    __pydantic_config__ = {"extra": "forbid"}

    low: int
    likely: int
    high: int


@dataclass(frozen=True)
class Money:
    """Whole pounds beside staff time."""

    __pydantic_config__ = {"extra": "forbid"}

    low: int
    high: int


@dataclass(frozen=True)
class Measure:
    """How one sees that the action worked. `indicator` is an indicator's id, where one fits."""

    __pydantic_config__ = {"extra": "forbid"}

    text: str
    direction: Direction
    indicator: str = ""


@dataclass(frozen=True)
class Holding:
    """An answer from which an action without a move of its own is in place already."""

    __pydantic_config__ = {"extra": "forbid"}

    question: str
    level: int


@dataclass(frozen=True)
class Action:
    """One entry of the catalogue. `steps` is what to do, in order; `notice` what residents or
    bidders will notice; `done_when` the evidence of completion.

    An enabling action has no moves; `in_place` says from which answers on it need not be done. No
    nations means all of them.
    """

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    title: str
    why: str
    notice: str
    steps: tuple[str, ...]
    days: Days
    money: Money
    weeks: int
    pace: Pace
    owner: ContributorRole
    done_when: str
    measure: Measure
    moves: tuple[Move, ...] = ()
    in_place: tuple[Holding, ...] = ()
    contributors: tuple[ContributorRole, ...] = ()
    needs: tuple[str, ...] = ()
    nations: tuple[Nation, ...] = ()
    resources: tuple[Reference, ...] = ()

    def valid_in(self, nation: Nation) -> bool:
        return not self.nations or nation in self.nations


@dataclass(frozen=True)
class Informant:
    """The role that most likely knows the answer to a question."""

    __pydantic_config__ = {"extra": "forbid"}

    question: str
    role: ContributorRole


@dataclass(frozen=True)
class GainWeights:
    """How much more a step counts in choosing: of a foundation question, of a priority."""

    __pydantic_config__ = {"extra": "forbid"}

    foundation: int
    priority: int


@dataclass(frozen=True)
class Discovery:
    """What finding out an answer nobody knew takes: staff days and elapsed weeks."""

    __pydantic_config__ = {"extra": "forbid"}

    days: Days
    weeks: int


@dataclass(frozen=True)
class Catalogue:
    """All actions for one questionnaire, theme by theme, and the constants of planning.

    `most_actions` is how many a plan holds in twelve months unless the organisation asks for more.
    """

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    questionnaire: str
    title: str
    language: str
    licence: str
    most_actions: int
    gain: GainWeights
    discovery: Discovery
    actions: tuple[Action, ...] = ()
    informants: tuple[Informant, ...] = ()

    def valid_in(self, nation: Nation) -> Iterator[Action]:
        return (action for action in self.actions if action.valid_in(nation))

    def informant(self, question_id: str) -> ContributorRole:
        """Whom to ask; the policy lead where the catalogue names nobody."""
        roles = {informant.question: informant.role for informant in self.informants}
        return roles.get(question_id, "policy")
