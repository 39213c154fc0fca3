"""The order of a workshop's questions, and when each has its turn. Not what is voted on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from maturity.domain.consensus import Agreement, Label, agreement
from maturity.domain.vote import Counts
from maturity.domain.workshop import Item, ItemState, Workshop

LONGEST_STRETCH = 90
BREAK = 15


def by_disagreement(question_ids: Sequence[str], ahead: Mapping[str, Counts]) -> tuple[str, ...]:
    """The question first on which those who voted ahead agree least.

    Where too few voted ahead, nobody knows: after what is to be discussed, before what is agreed.
    Otherwise as they were.
    """
    return tuple(sorted(question_ids, key=lambda question_id: _turn(ahead.get(question_id))))


def _turn(counts: Counts | None) -> tuple[int, float]:
    found = None if counts is None else agreement(counts)
    if found is None:
        return 1, 0.0
    return (2 if found.label is Label.AGREED else 0), found.tastle_wierman


def agreed_ahead(workshop: Workshop, ahead: Mapping[str, Counts]) -> dict[str, Agreement]:
    """Questions that can be confirmed in a block: waiting, and votes ahead agree."""
    found = {
        item.question_id: agreement(ahead[item.question_id])
        for item in workshop.items
        if item.state is ItemState.WAITING and item.question_id in ahead
    }
    return {
        question_id: one
        for question_id, one in found.items()
        if one is not None and one.label is Label.AGREED
    }


def next_up(workshop: Workshop) -> str | None:
    """The first question that nobody has looked at yet."""
    waiting = (item.question_id for item in workshop.items if item.state is ItemState.WAITING)
    return next((question_id for question_id in waiting if question_id != workshop.current), None)


class Part(Enum):
    WELCOME = "welcome"
    WARM_UP = "warm up"
    QUESTION = "question"
    BREAK = "break"
    NEXT_STEPS = "next steps"


@dataclass(frozen=True)
class Slot:
    part: Part
    minutes: int
    question_id: str | None = None


@dataclass(frozen=True)
class Row:
    """A slot with the times of the clock. `over` says that it ends after the planned end."""

    slot: Slot
    starts: datetime
    ends: datetime
    over: bool = False


def slots(
    items: Iterable[Item], welcome: int = 15, warm_up: int = 15, next_steps: int = 15
) -> tuple[Slot, ...]:
    """A day as we propose it: what is 0 minutes long is left out, and nobody sits for longer than
    LONGEST_STRETCH, if no single slot does.
    """
    wanted = [
        Slot(Part.WELCOME, welcome),
        Slot(Part.WARM_UP, warm_up),
        *(Slot(Part.QUESTION, item.minutes, item.question_id) for item in items),
        Slot(Part.NEXT_STEPS, next_steps),
    ]
    return _with_breaks([slot for slot in wanted if slot.minutes])


def _with_breaks(wanted: Sequence[Slot]) -> tuple[Slot, ...]:
    planned: list[Slot] = []
    sat = 0
    for slot in wanted:
        if sat and sat + slot.minutes > LONGEST_STRETCH:
            planned.append(Slot(Part.BREAK, BREAK))
            sat = 0
        planned.append(slot)
        sat += slot.minutes
    return tuple(planned)


def timetable(
    planned: Iterable[Slot], start: datetime, end: datetime | None = None
) -> tuple[Row, ...]:
    """One after the other from `start`. `end` is when people expect to leave."""
    rows = []
    for slot in planned:
        ends = start + timedelta(minutes=slot.minutes)
        rows.append(Row(slot, start, ends, over=end is not None and ends > end))
        start = ends
    return tuple(rows)


def time_left(item: Item, now: datetime) -> timedelta | None:
    """Of the planned minutes of a question, less than nothing where it is over time. None where
    no vote was opened on it.
    """
    if item.opened_at is None:
        return None
    return item.opened_at + timedelta(minutes=item.minutes) - now
