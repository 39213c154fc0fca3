"""The steps of a question as buttons, each at its own place: whoever presses one twice presses no
other. The use cases decide; these only say what comes next.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from maturity.access import Visitor
from maturity.domain.agenda import next_up
from maturity.domain.workshop import ItemState, Workshop
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases import workshop_running as running
from maturity.usecases.workshop_wall import Wall
from maturity.web import session
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.workshop_words import state_name

Act = Callable[[], Workshop]

BEHIND = frozenset(
    {ItemState.REVEALED, ItemState.AGREED, ItemState.PARKED, ItemState.SKIPPED, None}
)
"""From these the room goes on."""

CAN_WAIT = frozenset({ItemState.WAITING, ItemState.COUNTED, ItemState.REVEALED})

SHORTCUTS = "workshop shortcuts"


@dataclass(frozen=True)
class Step:
    """`letter` is pressed with Alt and Shift. Without `act` it is not the time for it. `main` is
    what usually comes next.
    """

    id: str
    name: str
    letter: str
    act: Act | None = None
    main: bool = False


def wall_anchor(workshop: Workshop) -> str:
    """Another one after each step, so that focus moves to what the step changed."""
    return f"wall-{workshop.version}"


def step_buttons(who: Visitor | None, seen: Wall) -> None:
    columns = st.columns(4)
    for column, step in zip(columns, _steps(who, seen), strict=True):
        with column:
            _button(seen, step)


def aside_buttons(who: Visitor | None, seen: Wall) -> None:
    """Leaving a question, and coming back to it."""
    item = seen.item
    if item is None:
        return
    act = partial(_act, who, seen, item.question_id)
    may_leave = item.state in CAN_WAIT
    aside = item.state in (ItemState.PARKED, ItemState.SKIPPED)
    if not may_leave and not aside:
        return
    steps = (
        Step("park", _("Park it"), "", act(running.park) if may_leave else None),
        Step("skip", _("Skip it"), "", act(running.skip) if may_leave else None),
        Step("back", _("Take it up again"), "", act(running.take_up) if aside else None),
    )
    for column, step in zip(st.columns(3), steps, strict=True):
        with column:
            _button(seen, step)


def go_to_question(who: Visitor | None, seen: Wall) -> None:
    """Any question of the agenda, forwards or back."""
    workshop, titles = seen.here.workshop, seen.here.titles
    names = {
        item.question_id: f"{titles[item.question_id]} ({state_name(item.state)})"
        for item in workshop.items
    }
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    chosen = left.selectbox(
        _("Go to a question"),
        list(names),
        format_func=lambda question_id: names.get(question_id, question_id),
        key=f"wall:{workshop.id}:go",
    )
    step = Step("go", _("Put it on the wall"), "", _act(who, seen, chosen, running.take_up))
    with right:
        _button(seen, step)


def shortcuts_switch() -> None:
    st.checkbox(
        _("Keyboard shortcuts: the buttons name them"),
        key=SHORTCUTS,
        value=True,
        persist_state="session",
    )


def do(act: Act) -> None:
    """Takes a step. A refusal stands where the button is, and nothing else changes."""
    try:
        workshop = act()
    except MaturityError as error:
        st.error(plain(told(error)))
        return
    session.put("focus", wall_anchor(workshop))
    st.rerun()


def _steps(who: Visitor | None, seen: Wall) -> tuple[Step, ...]:
    item, following = seen.item, next_up(seen.here.workshop)
    state = None if item is None else item.state
    opening = closing = revealing = going_on = None
    name = _("Open the vote")
    if item is not None:
        act = partial(_act, who, seen, item.question_id)
        if state is ItemState.WAITING:
            opening = act(running.open_vote)
        elif state is ItemState.REVEALED:
            name = _("Vote again")
            opening = act(running.vote_again, item.ballot)
        elif state is ItemState.OPEN:
            closing = act(running.close_vote, item.ballot)
        elif state is ItemState.COUNTED:
            revealing = act(running.reveal, item.ballot)
    if following is not None and state in BEHIND:
        going_on = _act(who, seen, following, running.take_up)
    return (
        Step("open", name, "o", opening, main=state is ItemState.WAITING),
        Step("close", _("Close the vote"), "l", closing, main=True),
        Step("reveal", _("Reveal"), "v", revealing, main=True),
        Step("next", _("Next question"), "n", going_on, main=state is not ItemState.REVEALED),
    )


def _act(
    who: Visitor | None,
    seen: Wall,
    question_id: str,
    take: Callable[..., Workshop],
    *further: int,
) -> Act:
    return partial(take, workplace(), who, seen.here.workshop.id, question_id, *further)


def _button(seen: Wall, step: Step) -> None:
    """Its key names the question and the ballot: a press that comes late is a press of that."""
    item = seen.item
    place = "" if item is None else f"{item.question_id}:{item.ballot}"
    shortcut = f"alt+shift+{step.letter}" if step.letter and _shortcuts() else None
    pressed = st.button(
        step.name,
        key=f"wall:{seen.here.workshop.id}:{place}:{step.id}",
        type="primary" if step.main and step.act is not None else "secondary",
        disabled=step.act is None,
        shortcut=shortcut,
        width="stretch",
    )
    if pressed and step.act is not None:
        do(step.act)


def _shortcuts() -> bool:
    return session.get(SHORTCUTS, otherwise=True)
