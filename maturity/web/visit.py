"""What the main script found out for the page that it runs: who is here, their round, the path."""

from urllib.parse import urlsplit

import streamlit as st

from maturity.access import Visitor
from maturity.errors import NotHere, StoreError
from maturity.usecases.rounds import Round, open_round
from maturity.web import session
from maturity.web.context import settings, workplace
from maturity.web.language import speak_theirs
from maturity.web.rounds import current_round
from maturity.web.trying_again import say_and_try_again
from maturity.web.visitors import who_is_here


def enter() -> tuple[Visitor | None, Round | None]:
    """For the main script: who is here, and their round.

    While the database does not answer, as they were last seen: what is on screen must stay there,
    since a widget that is not drawn loses its value.
    """
    try:
        who = who_is_here()
        return who, current_round(who)
    except StoreError as error:
        if not session.has("visit"):
            raise
        say_and_try_again(error)
        who, found, _ = visit()
        return who, found


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


def look_again(assessment_id: str) -> tuple[Visitor | None, Round]:
    """The same for the run of a fragment, which skips the main script."""
    speak_theirs()
    try:
        who = who_is_here()
        return who, open_round(workplace(), who, assessment_id)
    except StoreError:
        who, found = round_here()
        if found.assessment.id != assessment_id:
            raise
        return who, found


def address() -> str:
    """Where people reach the server, for links that a colleague will open."""
    here = urlsplit(st.context.url or "")
    return settings().address or f"{here.scheme}://{here.netloc}"
