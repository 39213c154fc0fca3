"""The day of a workshop as people type it: a day and a time of the clock, in the United Kingdom."""

import re
from datetime import UTC, datetime, time

from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.web.times import LONDON
from maturity.web.typed_day import day_not_read, read_day

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
NOON = 12


def read_start(day: str, at: str) -> datetime:
    """Raises MaturityError with what to write instead."""
    on = read_day(day)
    if on is None:
        raise MaturityError(day_not_read(day))
    clock = _read_clock(at)
    if clock is None:
        raise MaturityError(
            _("'{text}' is not a time of day. Write it such as 9:30.").format(text=at.strip())
        )
    return datetime.combine(on, clock, LONDON).astimezone(UTC)


def _read_clock(text: str) -> time | None:
    """`9:30`, `9.30`, `9`, `1:30 pm`."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, half = int(found[1]), (found[3] or "").lower()
    if half and not 1 <= hour <= NOON:
        return None
    if half:
        hour = hour % NOON + (NOON if half == "pm" else 0)
    try:
        return time(hour, int(found[2] or 0))
    except ValueError:
        return None
