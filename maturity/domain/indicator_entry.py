"""A figure as an organisation enters it, what it comes to, and what is wrong with it.

A ratio is entered as two figures and worked out here: per hundred where its unit is `%`, and
otherwise as the plain quotient. Every other kind is one figure in the indicator's unit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from maturity.domain.indicator import Indicator
from maturity.domain.questionnaire import exact

DIGITS_BEFORE, DIGITS_AFTER = 15, 4
"""What a figure may have before and after the point: pence of any budget, and no rounding."""


@dataclass(frozen=True)
class IndicatorEntry:
    """`period` is the time that the figures are of; `note` says how the organisation defined it."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    period: str = ""
    note: str = ""

    @property
    def figures(self) -> tuple[Decimal, ...]:
        """Those that were entered."""
        return tuple(f for f in (self.value, self.numerator, self.denominator) if f is not None)

    @property
    def empty(self) -> bool:
        return not (self.figures or self.period.strip() or self.note.strip())


@dataclass(frozen=True)
class IndicatorRecord:
    """An entry as somebody made it. Versions of one indicator's entry count up from 1."""

    indicator_id: str
    version: int
    entry: IndicatorEntry
    author_id: str
    entered_at: datetime


class Fault(Enum):
    """Why an entry is not taken. ASK alone may be answered with "I am sure"."""

    NOT_A_NUMBER = "not_a_number"
    TOO_LONG = "too_long"
    RATIO_TYPED = "ratio_typed"
    NOT_A_RATIO = "not_a_ratio"
    NO_VALUE = "no_value"
    NO_NUMERATOR = "no_numerator"
    NO_DENOMINATOR = "no_denominator"
    ZERO_DENOMINATOR = "zero_denominator"
    NEGATIVE = "negative"
    ABOVE_DENOMINATOR = "above_denominator"
    OUT_OF_RANGE = "out_of_range"
    NO_PERIOD = "no_period"
    NO_DEFINITION = "no_definition"
    ASK = "ask"


def figure(indicator: Indicator, entry: IndicatorEntry) -> Fraction | None:
    """What the entry comes to, in the indicator's unit. None where it comes to nothing."""
    if not all(map(_readable, entry.figures)):
        return None
    if indicator.kind != "ratio":
        return None if entry.value is None else Fraction(entry.value)
    if entry.numerator is None or not entry.denominator:
        return None
    return Fraction(entry.numerator) / Fraction(entry.denominator) * _scale(indicator)


def _scale(indicator: Indicator) -> int:
    return 100 if indicator.unit == "%" else 1


def faults(indicator: Indicator, entry: IndicatorEntry) -> tuple[Fault, ...]:
    """Everything that is wrong, what is missing first. An empty entry is right: it clears."""
    if entry.empty:
        return ()
    unreadable = tuple(_unreadable(entry))
    return (*(unreadable or _in_figures(indicator, entry)), *_in_words(indicator, entry))


def _unreadable(entry: IndicatorEntry) -> Iterator[Fault]:
    if not all(f.is_finite() for f in entry.figures):
        yield Fault.NOT_A_NUMBER
    elif not all(map(_readable, entry.figures)):
        yield Fault.TOO_LONG


def _readable(value: Decimal) -> bool:
    """Looks at the digits alone: to work with 1E+999999999 would take for ever."""
    if not value.is_finite() or not value:
        return value.is_finite()
    digits = "".join(map(str, value.as_tuple().digits))
    last = value.adjusted() - len(digits.rstrip("0")) + 1
    return value.adjusted() < DIGITS_BEFORE and last >= -DIGITS_AFTER


def tidy(value: Decimal) -> Decimal:
    """A readable figure without exponent, trailing zeros and a sign of zero."""
    if not value:
        return Decimal(0)
    plain = format(value, "f")
    return Decimal(plain.rstrip("0").rstrip(".") if "." in plain else plain)


def _in_figures(indicator: Indicator, entry: IndicatorEntry) -> Iterator[Fault]:
    missing = tuple(_of_ratio(entry) if indicator.kind == "ratio" else _of_value(entry))
    yield from missing
    found = figure(indicator, entry)
    if found is None or missing:
        return
    if found < 0 <= indicator.minimum:
        yield Fault.NEGATIVE
    elif indicator.kind == "ratio" and found > _scale(indicator) == indicator.maximum:
        yield Fault.ABOVE_DENOMINATOR
    elif not exact(indicator.minimum) <= found <= exact(indicator.maximum):
        yield Fault.OUT_OF_RANGE
    elif indicator.ask_above is not None and found > exact(indicator.ask_above):
        yield Fault.ASK


def _of_value(entry: IndicatorEntry) -> Iterator[Fault]:
    if entry.numerator is not None or entry.denominator is not None:
        yield Fault.NOT_A_RATIO
    elif entry.value is None:
        yield Fault.NO_VALUE


def _of_ratio(entry: IndicatorEntry) -> Iterator[Fault]:
    if entry.value is not None:
        yield Fault.RATIO_TYPED
    if entry.numerator is None:
        yield Fault.NO_NUMERATOR
    if entry.denominator is None:
        yield Fault.NO_DENOMINATOR
    elif not entry.denominator:
        yield Fault.ZERO_DENOMINATOR
    elif entry.denominator < 0:
        yield Fault.NEGATIVE


def _in_words(indicator: Indicator, entry: IndicatorEntry) -> Iterator[Fault]:
    if not entry.period.strip():
        yield Fault.NO_PERIOD
    if indicator.boundary and not entry.note.strip():
        yield Fault.NO_DEFINITION
