"""What is on screen, in this tab's memory and in the store, brought together."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
import streamlit as st

from maturity.errors import Conflict, MaturityError, StoreError
from maturity.web import session
from maturity.web.autosave import Seen
from maturity.web.settling import Entry, Standing, settle

NOTHING = ""


class CutShort(Exception):
    """What Streamlit raises is no Exception, and is not ours to raise."""


class Impatient:
    """A session state of a run that is over."""

    def __getattr__(self, name: str) -> object:
        raise CutShort

    def __contains__(self, key: str) -> bool:
        raise CutShort

    def __setitem__(self, key: str, value: object) -> None:
        raise CutShort


@dataclass
class Screen:
    """One box, the text in it, and a store that takes what it is given or fails as it is told."""

    text: str | None = None
    stored: Seen[str] = field(default_factory=lambda: Seen(NOTHING))
    failure: MaturityError | None = None
    saved: Callable[[], None] = lambda: None

    def entry(self) -> Entry[str]:
        return Entry("box", NOTHING, self.text, self.stored, self._show, self._save)

    def _show(self, text: str) -> None:
        self.text = text

    def _save(self, text: str, version: int) -> Seen[str]:
        if self.failure is not None:
            raise self.failure
        self.stored = Seen(text, version + 1)
        self.saved()
        return self.stored


@pytest.fixture
def screen() -> Iterator[Screen]:
    yield Screen()
    session.memory().clear()


def test_the_first_run_shows_what_is_stored(screen: Screen) -> None:
    screen.stored = Seen("theirs", 3)

    settled = settle(screen.entry())

    assert (screen.text, settled.standing) == ("theirs", Standing.STORED)


def test_what_was_typed_is_stored_over_the_version_that_was_shown(screen: Screen) -> None:
    screen.stored = Seen("old", 3)
    settle(screen.entry())
    screen.text = "new"

    settled = settle(screen.entry())

    assert settled.standing is Standing.STORED
    assert settled.stored == screen.stored == Seen("new", 4)


def test_a_second_run_stores_nothing_again(screen: Screen) -> None:
    settle(screen.entry())
    screen.text = "new"
    settle(screen.entry())

    settle(screen.entry())

    assert screen.stored.version == 1


@pytest.mark.parametrize(
    ("failure", "standing", "said"),
    [
        (StoreError("/srv/x.db is full."), Standing.WAITING, "The database does not answer."),
        (MaturityError("Say why."), Standing.UNSAVED, "Say why."),
        (Conflict("Somebody was faster."), Standing.UNSAVED, "Somebody was faster."),
    ],
)
def test_what_cannot_be_stored_stays_on_screen_and_is_stored_once_it_can(
    screen: Screen, failure: MaturityError, standing: Standing, said: str
) -> None:
    settle(screen.entry())
    screen.text, screen.failure = "new", failure

    refused = settle(screen.entry())
    screen.failure = None
    again = settle(screen.entry())

    assert (refused.standing, refused.reason) == (standing, said)
    assert (screen.text, again.stored) == ("new", Seen("new", 1))


def test_a_run_that_is_cut_short_as_it_saves_knows_the_text_for_its_own_later(
    screen: Screen,
) -> None:
    """Streamlit ends a run at any look at its state, once the next one was asked for."""
    settle(screen.entry())
    screen.text = "first"
    with pytest.MonkeyPatch.context() as impatient:
        screen.saved = lambda: impatient.setattr(st, "session_state", Impatient())
        with suppress(CutShort):
            settle(screen.entry())
            session.get("anything", None)
    screen.saved, screen.text = (lambda: None), "second"

    settled = settle(screen.entry())

    assert (settled.standing, screen.stored) == (Standing.STORED, Seen("second", 2))


def test_a_colleagues_newer_text_is_not_written_over(screen: Screen) -> None:
    settle(screen.entry())
    screen.text, screen.stored = "mine", Seen("theirs", 1)

    settled = settle(screen.entry())

    assert settled.standing is Standing.ASK
    assert (screen.text, screen.stored) == ("mine", Seen("theirs", 1))


def test_keeping_ones_own_stores_it_over_theirs(screen: Screen) -> None:
    settle(screen.entry())
    screen.text, screen.stored = "mine", Seen("theirs", 1)
    entry = screen.entry()
    settle(entry)

    entry.remember(entry.stored)
    settle(screen.entry())

    assert screen.stored == Seen("mine", 2)


def test_taking_theirs_puts_it_on_screen_and_stores_nothing(screen: Screen) -> None:
    settle(screen.entry())
    screen.text, screen.stored = "mine", Seen("theirs", 1)
    entry = screen.entry()
    settle(entry)

    entry.accept()
    settled = settle(screen.entry())

    assert (screen.text, screen.stored) == ("theirs", Seen("theirs", 1))
    assert settled.standing is Standing.STORED


def test_after_a_restart_of_the_server_what_the_browser_still_holds_is_stored(
    screen: Screen,
) -> None:
    screen.text = "typed while the server was down"

    settle(screen.entry())

    assert screen.stored == Seen("typed while the server was down", 1)
