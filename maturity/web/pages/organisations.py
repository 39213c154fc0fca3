"""For operators of the server: letting the lead of an organisation in, and who has a duty here."""

from collections.abc import Iterable

import streamlit as st

from maturity.domain.law import NATIONS
from maturity.domain.organisation import Organisation
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.come_in import invite_lead
from maturity.usecases.organisations import (
    add_organisation,
    find_in_register,
    organisations_without_lead,
)
from maturity.web.components.duties import duties
from maturity.web.components.invitations import show_link
from maturity.web.components.narrowed import narrowed
from maturity.web.components.operating_accounts import operating_accounts
from maturity.web.components.operating_mergers import operating_mergers
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.nations import nation_name
from maturity.web.page_list import page_at
from maturity.web.visit import visit

who, _found, _path = visit()


def offer(organisations: Iterable[Organisation], where: str) -> None:
    """A link for the lead of each. Once they came in, they invite the others."""
    for organisation in organisations:
        label = _("Invite the lead of {name}").format(name=plain(organisation.name))
        if st.button(label, key=f"{where}:{organisation.id}"):
            show_link(
                invite_lead(workplace(), who, organisation.id),
                _("Send this link to its lead. It works once, for 14 days. It is shown only now."),
            )


st.title(_("Organisations"), anchor=False)
st.write(_("You let a lead into an organisation that has none. You do not see what they answer."))
st.header(_("Find it in the register"), anchor=False)
words = st.text_input(_("Part of its name, three letters at least"), key="words")
if words:
    found = find_in_register(workplace(), who, words)
    offer(found, "register")
    if not found:
        st.write(_("The register has none of that name. Add it below."))

st.header(_("Add one by name"), anchor=False)
with st.form("add"):
    name = st.text_input(_("What is it called?"))
    nation = st.radio(_("In which nation?"), NATIONS, index=None, format_func=nation_name)
    if st.form_submit_button(_("Add")):
        if nation is None:
            raise MaturityError(_("Choose the nation. It decides which law is shown."))
        add_organisation(workplace(), who, name, nation)

heading = st.container()
waiting = narrowed(
    _("Waiting for a lead: a part of the name that you look for"),
    "waiting",
    lambda words: organisations_without_lead(workplace(), who, words),
)
if waiting:
    heading.header(_("Waiting for a lead"), anchor=False)
    offer(waiting, "waiting")
operating_accounts(who)
operating_mergers(who)
st.header(_("What was noted"), anchor=False)
st.page_link(page_at("audit"), label=_("Audit log"))
duties(who)
