"""Figures that are recorded and compared, and never scored."""

from dataclasses import dataclass
from typing import Literal

IndicatorKind = Literal["ratio", "share", "amount", "number"]
Shown = Literal["default", "more"]


@dataclass(frozen=True)
class ReferenceLine:
    """A published figure to stand beside one's own. Never a peer, never one council's delivery."""

    __pydantic_config__ = {"extra": "forbid"}

    value: float
    text: str
    source: str
    url: str
    year: int


@dataclass(frozen=True)
class Indicator:
    """A quantitative measure, in `unit`; a ratio is entered as numerator and denominator.

    Values outside [minimum, maximum] are refused, values above `ask_above` are asked about.
    """

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    code: str
    title: str
    definition: str
    kind: IndicatorKind
    unit: str
    period: str
    minimum: float
    maximum: float
    shown: Shown
    publish_step: float
    numerator: str = ""
    denominator: str = ""
    ask_above: float | None = None
    block: str = ""
    boundary: bool = False
    caution: str = ""
    reference_lines: tuple[ReferenceLine, ...] = ()
