"""Where the organisation stands: words first, then charts, each with a table. For its people."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.comparison_screen import comparison_sentence
from maturity.usecases.result_document import result_document
from maturity.web.components.peer_offer import peer_offer
from maturity.web.components.result_blocks import show_blocks
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.page_list import page_at
from maturity.web.visit import round_here

who, found = round_here()
show_blocks(result_document(workplace(), who, found))
if sentence := comparison_sentence(workplace(), who, found):
    st.header(_("Beside others"), anchor=False)
    st.write(plain(sentence))
st.header(_("Where to go on"), anchor=False)
st.page_link(page_at("priorities"), label=_("Make our plan"))
st.page_link(page_at("questions"), label=_("See all answers"))
st.page_link(page_at("compare"), label=_("Compare with others"))
st.page_link(page_at("round"), label=_("Hand the round in, or start the next one"))
peer_offer(found.assessment.id)
