"""A question of a round that was handed to somebody. It is help, and no permission."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Handed:
    """With one person at a time: who gets it next ends the time of whoever had it. `number` counts
    the times of one question from 1.
    """

    question_id: str
    number: int
    person_id: str
    handed_by: str
    handed_at: datetime
    taken_back_by: str | None = None
    taken_back_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.taken_back_at is None
