"""What moves on the wall by itself: who is waited for, and the time. Once a second, as a fragment.

When another tab or a phone took a step, the whole page is drawn again.
"""

import streamlit as st

from maturity.domain.agenda import time_left
from maturity.domain.workshop import Item, ItemState
from maturity.errors import MaturityError
from maturity.usecases.workshop_wall import Pulse
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.language import speak_theirs
from maturity.web.metrics import told
from maturity.web.visitors import who_is_here
from maturity.web.wall_pulse import pulse_now
from maturity.web.workshop_words import (
    joined_sentence,
    time_sentence,
    turnout_sentence,
    waiting_sentence,
)

OVER = frozenset({ItemState.AGREED, ItemState.PARKED, ItemState.SKIPPED})


@st.fragment(run_every=1)
def wall_tick(workshop_id: str, item: Item | None, drawn: int) -> None:
    """`drawn` is the version that is on screen, with `item` on the wall."""
    speak_theirs()
    try:
        now = pulse_now(who_is_here(), workshop_id)
    except MaturityError as error:
        st.error(plain(told(error)))
        return
    if now.version > drawn:
        st.rerun()
    with st.container(key="wall-big", horizontal=True, gap="large"):
        _say(now, item)


def _say(now: Pulse, item: Item | None) -> None:
    if item is None:
        st.markdown(joined_sentence(now.joined))
    if now.turnout is not None and item is not None:
        st.markdown(turnout_sentence(now.turnout))
        if item.state is ItemState.OPEN and now.turnout.joined:
            st.markdown(waiting_sentence(now.turnout))
    left = None if item is None else time_left(item, workplace().now())
    if left is not None and item is not None and item.state not in OVER:
        st.markdown(time_sentence(left))
