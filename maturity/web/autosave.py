"""What to do with an answer on screen: save it, refresh it, or ask. No Streamlit, no store.

Three values are compared: what the widgets hold, what this browser was last shown, and what is
stored. Comparing only two would write a stale answer over a colleague's newer one in silence.
"""

from dataclasses import dataclass
from enum import Enum

from maturity.domain.assessment import UNANSWERED, Answer
from maturity.domain.round import AnswerRecord


class Act(Enum):
    NOTHING = "nothing"
    SAVE = "save"
    REFRESH = "refresh"
    ASK = "ask"


@dataclass(frozen=True)
class Seen:
    """An answer with its version; version 0 is no answer yet."""

    answer: Answer = UNANSWERED
    version: int = 0


def seen(record: AnswerRecord | None) -> Seen:
    return Seen() if record is None else Seen(record.answer, record.version)


def merge(widget: Answer | None, shown: Seen, stored: Seen) -> Act:
    """`widget` is None where the widgets have not been drawn yet."""
    widget_moved = widget is not None and widget != shown.answer
    stored_moved = stored.answer != shown.answer
    if widget is None or not widget_moved:
        return Act.REFRESH if stored != shown else Act.NOTHING
    if not stored_moved:
        return Act.SAVE
    return Act.REFRESH if widget == stored.answer else Act.ASK
