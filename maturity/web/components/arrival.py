"""What happens when a page was opened: its language, and focus on its heading. Draws nothing.

Streamlit leaves focus nowhere after a change of page, and a screen reader says nothing then.
"""

from html import escape

import streamlit as st

from maturity.locale import gettext as _
from maturity.locale import language
from maturity.web import session

QUESTION = "question"


def anchor(question_id: str) -> str:
    """The id of a question's heading, for addresses that lead to it."""
    return question_id.replace(".", "-")


def page_before() -> str:
    """Which page this tab showed in its last run."""
    seen: tuple[str, str] = session.get("arrived", ("", ""))
    return seen[0]


def arrive(path: str) -> None:
    """Last in the main script. The same page again says the same, which the browser passes over."""
    asked = st.query_params.get(QUESTION, "")
    here = (path, asked)
    before = session.get("arrived", None)
    if before != here:
        session.put("arrived", here)
        session.put("focus", _target(asked, first=before is None))
    focus = escape(session.get("focus", ""))
    st.html(
        f'<script src="/page.js" data-lang="{escape(language())}" data-focus="{focus}"'
        f' data-page="{escape(path)}" data-away="{escape(_away())}"></script>',
        unsafe_allow_javascript=True,
    )


def _away() -> str:
    """Said while the browser cannot reach the server."""
    return _(
        "No connection to the server. What says Saved is kept. This page goes on by itself. If it "
        "does not within a minute, load it again."
    )


def _target(question: str, *, first: bool) -> str:
    """A page that is opened from outside begins where every page of the web begins."""
    if question:
        return anchor(question)
    return "" if first else "page"
