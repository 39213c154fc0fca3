"""Who is in the organisation, links that let others in, and one for another device."""

import streamlit as st

from maturity.domain.organisation import Role
from maturity.locale import gettext as _
from maturity.usecases.organisations import organisations_of
from maturity.web.components.invitations import invitations
from maturity.web.components.own_device import own_device
from maturity.web.components.people import people
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.visit import visit

who, _found, _path = visit()
st.title(_("Colleagues"), anchor=False)
for organisation in organisations_of(workplace(), who):
    st.header(plain(organisation.name), anchor=False)
    people(who, organisation)
    if who is not None and who.role_in(organisation.id) is Role.LEAD:
        invitations(who, organisation)
own_device(who)
