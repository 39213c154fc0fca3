"""For the operator: what was noted on the whole server, by ids. Names of people stay with leads."""

import streamlit as st

from maturity.domain.audit import Checked, Entry, Event
from maturity.locale import gettext as _
from maturity.usecases.audit_log import audit_log, audited_organisations, check_log
from maturity.usecases.audit_words import event_name, sentence, shortened
from maturity.web import session
from maturity.web.components.log_entries import log_entries
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.times import clock, day
from maturity.web.visit import visit

who, _found, _path = visit()
ALL, CHECKED = "", "log checked"
EVENTS = {event.value: event for event in Event if event is not Event.UNREADABLE}


def state(found: Checked) -> None:
    if not found.whole:
        st.error(
            _("The log was changed: entry {number} is missing, or not as it was written.").format(
                number=found.broken
            )
        )
    elif found.ends is not None:
        st.write(
            _(
                "Every entry is as it was written. The last is number {number}, of {day} at "
                "{time}. Its hash, to write down elsewhere:"
            ).format(number=found.entries, day=day(found.ends), time=clock(found.ends))
        )
        st.code(found.hash, language=None, wrap_lines=True)


def words(entry: Entry) -> str:
    note = entry.note
    mine = "" if who is None else who.person.id
    said = sentence(
        note,
        lambda person: (
            shortened(person) if person != mine else _("you, {id}").format(id=shortened(mine))
        ),
    )
    if note.organisation_id is None:
        return said
    where = organisations.get(note.organisation_id) or shortened(note.organisation_id)
    return f"{plain(where)}: {said}"


st.title(_("Audit log"), anchor=False)
st.write(
    _(
        "Security-relevant acts on this server. People are shown by the beginning of their id: "
        "leads see the names of their own colleagues. What people typed is never noted."
    )
)
organisations = audited_organisations(workplace(), who)
known = check_log(workplace(), who, session.get(CHECKED, None))
session.put(CHECKED, known)
state(known)
event = st.selectbox(
    _("What happened"),
    [ALL, *sorted(EVENTS, key=lambda value: event_name(EVENTS[value]))],
    format_func=lambda value: _("Everything") if value == ALL else event_name(EVENTS[value]),
)
place = st.selectbox(
    _("Organisation"),
    [ALL, *organisations],
    format_func=lambda value: organisations.get(value, _("All, and the server itself")),
)
log_entries(
    f"{event}:{place}",
    lambda before: audit_log(
        workplace(), who, before, EVENTS.get(event), None if place == ALL else place
    ),
    words,
)
