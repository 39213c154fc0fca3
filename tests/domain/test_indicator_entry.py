"""Figures of indicators: what an entry comes to, and each thing that may be wrong with it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.indicator import Indicator
from maturity.domain.indicator_entry import Fault, IndicatorEntry, faults, figure, tidy
from tests.beside import CUPS, STRONG, an_indicator

RANGED = an_indicator("balance", "number", minimum=-10, maximum=10)
YIELD = an_indicator("yield", "ratio", maximum=1000, ask_above=150)
PER_CUP = an_indicator("leaves", "ratio", unit="grams per cup", maximum=20)
DEFINED = an_indicator("local", "share", boundary=True)
AMOUNTS = st.decimals(0, 10**15 - 1, places=4, allow_nan=False)


def value(text: str | None, period: str = "2025/26", note: str = "") -> IndicatorEntry:
    return IndicatorEntry(None if text is None else Decimal(text), None, None, period, note)


def ratio(above: str | None, below: str | None) -> IndicatorEntry:
    figures = (None if text is None else Decimal(text) for text in (above, below))
    return IndicatorEntry(None, *figures, period="2025/26")


@pytest.mark.parametrize(
    ("indicator", "entry", "expected"),
    [
        (CUPS, value("12.5"), Fraction(25, 2)),
        (CUPS, value("0"), Fraction(0)),
        (DEFINED, value("35.6"), Fraction(178, 5)),
        (STRONG, ratio("1", "3"), Fraction(100, 3)),
        (YIELD, ratio("3", "2"), Fraction(150)),
        (PER_CUP, ratio("5", "2"), Fraction(5, 2)),
        (STRONG, ratio("0", "3"), Fraction(0)),
    ],
)
def test_a_ratio_is_worked_out_exactly_and_every_other_figure_is_itself(
    indicator: Indicator, entry: IndicatorEntry, expected: Fraction
) -> None:
    assert figure(indicator, entry) == expected
    assert faults(indicator, entry) in ((), (Fault.NO_DEFINITION,))


@pytest.mark.parametrize(
    ("indicator", "entry"),
    [
        (CUPS, IndicatorEntry()),
        (CUPS, ratio("1", "2")),
        (STRONG, value("50")),
        (STRONG, ratio("1", None)),
        (STRONG, ratio(None, "1")),
        (STRONG, ratio("1", "0")),
        (STRONG, ratio("0", "0.0")),
        (CUPS, value("NaN")),
        (STRONG, ratio("1", "Infinity")),
        (CUPS, value("1E+999999999")),
    ],
)
def test_what_comes_to_nothing_has_no_figure(indicator: Indicator, entry: IndicatorEntry) -> None:
    assert figure(indicator, entry) is None


@pytest.mark.parametrize(
    ("indicator", "entry", "expected"),
    [
        (CUPS, value(None), [Fault.NO_VALUE]),
        (CUPS, value("-1"), [Fault.NEGATIVE]),
        (CUPS, value("10000.0001"), [Fault.OUT_OF_RANGE]),
        (CUPS, value("1000.0001"), [Fault.ASK]),
        (CUPS, value("1", period=" "), [Fault.NO_PERIOD]),
        (CUPS, ratio("1", "2"), [Fault.NOT_A_RATIO]),
        (DEFINED, value("1"), [Fault.NO_DEFINITION]),
        (
            DEFINED,
            value("101", period=""),
            [Fault.OUT_OF_RANGE, Fault.NO_PERIOD, Fault.NO_DEFINITION],
        ),
        (RANGED, value("-10.5"), [Fault.OUT_OF_RANGE]),
        (STRONG, value("50"), [Fault.RATIO_TYPED, Fault.NO_NUMERATOR, Fault.NO_DENOMINATOR]),
        (STRONG, ratio("1", None), [Fault.NO_DENOMINATOR]),
        (STRONG, ratio(None, "1"), [Fault.NO_NUMERATOR]),
        (STRONG, ratio("1", "0"), [Fault.ZERO_DENOMINATOR]),
        (STRONG, ratio("1", "-2"), [Fault.NEGATIVE]),
        (STRONG, ratio("-1", "2"), [Fault.NEGATIVE]),
        (STRONG, ratio("-1", "-2"), [Fault.NEGATIVE]),
        (STRONG, ratio("3", "2"), [Fault.ABOVE_DENOMINATOR]),
        (YIELD, ratio("3.1", "2"), [Fault.ASK]),
        (YIELD, ratio("21", "2"), [Fault.OUT_OF_RANGE]),
        (PER_CUP, ratio("41", "2"), [Fault.OUT_OF_RANGE]),
    ],
)
def test_each_fault_is_found(
    indicator: Indicator, entry: IndicatorEntry, expected: list[Fault]
) -> None:
    assert list(faults(indicator, entry)) == expected


@pytest.mark.parametrize(
    ("indicator", "entry"),
    [
        (CUPS, value("1000")),
        (CUPS, value("0")),
        (RANGED, value("-10")),
        (STRONG, ratio("2", "2")),
        (YIELD, ratio("3", "2")),
        (YIELD, ratio("0", "0.0001")),
        (DEFINED, value("100", note="The county.")),
    ],
)
def test_the_ends_of_what_is_allowed_are_allowed(
    indicator: Indicator, entry: IndicatorEntry
) -> None:
    assert faults(indicator, entry) == ()


@pytest.mark.parametrize("indicator", [CUPS, STRONG, DEFINED])
@pytest.mark.parametrize("blank", ["", "  \n"])
def test_an_empty_entry_has_no_fault(indicator: Indicator, blank: str) -> None:
    assert faults(indicator, IndicatorEntry(period=blank, note=blank)) == ()


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_said_to_be_none(text: str) -> None:
    assert faults(CUPS, value(text)) == (Fault.NOT_A_NUMBER,)
    assert faults(STRONG, ratio("1", text)) == (Fault.NOT_A_NUMBER,)


@pytest.mark.parametrize(
    "text",
    ["1E+15", "1000000000000000", "0.00001", "1.00001", "1E+999999999", "1E-999999999", "-1E+15"],
)
def test_more_digits_than_any_budget_are_too_long(text: str) -> None:
    assert faults(CUPS, value(text)) == (Fault.TOO_LONG,)


@pytest.mark.parametrize("text", ["0E+999999", "1E+2", "1.500000000", "999.9999", "-0"])
def test_digits_that_say_nothing_do_not_count(text: str) -> None:
    assert faults(CUPS, value(text)) == ()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("1E+14", "100000000000000"),
        ("1.50", "1.5"),
        ("-0", "0"),
        ("0E+999999999", "0"),
        ("10", "10"),
    ],
)
def test_a_figure_is_tidied_without_a_change(text: str, plain: str) -> None:
    assert str(tidy(Decimal(text))) == plain


@given(AMOUNTS)
def test_tidying_changes_no_figure(amount: Decimal) -> None:
    assert tidy(amount) == amount
    assert tidy(tidy(amount)) == tidy(amount)


@given(AMOUNTS, AMOUNTS)
def test_a_share_that_passes_lies_between_none_and_all(above: Decimal, below: Decimal) -> None:
    entry = IndicatorEntry(None, above, below, "2025/26")

    share = figure(STRONG, entry)

    assert (faults(STRONG, entry) == ()) == (share is not None and 0 <= share <= 100)
