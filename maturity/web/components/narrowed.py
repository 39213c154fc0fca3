"""A list that may be long: as much of it as a page shows, and a box to find the rest of it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.long_lists import SHOWN_AT_ONCE

T = TypeVar("T")


def narrowed(label: str, key: str, find: Callable[[str], Sequence[T]]) -> Sequence[T]:
    """What `find` gives for the words that are typed, and for none all. A short list has no box."""
    found = find("")
    if len(found) <= SHOWN_AT_ONCE:
        return found
    words = st.text_input(label, key=f"narrow:{key}")
    found = find(words) if words else found
    if not found:
        st.write(_("None of that name was found."))
    if len(found) > SHOWN_AT_ONCE:
        st.write(
            _("These are the first {count}. Type a part of the name to find another one.").format(
                count=SHOWN_AT_ONCE
            )
        )
    return found[:SHOWN_AT_ONCE]
