"""Entries of the audit log as a list, fifty at a time. Whose they are, pages say."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

import streamlit as st

from maturity.domain.audit import Entry
from maturity.locale import gettext as _
from maturity.usecases.audit_log import LogPage
from maturity.web import session
from maturity.web.times import clock, day


def log_entries(
    key: str, read: Callable[[int | None], LogPage], words: Callable[[Entry], str]
) -> None:
    """`read` is asked for what comes before a number. `words` are ready to be shown."""
    before = f"log before:{key}"
    page = read(session.get(before, None))
    if not page.entries:
        st.write(_("Nothing was noted yet."))
        return
    st.markdown("\n\n".join(_days(page.entries, words)))
    if page.older and st.button(_("Older entries"), key=f"older:{key}"):
        session.put(before, page.entries[-1].number)
        st.rerun()
    if session.get(before, None) is not None and st.button(
        _("Back to the newest"), key=f"newest:{key}"
    ):
        session.forget(before)
        st.rerun()


def _days(entries: Iterable[Entry], words: Callable[[Entry], str]) -> Iterator[str]:
    """Each day, and below it what happened on it."""
    for of_day, found in groupby(entries, lambda entry: day(entry.note.at)):
        yield f"**{of_day}**"
        yield "\n".join(f"- {clock(entry.note.at)}: {words(entry)}" for entry in found)
