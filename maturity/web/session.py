"""The only place that touches Streamlit's session state, which is the memory of one browser tab.

Nothing that matters lives only here: a reload loses it all.
"""

from typing import TypeVar

import streamlit as st

T = TypeVar("T")

_MEMORY = "memory"


def get(key: str, otherwise: T) -> T:
    """What was put under `key`, or the value of the widget of that key."""
    found: T = st.session_state.get(key, otherwise)
    return found


def put(key: str, value: object) -> None:
    st.session_state[key] = value


def has(key: str) -> bool:
    return key in st.session_state


def forget(key: str) -> None:
    st.session_state.pop(key, None)


def memory() -> dict[str, object]:
    """What the pages themselves remember of this tab.

    Streamlit ends a run wherever it looks at its state, as soon as the next one was asked for. A
    change of this dict cannot be cut off from what it goes with.
    """
    if not has(_MEMORY):
        put(_MEMORY, {})
    remembered: dict[str, object] = get(_MEMORY, {})
    return remembered
