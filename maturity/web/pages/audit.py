"""For the operator: what was noted on the whole server, by ids. Names of people stay with leads."""

import streamlit as st

from maturity.domain.audit import Entry, Event
from maturity.locale import gettext as _
from maturity.usecases.audit_log import (
    LogPage,
    audit_log,
    audited_organisations,
    names_in_log,
)
from maturity.usecases.audit_words import event_name, sentence, shortened
from maturity.web.components.log_check import log_check
from maturity.web.components.log_entries import log_entries
from maturity.web.components.narrowed import narrowed
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.visit import visit

who, _found, _path = visit()
ALL = ""
names: dict[str, str] = {}
EVENTS = {event.value: event for event in Event if event is not Event.UNREADABLE}


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
    where = names.get(note.organisation_id) or shortened(note.organisation_id)
    return f"{plain(where)}: {said}"


def page_of(before: int | None) -> LogPage:
    """With the names of the organisations that it is about."""
    found = audit_log(workplace(), who, before, EVENTS.get(event), None if place == ALL else place)
    names.update(names_in_log(workplace(), who, found.entries))
    return found


st.title(_("Audit log"), anchor=False)
st.write(
    _(
        "Security-relevant acts on this server. People are shown by the beginning of their id: "
        "leads see the names of their own colleagues. What people typed is never noted."
    )
)
log_check(who)
organisations = dict(
    narrowed(
        _("Organisations in the log: a part of the name that you look for"),
        "audited",
        lambda words: tuple(audited_organisations(workplace(), who, words).items()),
    )
)
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
log_entries(f"{event}:{place}", page_of, words)
