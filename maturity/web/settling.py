"""Brings widgets, this tab's memory and the store together. Says how it stands, draws nothing.

It runs before anything is drawn, in the main script and in each fragment: a run may be cut short,
and then the next one does the same again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar, cast

from maturity.errors import MaturityError, StoreError
from maturity.locale import gettext as _
from maturity.web import session
from maturity.web.autosave import Act, Seen, merge
from maturity.web.metrics import told

T = TypeVar("T")


class Standing(Enum):
    """How an entry on screen stands after it was settled."""

    STORED = "stored"
    """On screen is what is stored, which may be nothing."""
    UNSAVED = "unsaved"
    """Only the screen has it: something is missing or wrong, which the reason says."""
    WAITING = "waiting"
    """Only the screen has it: the store cannot take it now. It is tried again by itself."""
    ASK = "ask"
    """A colleague's newer value is stored. Somebody has to choose."""


@dataclass(frozen=True)
class Settled(Generic[T]):
    """`stored` is what the store has now, `reason` why it has not what is on screen."""

    standing: Standing
    stored: Seen[T]
    reason: str = ""

    @property
    def is_stored(self) -> bool:
        return self.standing is Standing.STORED


@dataclass(frozen=True)
class Entry(Generic[T]):
    """One value that somebody enters: where this tab remembers it, and how it is read and written.

    `empty` is a value that says nothing. `widget` is what the widgets hold, None before they are
    drawn. `show` puts a value into them. `save` stores a value over a version and returns it with
    its new one.
    """

    name: str
    empty: T
    widget: T | None
    stored: Seen[T]
    show: Callable[[T], None]
    save: Callable[[T, int], Seen[T]]

    @property
    def shown(self) -> Seen[T]:
        return shown(self.name, Seen(self.empty))

    def remember(self, seen: Seen[T]) -> None:
        session.memory()[self.name] = seen

    def accept(self) -> None:
        """The stored value replaces what is on screen. Only before the widgets are drawn.

        A run may be cut short in between. Where nothing is on screen yet, what is missing then is
        taken to be as it was shown; where something is, it must not look like a change.
        """
        if self.widget is None:
            self.remember(self.stored)
        self.show(self.stored.value)
        self.remember(self.stored)


def shown(name: str, otherwise: Seen[T]) -> Seen[T]:
    """Nothing is known after a server was started anew: the browser then sends what it holds."""
    remembered = session.memory().get(name, otherwise)
    return cast("Seen[T]", remembered)


def settle(entry: Entry[T], *, drawn: bool = True) -> Settled[T]:
    """`drawn` is False where this run may not draw the widgets: what is put into them then is never
    told to the browser, which goes on to send what it shows.
    """
    act = merge(entry.widget, entry.shown, entry.stored)
    if act is Act.SAVE and entry.widget is not None:
        return _save(entry, entry.widget)
    if act is Act.ASK:
        return Settled(Standing.ASK, entry.stored)
    if entry.widget == entry.stored.value:
        # Not shown again: somebody may be typing in one of the boxes.
        entry.remember(entry.stored)
    elif drawn and (act is Act.REFRESH or entry.widget is None):
        entry.accept()
    return Settled(Standing.STORED, entry.stored)


def _save(entry: Entry[T], value: T) -> Settled[T]:
    """A run that were cut short once the value is stored and before that is remembered would take
    the value for a colleague's.
    """
    memory = session.memory()
    try:
        saved = entry.save(value, entry.stored.version)
    except StoreError as refusal:
        return Settled(
            Standing.WAITING, entry.stored, told(refusal, _("The database does not answer."))
        )
    except MaturityError as refusal:
        return Settled(Standing.UNSAVED, entry.stored, told(refusal))
    memory[entry.name] = saved
    return Settled(Standing.STORED, saved)
