"""The action sheet (Excel): taken along, brought back, looked at, taken over in all or in part."""

from dataclasses import dataclass

import streamlit as st

from maturity.access import Visitor
from maturity.errors import FaultyInput, MaturityError
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.action_sheet import (
    SheetPreview,
    preview_sheet,
    take_sheet,
)
from maturity.usecases.rounds import Round
from maturity.usecases.sheet_changes import SheetChange
from maturity.web import session
from maturity.web.components.download_link import download_link
from maturity.web.components.file_preview import show_problems
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.routes.files_of_a_round import SHEET


@dataclass(frozen=True)
class _Upload:
    """Whose file it is, and under which name this tab remembers what it would change."""

    who: Visitor | None
    found: Round
    here: str
    remembered: str


def sheet_download(found: Round) -> None:
    download_link(_("Action sheet (Excel)"), SHEET, round=found.assessment.id)


def sheet_upload(who: Visitor | None, found: Round) -> None:
    here = f"sheet:{found.assessment.id}"
    # Another key after each taking over: the box is empty again.
    turn = session.get(f"{here}:turn", 0)
    # Of any type: Streamlit would refuse another one without a word, our reader says what to do.
    file = st.file_uploader(_("Your edited action sheet (Excel)"), key=f"{here}:{turn}")
    _say_what_happened(here)
    if file is None:
        return
    # What was looked at is what is taken over: comparing anew would hide a colleague's note.
    remembered = f"{here}:{file.file_id}"
    try:
        if not session.has(remembered):
            args = (found.assessment.id, file.name, file.getvalue())
            session.put(remembered, preview_sheet(workplace(), who, *args))
    except FaultyInput as error:
        show_problems(error.problems)
    else:
        _offer(_Upload(who, found, here, remembered))


def _offer(upload: _Upload) -> None:
    preview: SheetPreview | None = session.get(upload.remembered, None)
    if preview is None:
        return
    if not preview.changes:
        st.write(_("Nothing would change."))
        return
    with st.form(f"{upload.remembered}:form"):
        st.write(_("Tick what you want to take over. Nothing is stored before you press."))
        ticked = [
            change.id
            for change in preview.changes
            if st.checkbox(_words(change), value=True, key=f"{upload.remembered}:{change.id}")
        ]
        pressed = st.form_submit_button(_("Take over what is ticked"), type="primary")
    if preview.same:
        rows = ngettext("{count} row is the same.", "{count} rows are the same.", preview.same)
        st.write(rows.format(count=preview.same))
    if pressed:
        _take(upload, preview, ticked)


def _words(change: SheetChange) -> str:
    sentence = _("**{title}**, {field}: from '{before}' to '{after}'")
    return sentence.format(
        title=plain(change.title),
        field=plain(change.field),
        before=plain(change.before) or _("empty"),
        after=plain(change.after) or _("empty"),
    )


def _take(upload: _Upload, preview: SheetPreview, ticked: list[str]) -> None:
    here = upload.here
    try:
        args = (upload.found.assessment.id, preview, ticked)
        taken = take_sheet(workplace(), upload.who, *args)
    except MaturityError as refusal:
        session.put(f"{here}:refusal", told(refusal))
    else:
        session.put(f"{here}:taken", taken)
        session.put(f"{here}:turn", session.get(f"{here}:turn", 0) + 1)
        session.forget(upload.remembered)
    st.rerun()


def _say_what_happened(here: str) -> None:
    """Once: the next run has something else to say. Forgotten last, as a run may be cut short."""
    if refusal := session.get(f"{here}:refusal", ""):
        st.error(plain(refusal))
        session.forget(f"{here}:refusal")
    if (taken := session.get(f"{here}:taken", None)) is not None:
        words = ngettext(
            "{count} change was taken over.", "{count} changes were taken over.", taken
        )
        st.success(words.format(count=taken))
        session.forget(f"{here}:taken")
