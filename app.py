"""The ASGI app: Streamlit's pages, our own routes, and what surrounds both.

`streamlit run app.py` and `uvicorn app:app` both start it.
"""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from maturity.errors import MaturityError
from maturity.web.lifetime import begin, lifetime
from maturity.web.middleware import middleware
from maturity.web.routes import ROUTES
from maturity.web.script_errors import say_script_error
from maturity.web.sign_in import streamlit_secrets

try:
    begin()
    around = middleware()
    secrets = streamlit_secrets()
except MaturityError as error:
    raise SystemExit(str(error)) from None

# Streamlit takes a folder of this name for its own kind of pages: it would run the page that the
# first visitor asks for without the main script.
PagesManager.uses_pages_directory = False

app = st.App(
    "maturity/web/main.py",
    secrets=secrets,
    routes=ROUTES,
    middleware=around,
    lifespan=lifetime,
    on_script_error=say_script_error,
)
