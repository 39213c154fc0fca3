"""A workshop about this round: prepared, started, closed, and what comes of it."""

import streamlit as st

from maturity.access import Permission
from maturity.locale import gettext as _
from maturity.usecases.workshops import open_workshop, workshop_of
from maturity.web.components.workshop_form import prepare_form
from maturity.web.components.workshop_stages import workshop_stage
from maturity.web.context import workplace
from maturity.web.permissions import may
from maturity.web.visit import round_here

who, found = round_here()
workshop = workshop_of(workplace(), who, found.assessment.id)
holds = may(who, Permission.HOLD_WORKSHOP, found)

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
elif over and holds and workshop:
    with st.expander(_("Prepare another workshop")):
        prepare_form(who, found)
elif over and holds:
    prepare_form(who, found)
elif over:
    st.write(_("A lead of your organisation, or a facilitator, prepares a workshop."))
