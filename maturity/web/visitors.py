"""Who is here. Loopback proves nothing: without a valid cookie nobody is anybody."""

import streamlit as st

from maturity.access import Visitor
from maturity.usecases.come_in import visitor
from maturity.usecases.sign_in import cookie_secret
from maturity.web import cookies
from maturity.web.context import workplace


def who_is_here() -> Visitor | None:
    """Loaded anew in each run, so that whoever was shut out is out at the next click."""
    place = workplace()
    value = st.context.cookies.get(cookies.NAME)
    return visitor(place, cookies.person_id(value, cookie_secret(place)))
