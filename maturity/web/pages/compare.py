"""How the organisation compares with others: from published figures alone. For its people."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.comparison_screen import comparison_blocks
from maturity.web.components.result_blocks import show_blocks
from maturity.web.context import workplace
from maturity.web.page_list import page_at
from maturity.web.visit import round_here

who, found = round_here()
st.title(_("Compare"), anchor=False)
with st.container(key="others-table"):
    show_blocks(comparison_blocks(workplace(), who, found))
st.header(_("Where to go on"), anchor=False)
st.page_link(page_at("contribute"), label=_("Contribute to the benchmark"))
st.page_link(page_at("sector"), label=_("What the sector finds hardest"))
st.page_link(page_at("results"), label=_("Back to your own results"))
