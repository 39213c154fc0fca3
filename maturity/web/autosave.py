"""What to do with an entry on screen: save it, refresh it, or ask. No Streamlit, no store.

Three values are compared: what the widgets hold, what this browser was last shown, and what is
stored. Comparing only two would write a stale value over a colleague's newer one in silence.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Generic, TypeVar

T = TypeVar("T")


class Act(Enum):
    NOTHING = "nothing"
    SAVE = "save"
    REFRESH = "refresh"
    ASK = "ask"


@dataclass(frozen=True)
class Seen(Generic[T]):
    """A value with its version; version 0 is nothing stored yet. `by` and `at` say whose it is."""

    value: T
    version: int = 0
    by: str = field(default="", compare=False)
    at: datetime | None = field(default=None, compare=False)


def merge(widget: T | None, shown: Seen[T], stored: Seen[T]) -> Act:
    """`widget` is None where the widgets have not been drawn yet."""
    widget_moved = widget is not None and widget != shown.value
    stored_moved = stored.value != shown.value
    if widget is None or not widget_moved:
        return Act.REFRESH if stored != shown else Act.NOTHING
    if not stored_moved:
        return Act.SAVE
    return Act.REFRESH if widget == stored.value else Act.ASK
