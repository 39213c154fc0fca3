"""How to choose a level, and what the words of the descriptors mean."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.rounds import Round


def guidance(found: Round) -> None:
    st.write(
        _(
            "Choose the highest level that is true of you today. Between two levels, choose the "
            "lower. If you do not know, say so: that is an answer too."
        )
    )
    if found.questionnaire.definitions:
        with st.expander(_("What the words mean")):
            for definition in found.questionnaire.definitions:
                st.markdown(f"**{definition.term}:** {definition.text}")
