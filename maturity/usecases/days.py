"""The day of an instant, as the calendar of the people who use the index has it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def day_of(at: datetime) -> date:
    return at.astimezone(LONDON).date()
