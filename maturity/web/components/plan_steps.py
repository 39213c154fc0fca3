"""The four pages of a plan, in the order in which they are worked through, as one line of links."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.web.page_list import page_at

STEPS = ("priorities", "targets", "plan", "documents")


def plan_steps(here: str) -> None:
    """With the page that one is on as a word among them."""
    with st.container(horizontal=True, vertical_alignment="center", key="plan-steps"):
        for number, path in enumerate(STEPS, start=1):
            label = _("{number}. {title}").format(number=number, title=page_at(path).title)
            if path == here:
                st.markdown(f"**{label}**".replace(". ", "\\. ", 1), width="content")
            else:
                st.page_link(page_at(path), label=label)


def next_step(here: str) -> None:
    """The one button that goes on."""
    path = STEPS[STEPS.index(here) + 1]
    label = _("Go on: {title}").format(title=page_at(path).title)
    if st.button(label, type="primary", key="next step"):
        st.switch_page(page_at(path))
