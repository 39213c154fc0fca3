"""What rows of every table share: instants as text. No table."""

from datetime import UTC, datetime
from typing import Any

EVERYTHING = 2**62
"""More rows than any table has."""

Parameters = dict[str, str | int | None]
Row = tuple[Any, ...]


def instant(value: datetime) -> str:
    """UTC, of one length, so that earlier sorts before later as text. Needs a time zone."""
    if value.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def optional_instant(value: datetime | None) -> str | None:
    return None if value is None else instant(value)


def instant_of(text: str) -> datetime:
    return datetime.fromisoformat(text)


def optional_instant_of(text: str | None) -> datetime | None:
    return None if text is None else instant_of(text)


def containing(words: str) -> str:
    """A pattern for LIKE, of small letters, that takes them literally: `!` is the escape sign of
    the statements.
    """
    literal = words.lower().replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{literal}%"
