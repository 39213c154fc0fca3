"""Who is in the organisation, and links that let others in. Inviting is for its leads."""

import streamlit as st

from maturity.domain.organisation import Role
from maturity.locale import gettext as _
from maturity.usecases.come_in import invite
from maturity.usecases.organisations import members, organisations_of
from maturity.web.context import workplace
from maturity.web.visit import address, visit

who, found, _path = visit()
st.title(_("Colleagues"))
for organisation in organisations_of(workplace(), who):
    st.header(organisation.name)
    for person, membership in members(workplace(), who, organisation.id):
        st.write(f"{person.name or _('No name yet')} ({membership.role.value})")
    if st.button(_("Make an invitation link"), key=f"invite:{organisation.id}"):
        token = invite(workplace(), who, organisation.id, Role.CONTRIBUTOR)
        st.write(_("Send this link to one colleague. It works once, for 14 days."))
        st.code(f"{address()}/link/{token}", language=None)
