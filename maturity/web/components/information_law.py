"""The sentence that stands beside every box for free text."""

import streamlit as st

from maturity.locale import gettext as _


def say_information_law() -> None:
    st.caption(
        _("Other people may ask to see this under freedom of information law. Do not name people.")
    )
