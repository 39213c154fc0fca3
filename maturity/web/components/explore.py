"""The offer to look around with an organisation that does not exist."""

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.usecases.exploring import explore
from maturity.web.context import QUESTIONNAIRE, workplace
from maturity.web.page_list import go_to
from maturity.web.rounds import choose_round


def offer_exploring(who: Visitor | None) -> None:
    st.header(_("Explore with an invented organisation"), anchor=False)
    st.write(
        _(
            "A borough council that does not exist, in its second year, with every question "
            "answered. It is marked as invented on every page. Only you see it."
        )
    )
    if st.button(_("Explore")):
        choose_round(explore(workplace(), who, QUESTIONNAIRE))
        go_to("results")
