"""Where the organisation stands, in words. For everybody in it."""

import streamlit as st

from maturity.usecases.assess import result_text_of
from maturity.web.visit import round_here

who, found = round_here()
st.title("Results")
st.text(result_text_of(found))
