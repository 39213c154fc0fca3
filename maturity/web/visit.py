"""What the main script found out for the page that it runs: who is here, their round, the path."""

from urllib.parse import urlsplit

import streamlit as st

from maturity.access import Visitor
from maturity.errors import NotHere
from maturity.usecases.rounds import Round
from maturity.web import session


def visit() -> tuple[Visitor | None, Round | None, str]:
    """Visitor, round and the page's own path, as of this run."""
    found: tuple[Visitor | None, Round | None, str] = session.get("visit", (None, None, ""))
    return found


def round_here() -> tuple[Visitor | None, Round]:
    """For pages that need a round."""
    who, found, _ = visit()
    if found is None:
        raise NotHere
    return who, found


def address() -> str:
    """Where this browser reaches the server, for links that a colleague will open."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}"
