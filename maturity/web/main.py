"""What every page shares: configuration, who is here, and the one list of pages for them."""

import streamlit as st

from maturity.errors import MaturityError
from maturity.web import session
from maturity.web.components.question_card import settle_all
from maturity.web.page_list import pages_for
from maturity.web.rounds import current_round
from maturity.web.visitors import who_is_here

st.set_page_config(page_title="Social Value Maturity Index", layout="centered")

try:
    who = who_is_here()
    found = None if who is None else current_round(who)
    if found is not None:
        settle_all(who, found)
    page = st.navigation(pages_for(who, found), position="top")
    session.put("visit", (who, found, page.url_path))
    page.run()
except MaturityError as error:
    st.error(str(error))
