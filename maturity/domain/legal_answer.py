"""What an organisation answers to an item of its nation's legal check. Beside the score."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class LegalResponse(Enum):
    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


@dataclass(frozen=True)
class LegalAnswer:
    """No response is an item that nobody has looked at yet, or whose answer was taken back."""

    response: LegalResponse | None = None
    note: str = ""


@dataclass(frozen=True)
class LegalRecord:
    """An answer as somebody gave it. Versions of one item's answer count up from 1."""

    check_id: str
    version: int
    answer: LegalAnswer
    author_id: str
    answered_at: datetime
