"""Days as people type them into a box, and as the box shows them. The calendar of Streamlit's own
box has parts too small to hit.
"""

import re
from collections.abc import Iterator
from datetime import date

from maturity.documents.figures import day, month_names
from maturity.locale import gettext as _

_PARTS = re.compile(r"(\d{1,2})\s*[./ -]\s*(\d{1,2}|[^\W\d_]{3,})\.?\s*[./ -]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def read_day(text: str) -> date | None:
    """`30 June 2027`, `30 Jun 27`, `30/6/2027`, `30.6.2027`, `2027-06-30`. Day before month, as the
    United Kingdom writes it. None for anything else.
    """
    words = " ".join(text.split())
    if iso := _ISO.fullmatch(words):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if parts := _PARTS.fullmatch(words):
        month = int(parts[2]) if parts[2].isdecimal() else _month(parts[2])
        year = int(parts[3]) + (2000 if len(parts[3]) == 2 else 0)
        return _day(year, month, int(parts[1]))
    return None


def written_day(on: date | None) -> str:
    return "" if on is None else day(on)


def day_not_read(text: str) -> str:
    if not text.strip():
        return _("Write a day, such as 30 June 2027.")
    return _("'{text}' is not a day. Write it such as 30 June 2027.").format(text=text.strip())


def _month(word: str) -> int:
    """By the beginning of its name, in the language of the reader. 0 for none or for several."""
    found = [number for number, name in _months() if name.startswith(word.casefold())]
    return found[0] if len(found) == 1 else 0


def _months() -> Iterator[tuple[int, str]]:
    return enumerate((name.casefold() for name in month_names()), start=1)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
