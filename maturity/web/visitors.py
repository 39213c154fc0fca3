"""Who is here. Loopback proves nothing: without a valid cookie nobody is anybody."""

from functools import lru_cache

import streamlit as st

from maturity.access import Visitor
from maturity.usecases.come_in import visitor
from maturity.usecases.sign_in import cookie_secret
from maturity.web import cookies
from maturity.web.context import workplace


def who_is_here() -> Visitor | None:
    """Loaded anew in each run, so that whoever was shut out is out at the next click."""
    value = st.context.cookies.get(cookies.NAME)
    return visitor(workplace(), cookies.person_id(value, signing_secret()))


@lru_cache(maxsize=1)
def signing_secret() -> str:
    """It never changes, and every run of every card asks for it."""
    return cookie_secret(workplace())
