"""The steps of a workshop: which may follow which. Pure: each gives the workshop after it.

A step that was taken already gives the same workshop again: a double click, a second tab or a
request that is sent twice does nothing. Any other step out of order raises IllegalStep. A step that
might be sent late names what it is about: the ballot, or when the level that it replaces was set.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import Enum

from maturity.domain.workshop import Agreed, Item, ItemState, Workshop, WorkshopState

ASIDE = frozenset({ItemState.PARKED, ItemState.SKIPPED})
VOTING = frozenset({ItemState.OPEN, ItemState.COUNTED})


class Refused(Enum):
    """Why a step cannot be taken now. IllegalStep's question is in brackets."""

    NOT_STARTED = "not started"
    OVER = "over"
    NO_QUESTIONS = "no questions"
    NOT_ON_AGENDA = "not on agenda"
    """(the one that was asked for)"""
    ANOTHER_IS_OPEN = "another is open"
    """(the one that is open)"""
    STILL_OPEN = "still open"
    """People are voting. (on this)"""
    NOT_OPENED = "not opened"
    """There is no such ballot yet. (of this)"""
    NOT_REVEALED = "not revealed"
    """Votes were given and nobody has seen them yet. (on this)"""
    SET_ASIDE = "set aside"
    """Parked or skipped: to be taken up first. (this)"""
    HAS_LEVEL = "has level"
    """A level was agreed, or another than the step would replace. (for this)"""
    ANOTHER_BALLOT = "another ballot"
    """There was another vote than the one that somebody saw. (on this)"""
    BEGUN = "begun"
    """It cannot leave the agenda any more. (this)"""


class IllegalStep(Exception):
    """Whoever asked turns this into a sentence."""

    def __init__(self, because: Refused, question_id: str | None = None) -> None:
        super().__init__(because.value, question_id)
        self.because = because
        self.question_id = question_id


def start(workshop: Workshop) -> Workshop:
    """The day begins: votes that were given ahead may be seen from now on, and none is added."""
    if workshop.state is WorkshopState.CLOSED:
        raise IllegalStep(Refused.OVER)
    if not workshop.items:
        raise IllegalStep(Refused.NO_QUESTIONS)
    return replace(workshop, state=WorkshopState.LIVE)


def open_vote(workshop: Workshop, question_id: str, now: datetime) -> Workshop:
    """The first vote of the day. Nothing happens where there was one already."""
    item = _live(workshop, question_id)
    _refuse_aside(item)
    if item.ballot:
        return workshop
    if item.state is ItemState.AGREED:
        raise IllegalStep(Refused.HAS_LEVEL, question_id)
    return _open(workshop, item, 1, now)


def vote_again(workshop: Workshop, question_id: str, after_ballot: int, now: datetime) -> Workshop:
    """A further vote, after the one that was shown."""
    item = _live(workshop, question_id)
    if after_ballot < item.ballot:
        return workshop
    _refuse_aside(item)
    if item.state is ItemState.AGREED:
        raise IllegalStep(Refused.HAS_LEVEL, question_id)
    if item.state is not ItemState.REVEALED or after_ballot > item.ballot:
        raise IllegalStep(Refused.NOT_REVEALED, question_id)
    return _open(workshop, item, after_ballot + 1, now)


def close_vote(workshop: Workshop, question_id: str, ballot: int) -> Workshop:
    """Nobody votes any more. Cards may still be typed and corrected until the reveal."""
    item = _live(workshop, question_id)
    if not 1 <= ballot <= item.ballot:
        raise IllegalStep(Refused.NOT_OPENED, question_id)
    if ballot < item.ballot or item.state is not ItemState.OPEN:
        return workshop
    return _with(workshop, replace(item, state=ItemState.COUNTED))


def reveal(workshop: Workshop, question_id: str, ballot: int) -> Workshop:
    """Everybody sees the counts at once, where there are enough to show any."""
    item = _live(workshop, question_id)
    if not 1 <= ballot <= item.ballot:
        raise IllegalStep(Refused.NOT_OPENED, question_id)
    if ballot <= item.revealed:
        return workshop
    _refuse_aside(item)
    if item.state is ItemState.OPEN:
        raise IllegalStep(Refused.STILL_OPEN, question_id)
    _refuse_beside_open(workshop, question_id)
    shown = replace(item, state=ItemState.REVEALED, revealed=ballot)
    return replace(_with(workshop, shown), current=question_id)


def agree(
    workshop: Workshop,
    question_id: str,
    agreed: Agreed,
    ballot: int = 0,
    instead_of: datetime | None = None,
) -> Workshop:
    """A person sets the level, after a reveal or from open discussion without any vote.

    `ballot` is the last one that they saw: after another, the level is not set. `instead_of` is
    the `at` of the level that this corrects: without it, a level stays. The same words again change
    nothing.
    """
    item = _live(workshop, question_id)
    if item.agreed is not None:
        if replace(agreed, at=item.agreed.at) == item.agreed:
            return workshop
        if instead_of != item.agreed.at:
            raise IllegalStep(Refused.HAS_LEVEL, question_id)
    _refuse_aside(item)
    _refuse_unseen(item)
    if ballot != item.ballot:
        raise IllegalStep(Refused.ANOTHER_BALLOT, question_id)
    return _with(workshop, replace(item, state=ItemState.AGREED, agreed=agreed))


