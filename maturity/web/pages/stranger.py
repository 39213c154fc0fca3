"""For somebody without a cookie: what this is, and how to come in."""

import streamlit as st

from maturity.locale import gettext as _

st.title(_("Social Value Maturity Index"))
st.write(_("Find out how well your organisation turns what it spends into social value."))
st.write(
    _(
        "It takes under an hour for 20 questions. What you answer stays on this server and is seen "
        "by your colleagues only."
    )
)
st.write(_("To come in, open the link that a colleague sent you. Each link works once."))
