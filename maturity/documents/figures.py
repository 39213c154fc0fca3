"""How figures and names are written for readers: "2.3 of 5", a list, a number word."""

from collections.abc import Sequence
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
    words = _("none one two three four five six seven eight nine ten eleven twelve").split()
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
