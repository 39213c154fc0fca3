"""Running the page again by itself, after what the database could not do now. It says so."""

import streamlit as st

from maturity.errors import StoreError
from maturity.locale import gettext as _
from maturity.web import session
from maturity.web.escape import plain
from maturity.web.metrics import told

TRY_AGAIN = 3
"""Seconds between attempts."""

_FIRST = "drawing what waits"


def say_and_try_again(error: StoreError) -> None:
    reason = told(error, "" if error.unsure else _("The database does not answer."))
    sentence = _("{reason} This page tries again by itself.")
    st.error(sentence.format(reason=plain(reason)))
    if session.has("visit"):
        try_again()
    else:
        # Streamlit does not know yet which page was asked for: only the address does.
        st.html(
            f'<script src="/page.js" data-again="{TRY_AGAIN}"></script>',
            unsafe_allow_javascript=True,
        )


def try_again() -> None:
    session.put(_FIRST, "yes")
    _run_again()


@st.fragment(run_every=TRY_AGAIN)
def _run_again() -> None:
    """The first run is the drawing itself. Later ones run the page, which settles what waits."""
    if not session.has(_FIRST):
        st.rerun()
    session.forget(_FIRST)
