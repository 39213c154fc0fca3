"""The only place that touches Streamlit's session state, which is the memory of one browser tab.

Nothing that matters lives only here: a reload loses it all.
"""

from typing import TypeVar

import streamlit as st

T = TypeVar("T")


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
