"""The way to the benchmark from the first page, and the pointer to it once a round is handed in."""

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.usecases.rounds import Round
from maturity.web.components.contribution_state import may_contribute_now
from maturity.web.page_list import page_at


def benchmark_links(who: Visitor | None, found: Round) -> None:
    st.header(_("Beside other organisations"), anchor=False)
    point_to_contributing(who, found)
    st.page_link(page_at("compare"), label=_("Compare with others"))
    st.page_link(page_at("contribute"), label=_("Contribute to the benchmark"))
    st.page_link(page_at("sector"), label=_("What the sector finds hardest"))


def benchmark_after_handing_in(who: Visitor | None, found: Round) -> None:
    """Where the round has just become one that can be contributed and compared."""
    st.header(_("The benchmark"), anchor=False)
    point_to_contributing(who, found)
    st.page_link(page_at("contribute"), label=_("Contribute to the benchmark"))
    st.page_link(page_at("compare"), label=_("Compare with others"))


def point_to_contributing(who: Visitor | None, found: Round) -> None:
    """Where the round was handed in, and nothing of it was sent."""
    if may_contribute_now(who, found):
        st.info(
            _(
                "This round was handed in. You can contribute its figures to the benchmark: you "
                "first see exactly what would be sent."
            )
        )
