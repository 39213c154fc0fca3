"""One cell of an action sheet to its value. One that cannot be read says what may stand there."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from maturity.domain.plan import Status
from maturity.exchange.answer_cells import FaultyCell
from maturity.exchange.workbook_file import FoundCell
from maturity.locale import gettext as _

FIRST_YEAR, LAST_YEAR = 2000, 2099
FIRST_NUMBER = date(1899, 12, 30)
"""Excel counts days from here: a day becomes a number where somebody changes the cell's format."""

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T][\d:.]+)?")
BRITISH = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \-./]*([^\W\d_]+)[ ,\-./]*(\d{4})")
SHORT = 3
"""Letters of a month's name that tell it from the others."""

LINE_BREAKS = re.compile(r"(?:_x000D_)?\r?\n|_x000D_|\r")
"""Also as Excel writes the first half of one that came from a web page."""


def read_text(cell: FoundCell | None) -> str:
    """Numbers and days that Excel made of what somebody typed are text again."""
    if cell is None:
        return ""
    _require_value(cell)
    if cell.kind == "e":
        raise FaultyCell(_("Excel shows an error here. Write the text itself"))
    value = cell.value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime | date | time):
        return _day_text(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return LINE_BREAKS.sub("\n", str(value)).strip()


def _day_text(value: date | time) -> str:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat()


def _require_value(cell: FoundCell) -> None:
    if cell.kind == "f":
        raise FaultyCell(_("this is a formula. Write the text itself"))


def read_day(cell: FoundCell | None) -> date | None:
    """A day of the calendar, also as text: 2027-05-14, 14/05/2027 or 14 May 2027."""
    if cell is None:
        return None
    _require_value(cell)
    value = cell.value
    if isinstance(value, str) and not value.strip():
        return None
    found = _day(value)
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise FaultyCell(
            _("write a day from {first} to {last}, such as 14/05/2027, or leave it empty").format(
                first=FIRST_YEAR, last=LAST_YEAR
            )
        )
    return found


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        if isinstance(value, str):
            return _written_day(" ".join(value.split()))
        return FIRST_NUMBER + timedelta(days=int(value))
    except (ValueError, OverflowError):
        return None


def _written_day(text: str) -> date | None:
    if found := ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
        return date(year, month, day)
    if found := BRITISH.fullmatch(text):
        day, month, year = map(int, found.groups())
        return date(year, month, day)
    if found := NAMED.fullmatch(text):
        return date(int(found[3]), _month(found[2]), int(found[1]))
    return None


def _month(name: str) -> int:
    """From its whole name or the beginning of it, in English and in the language spoken."""
    spoken = _(
        "January, February, March, April, May, June, "
        "July, August, September, October, November, December"
    ).split(", ")
    english = [date(FIRST_YEAR, month, 1).strftime("%B") for month in range(1, 13)]
    typed = name.casefold()
    for names in (spoken, english):
        fits = [n for n, whole in enumerate(names, 1) if whole.casefold().startswith(typed)]
        if len(typed) >= SHORT and len(fits) == 1:
            return fits[0]
    raise ValueError(name)


def read_status(cell: FoundCell | None, statuses: Mapping[str, Status]) -> Status:
    """A word of the drop-down, however it is cased, or the key that files of ours have."""
    text = " ".join(read_text(cell).split()).casefold()
    known = {status.value: status for status in Status} | {
        word.casefold(): status for word, status in statuses.items()
    }
    if text not in known:
        raise FaultyCell(_("choose one of: {words}").format(words=", ".join(statuses)))
    return known[text]
