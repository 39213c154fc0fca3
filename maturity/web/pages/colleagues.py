"""Who is in the organisation, links that let others in, and one for another device."""

import streamlit as st

from maturity.access import Permission
from maturity.locale import gettext as _
from maturity.usecases.organisations import organisations_of
from maturity.web.components.domains import domains
from maturity.web.components.invitations import invitations
from maturity.web.components.merging import earlier_link, merging
from maturity.web.components.own_device import own_device
from maturity.web.components.own_part import own_part
from maturity.web.components.people import people
from maturity.web.components.signing_in import work_account
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.page_list import page_at
from maturity.web.visit import visit

who, _found, _path = visit()
organisations = organisations_of(workplace(), who)
st.title(_("Colleagues"), anchor=False)
for organisation in organisations:
    st.header(plain(organisation.name), anchor=False)
    if who is not None and who.may(Permission.SEE, organisation.id):
        merging(who, organisation)
        earlier_link(who, organisation)
        people(who, organisation)
    else:
        st.write(_("You run workshops here, and see nothing else."))
    if who is not None and who.may(Permission.INVITE, organisation.id):
        invitations(who, organisation)
        domains(who, organisation)
st.header(_("See also"), anchor=False)
if who is not None and any(part.leads for part in who.memberships):
    st.page_link(page_at("service"), label=_("Shared service: for several councils at once"))
    st.page_link(page_at("log"), label=_("What was noted: sign-ins, roles, what was handed in"))
st.page_link(page_at("data"), label=_("Your data: take it with you, or have it erased"))
own_device(who)
work_account(who)
if organisations:
    st.header(_("Your own part"), anchor=False)
for organisation in organisations:
    own_part(who, organisation)
