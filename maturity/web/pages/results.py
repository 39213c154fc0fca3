"""Where the organisation stands, in words. For everybody in it."""

import streamlit as st

from maturity.usecases.results import result_text_of
from maturity.web.visit import round_here

_who, found = round_here()
# The plain text underlines its headings and marks its lists as Markdown does.
st.markdown(result_text_of(found))
