"""For somebody without a cookie: what this is, and how to come in."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.web.components.signing_in import sign_in
from maturity.web.components.what_this_is import what_this_is

what_this_is()
st.header(_("Come in"), anchor=False)
sign_in()
st.write(_("Has a colleague sent you a link? Open it. Each link works once."))
st.write(
    _(
        "Nobody sent you one? Ask the person who leads this in your organisation, or whoever "
        "runs this server."
    )
)
