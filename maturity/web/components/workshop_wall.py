"""All of the wall: what the room sees first, then the count with the steps, which stay in view on a
large screen, and below them what else the facilitator does.
"""

import streamlit as st

from maturity.access import Permission, Visitor
from maturity.domain.workshop import Item, ItemState, WorkshopState
from maturity.locale import gettext as _
from maturity.usecases.workshop_wall import Wall
from maturity.web import session
from maturity.web.components.workshop_agreed import level_form, say_agreed
from maturity.web.components.workshop_buttons import (
    aside_buttons,
    go_to_question,
    shortcuts_switch,
    step_buttons,
    wall_anchor,
)
from maturity.web.components.workshop_cards import cards_form
from maturity.web.components.workshop_joining import (
    joining_card,
    say_how_to_join,
    say_if_expired,
)
from maturity.web.components.workshop_question import probing_lines, wall_levels, wall_question
from maturity.web.components.workshop_reveal import wall_result
from maturity.web.components.workshop_tick import wall_tick
from maturity.web.permissions import may

BARE = "wall without buttons"


def wall_screen(who: Visitor | None, seen: Wall) -> None:
    workshop = seen.here.workshop
    started = workshop.state is not WorkshopState.PREPARING
    runs = _runs(who, seen) and not session.get(BARE, otherwise=False)
    with st.container(key="wall-screen"):
        _for_the_room(who, seen)
    with st.container(key="wall-foot"):
        wall_tick(workshop.id, seen.item, workshop.version)
        if started and runs:
            step_buttons(who, seen)
    if not started:
        st.write(_("The workshop has not started. Its lead starts it on the page before."))
    elif runs:
        _for_the_facilitator(who, seen)
    st.checkbox(
        _("Only what the room sees: no buttons in this window"), key=BARE, persist_state="session"
    )


def _runs(who: Visitor | None, seen: Wall) -> bool:
    return may(who, Permission.RUN_WORKSHOP, seen.here.found)


def _for_the_room(who: Visitor | None, seen: Wall) -> None:
    workshop, item = seen.here.workshop, seen.item
    anchor = wall_anchor(workshop)
    if item is None:
        st.title(_("Welcome"), anchor=anchor)
        joining_card(workshop)
    else:
        question = seen.here.question(item.question_id)
        say_how_to_join(workshop)
        wall_question(question, anchor)
        _say_state(item)
        say_agreed(who, seen)
        wall_result(seen)
        wall_levels(question, seen.here.found.questionnaire)


def _say_state(item: Item) -> None:
    """Nothing where what follows says it."""
    sentence = {
        ItemState.OPEN: _("Voting is open."),
        ItemState.COUNTED: _("The vote is closed."),
        ItemState.PARKED: _("This question is parked for later."),
        ItemState.SKIPPED: _("This question is skipped today."),
    }.get(item.state)
    if sentence:
        with st.container(key="wall-state"):
            st.markdown(sentence)


def _for_the_facilitator(who: Visitor | None, seen: Wall) -> None:
    st.header(_("For the facilitator"), anchor=False)
    say_if_expired(seen.here.workshop)
    cards_form(who, seen)
    if seen.item is not None:
        probing_lines(seen.here.question(seen.item.question_id))
    level_form(who, seen)
    st.subheader(_("Go on, or back"), anchor=False)
    aside_buttons(who, seen)
    go_to_question(who, seen)
    shortcuts_switch()
