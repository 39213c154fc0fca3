"""The ASGI app: Streamlit's pages, our own routes, and what surrounds both.

`streamlit run app.py` and `uvicorn app:app` both start it.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from maturity.errors import MaturityError
from maturity.web.context import hold_database, workplace
from maturity.web.logs import write_plain_lines
from maturity.web.middleware import middleware
from maturity.web.owner_link import show_owner_link
from maturity.web.routes import ROUTES
from maturity.web.sign_in import streamlit_secrets

try:
    hold_database()
    workplace()
    around = middleware()
    secrets = streamlit_secrets()
except MaturityError as error:
    raise SystemExit(str(error)) from None

# Streamlit takes a folder of this name for its own kind of pages: it would run the page that the
# first visitor asks for without the main script.
PagesManager.uses_pages_directory = False


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    write_plain_lines()
    show_owner_link()
    yield


app = st.App(
    "maturity/web/main.py",
    secrets=secrets,
    routes=ROUTES,
    middleware=around,
    lifespan=lifespan,
)
