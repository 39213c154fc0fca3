"""Instants as people in the United Kingdom read them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from maturity.documents.figures import day as written_day

LONDON = ZoneInfo("Europe/London")


def clock(at: datetime) -> str:
    return at.astimezone(LONDON).strftime("%H:%M")


def day(at: datetime | date) -> str:
    return written_day(at.astimezone(LONDON).date() if isinstance(at, datetime) else at)


def moment(at: datetime, now: datetime) -> str:
    """The time alone on the same day, the day before it otherwise."""
    same_day = at.astimezone(LONDON).date() == now.astimezone(LONDON).date()
    return clock(at) if same_day else f"{day(at)}, {clock(at)}"
