"""A box for a filled-in file, a look at what it would change, and taking it over."""

import streamlit as st

from maturity.access import Visitor
from maturity.errors import AnswersError, Conflict
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.answers_file import NOTHING, Preview, preview_file, take_file
from maturity.usecases.rounds import Round
from maturity.web import session
from maturity.web.components.file_preview import show_preview, show_problems
from maturity.web.context import workplace
from maturity.web.escape import plain


def file_upload(who: Visitor | None, found: Round) -> None:
    here = _here(found)
    # Another key after each taking over: the box is empty again.
    turn = session.get(f"{here}:turn", 0)
    # Of any type: Streamlit would refuse an Excel file without a word, our reader says what to do.
    file = st.file_uploader(_("Your filled-in file (CSV)"), key=f"{here}:{turn}")
    _say_what_happened(here)
    if file is None:
        return
    # What was looked at is what is taken over: comparing anew would hide a colleague's answer.
    remembered = f"{here}:{file.file_id}"
    try:
        if not session.has(remembered):
            args = (found.assessment.id, file.name, file.getvalue())
            session.put(remembered, preview_file(workplace(), who, *args))
    except AnswersError as error:
        show_problems(error.problems)
    else:
        preview = session.get(remembered, NOTHING)
        show_preview(preview, found.questionnaire)
        _offer(who, found, preview, remembered)


def _here(found: Round) -> str:
    return f"file:{found.assessment.id}"


def _offer(who: Visitor | None, found: Round, preview: Preview, remembered: str) -> None:
    count = len(preview.changes)
    words = ngettext("Take over this {count} answer", "Take over these {count} answers", count)
    if not count or not st.button(words.format(count=count), type="primary"):
        return
    here = _here(found)
    try:
        taken = take_file(workplace(), who, found.assessment.id, preview)
    except Conflict as conflict:
        session.put(f"{here}:refusal", str(conflict))
    else:
        session.put(f"{here}:taken", taken)
        session.put(f"{here}:turn", session.get(f"{here}:turn", 0) + 1)
    session.forget(remembered)
    st.rerun()


def _say_what_happened(here: str) -> None:
    """Once: the next run has something else to say. Forgotten last, as a run may be cut short."""
    if refusal := session.get(f"{here}:refusal", ""):
        st.error(plain(refusal))
        session.forget(f"{here}:refusal")
    if taken := session.get(f"{here}:taken", 0):
        words = ngettext(
            "{count} answer was taken over.", "{count} answers were taken over.", taken
        )
        st.success(words.format(count=taken))
        session.forget(f"{here}:taken")
