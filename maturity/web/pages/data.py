"""Everything held about whoever is here, and about the organisations that they lead: taking it
along, and erasing it.
"""

import streamlit as st

from maturity.access import Permission
from maturity.locale import gettext as _
from maturity.usecases.organisations import organisations_of
from maturity.web.components.erase_somebody import erase_on_request
from maturity.web.components.organisation_data import organisation_data
from maturity.web.components.own_data import own_data
from maturity.web.context import workplace
from maturity.web.visit import visit

who, _found, _path = visit()
st.title(_("Your data"), anchor=False)
st.write(
    _(
        "All that this server holds about you is here, and, if you lead an organisation, all about "
        "it. Whoever runs the server can tell you why it is held, and for how long."
    )
)
own_data(who)
for organisation in organisations_of(workplace(), who):
    if who is not None and who.may(Permission.INVITE, organisation.id):
        organisation_data(who, organisation)
if who is not None and who.person.owner:
    erase_on_request(who)