def confirm_block(workshop: Workshop, agreed: Mapping[str, Agreed]) -> Workshop:
    """Levels of several questions on which votes ahead agree: all of them or none.

    A question that has a level by now keeps it.
    """
    items = [_live(workshop, question_id) for question_id in agreed]
    for item in items:
        _refuse_aside(item)
        _refuse_unseen(item)
        if item.state is ItemState.REVEALED:
            raise IllegalStep(Refused.BEGUN, item.question_id)
    for item in items:
        if item.agreed is None:
            level = agreed[item.question_id]
            workshop = _with(workshop, replace(item, state=ItemState.AGREED, agreed=level))
    return workshop


def reopen(workshop: Workshop, question_id: str, agreed_at: datetime) -> Workshop:
    """The level that was set at `agreed_at` goes: the room talks about it again."""
    item = _live(workshop, question_id)
    if item.agreed is None:
        return workshop
    if item.agreed.at != agreed_at:
        raise IllegalStep(Refused.HAS_LEVEL, question_id)
    return _with(workshop, replace(item, state=_before(item), agreed=None))


def park(workshop: Workshop, question_id: str) -> Workshop:
    """For later, or for somebody else. Its votes stay."""
    return _set_aside(workshop, question_id, ItemState.PARKED)


def skip(workshop: Workshop, question_id: str) -> Workshop:
    """Not today. Its votes stay."""
    return _set_aside(workshop, question_id, ItemState.SKIPPED)


def take_up(workshop: Workshop, question_id: str) -> Workshop:
    """It is on the wall, where it was when the room left it."""
    item = _live(workshop, question_id)
    _refuse_beside_open(workshop, question_id)
    if item.state in ASIDE:
        workshop = _with(workshop, replace(item, state=_before(item)))
    return replace(workshop, current=question_id)


def change_agenda(workshop: Workshop, minutes: Mapping[str, int]) -> Workshop:
    """The questions in their order, each with its minutes. What has begun keeps its state, and may
    move, but not leave.
    """
    if workshop.state is WorkshopState.CLOSED:
        raise IllegalStep(Refused.OVER)
    if not minutes:
        raise IllegalStep(Refused.NO_QUESTIONS)
    for item in workshop.items:
        if item.question_id not in minutes and item.state is not ItemState.WAITING:
            raise IllegalStep(Refused.BEGUN, item.question_id)
    items = tuple(
        replace(workshop.item(question_id) or Item(question_id, planned), minutes=planned)
        for question_id, planned in minutes.items()
    )
    current = workshop.current if workshop.current in minutes else None
    return replace(workshop, items=items, current=current)


def close(workshop: Workshop) -> Workshop:
    """The end, also of one that never began."""
    for item in workshop.items:
        if item.state is ItemState.OPEN:
            raise IllegalStep(Refused.STILL_OPEN, item.question_id)
    return replace(workshop, state=WorkshopState.CLOSED, current=None)


def _live(workshop: Workshop, question_id: str) -> Item:
    if workshop.state is WorkshopState.PREPARING:
        raise IllegalStep(Refused.NOT_STARTED, question_id)
    if workshop.state is WorkshopState.CLOSED:
        raise IllegalStep(Refused.OVER, question_id)
    item = workshop.item(question_id)
    if item is None:
        raise IllegalStep(Refused.NOT_ON_AGENDA, question_id)
    return item


def _open(workshop: Workshop, item: Item, ballot: int, now: datetime) -> Workshop:
    _refuse_beside_open(workshop, item.question_id)
    opened = replace(item, state=ItemState.OPEN, ballot=ballot, opened_at=now)
    return replace(_with(workshop, opened), current=item.question_id)


def _set_aside(workshop: Workshop, question_id: str, state: ItemState) -> Workshop:
    """A level that was agreed is not set aside by a click: it is reopened first."""
    item = _live(workshop, question_id)
    if item.state is ItemState.OPEN:
        raise IllegalStep(Refused.STILL_OPEN, question_id)
    if item.state is ItemState.AGREED:
        raise IllegalStep(Refused.HAS_LEVEL, question_id)
    return _with(workshop, replace(item, state=state))


def _before(item: Item) -> ItemState:
    """Where a question is without a level and not aside."""
    if item.ballot == 0:
        return ItemState.WAITING
    return ItemState.REVEALED if item.revealed == item.ballot else ItemState.COUNTED


def _with(workshop: Workshop, item: Item) -> Workshop:
    items = (item if old.question_id == item.question_id else old for old in workshop.items)
    return replace(workshop, items=tuple(items))


def _refuse_aside(item: Item) -> None:
    if item.state in ASIDE:
        raise IllegalStep(Refused.SET_ASIDE, item.question_id)


def _refuse_unseen(item: Item) -> None:
    if item.state is ItemState.OPEN:
        raise IllegalStep(Refused.STILL_OPEN, item.question_id)
    if item.state is ItemState.COUNTED:
        raise IllegalStep(Refused.NOT_REVEALED, item.question_id)


def _refuse_beside_open(workshop: Workshop, question_id: str) -> None:
    for item in workshop.items:
        if item.state is ItemState.OPEN and item.question_id != question_id:
            raise IllegalStep(Refused.ANOTHER_IS_OPEN, item.question_id)
