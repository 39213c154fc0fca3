"""The foot of every page but the wall, which a room looks at: who is in, and the way out."""

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.web.components.signing_in import sign_out_link
from maturity.web.escape import plain

SHOWN_TO_A_ROOM = {"wall"}


def say_who_is_in(who: Visitor | None, path: str) -> None:
    if who is None or path in SHOWN_TO_A_ROOM:
        return
    with st.container(horizontal=True, key="who-is-in"):
        if who.person.name:
            st.write(_("You are in as {name}.").format(name=plain(who.person.name)))
        sign_out_link()
