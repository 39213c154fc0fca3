"""For leads: what was noted about their organisation, in words."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from maturity.access import Permission
from maturity.domain.audit import Entry
from maturity.domain.organisation import Organisation
from maturity.locale import gettext as _
from maturity.usecases.audit_log import LogPage, own_log
from maturity.usecases.audit_words import sentence
from maturity.usecases.organisations import names_in, organisations_of
from maturity.web.components.log_entries import log_entries
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.visit import visit

who, _found, _path = visit()


def name(names: Mapping[str, str], person_id: str) -> str:
    if person_id not in names:
        return _("Somebody outside your organisation")
    return plain(names[person_id]) or _("Somebody without a name")


def words(names: Mapping[str, str], entry: Entry) -> str:
    return sentence(entry.note, partial(name, names))


def page_of(organisation: Organisation, before: int | None) -> LogPage:
    return own_log(workplace(), who, organisation.id, before)


st.title(_("What was noted"), anchor=False)
st.write(
    _(
        "Who came in, what roles they have, what was handed in, given away or deleted: it is noted "
        "when it happens, and no page takes it back. Answers are not noted here: each question "
        "has its own history."
    )
)
for here in organisations_of(workplace(), who):
    if who is not None and who.may(Permission.INVITE, here.id):
        st.header(plain(here.name), anchor=False)
        names = names_in(workplace(), who, here.id)
        log_entries(here.id, partial(page_of, here), partial(words, names))
