"""The ASGI app: Streamlit's pages, our own routes, and what surrounds both.

`streamlit run app.py` and `uvicorn app:app` both start it.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from maturity.errors import MaturityError
from maturity.web.context import settings, workplace
from maturity.web.language import TheirLanguage
from maturity.web.owner_link import show_owner_link
from maturity.web.routes import ROUTES
from maturity.web.security import SecurityHeaders, hosts

try:
    workplace()
except MaturityError as error:
    raise SystemExit(str(error)) from None


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    show_owner_link()
    yield


app = st.App(
    "maturity/web/main.py",
    routes=ROUTES,
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts(settings().address)),
        Middleware(TheirLanguage),
    ],
    lifespan=lifespan,
)
