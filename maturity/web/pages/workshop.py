"""A workshop about this round: prepared, started, closed, and what comes of it."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.workshops import open_workshop, workshop_of
from maturity.web.components.contribution_state import leads
from maturity.web.components.workshop_form import prepare_form
from maturity.web.components.workshop_stages import workshop_stage
from maturity.web.context import workplace
from maturity.web.visit import round_here

who, found = round_here()
workshop = workshop_of(workplace(), who, found.assessment.id)
lead = leads(who, found)

st.title(_("Workshop"), anchor=False)
st.write(
    _(
        "Everybody votes blind, the room talks where it disagrees, and a person sets each level. "
        "Votes are never shown with a name or a role."
    )
)
over = workshop_stage(who, open_workshop(workplace(), who, workshop.id)) if workshop else True
if over and found.frozen:
    st.write(_("This round was handed in. A new workshop needs a round that is open."))
elif over and lead and workshop:
    with st.expander(_("Prepare another workshop")):
        prepare_form(who, found)
elif over and lead:
    prepare_form(who, found)
elif over:
    st.write(_("The lead of your organisation prepares a workshop."))
