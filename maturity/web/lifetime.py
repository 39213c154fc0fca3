"""The beginning and the end of a server process: what it holds, says and gives out meanwhile."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from streamlit import config

from maturity.web import metrics
from maturity.web.context import database, hold_database, settings, workplace
from maturity.web.going import ends_well
from maturity.web.logs import write_plain_lines
from maturity.web.owner_link import show_owner_link
from maturity.web.runs import is_no_refusal
from maturity.web.sign_in import streamlit_secret


def begin() -> None:
    """Raises MaturityError where the server cannot work as it was set up."""
    hold_database()
    workplace()
    # Streamlit's own would be another in each process: who signs in may come back to another one.
    config.set_option("server.cookieSecret", streamlit_secret())
    where = settings().metrics
    if where is not None:
        metrics.give_out(where, database().driver, database().numbers)


@asynccontextmanager
async def lifetime(_app: st.App) -> AsyncIterator[None]:
    write_plain_lines()
    logging.getLogger("uvicorn.error").addFilter(is_no_refusal)
    show_owner_link()
    async with ends_well():
        yield
