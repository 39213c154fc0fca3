"""How figures, days and names are written for readers: "2.3 of 5", a list, a number word."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from maturity.locale import gettext as _
from maturity.locale import ngettext


def average(fraction: Fraction, top: int) -> str:
    """A fraction of the top level in levels, one decimal, half to even: `2.3`."""
    tenths = round(fraction * top * 10)
    return f"{tenths // 10}.{tenths % 10}"


def of_top(fraction: Fraction, top: int) -> str:
    return _("{average} of {top}").format(average=average(fraction, top), top=top)


def in_levels(difference: float, top: int) -> str:
    """A difference of averages in levels, one decimal: `0.4`."""
    return str((Decimal(difference) * top).quantize(Decimal("0.1"), ROUND_HALF_EVEN))


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return _("{some} and {last}").format(some=", ".join(words[:-1]), last=words[-1])


def number_word(number: int) -> str:
    """Numbers up to twelve in words, as a sentence reads best."""
    words = _(
        "none, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve"
    ).split(", ")
    return words[number] if number < len(words) else str(number)


def some_titles(titles: Sequence[str], most: int = 3) -> str:
    """The first few titles, and how many more there are."""
    if len(titles) <= most:
        return all_titles(titles)
    more = ngettext("and {number} more", "and {number} more", len(titles) - most)
    return all_titles((*titles[:most], more.format(number=len(titles) - most)))


def all_titles(titles: Sequence[str]) -> str:
    """Titles have commas and "and" of their own, so semicolons part them."""
    return "; ".join(titles)


def day(on: date) -> str:
    """`14 May 2027`."""
    return _("{day} {month} {year}").format(day=on.day, month=_month_name(on), year=on.year)


def month(on: date) -> str:
    """`May 2027`."""
    return _("{month} {year}").format(month=_month_name(on), year=on.year)


def month_span(first: date, last: date) -> str:
    """`April to June 2027`, `October 2027 to March 2028`, and one month alone."""
    if (first.year, first.month) == (last.year, last.month):
        return month(last)
    begin = _month_name(first) if first.year == last.year else month(first)
    return _("{first} to {last}").format(first=begin, last=month(last))


def _month_name(on: date) -> str:
    return month_names()[on.month - 1]


def month_names() -> list[str]:
    """The twelve, in order."""
    months = _(
        "January, February, March, April, May, June, "
        "July, August, September, October, November, December"
    )
    return months.split(", ")


def quantity(value: Fraction, places: int = 1) -> str:
    """Thousands apart, at most so many places and no zeros at the end: `1,234.5`."""
    whole, part = divmod(round(abs(value) * 10**places), 10**places)
    decimals = f"{part:0{places}d}".rstrip("0") if places else ""
    return f"{'-' if value < 0 else ''}{whole:,}" + (f".{decimals}" if decimals else "")


def in_unit(value: Fraction, unit: str) -> str:
    """`12.5 %`, `£1,200`, `£12.50`, `30 people`."""
    if unit != "GBP":
        return _("{amount} {unit}").format(amount=quantity(value), unit=unit)
    pounds, pence = divmod(round(value * 100), 100)
    return _("£{amount}").format(amount=f"{pounds:,}.{pence:02d}" if pence else f"{pounds:,}")
