"""The wall of a workshop: the question for the room in large letters, and the facilitator's steps.

It may be open several times: each one shows the same, a second later at most.
"""

from pathlib import Path

import streamlit as st

from maturity.domain.workshop import WorkshopState
from maturity.locale import gettext as _
from maturity.usecases.workshop_wall import wall
from maturity.usecases.workshops import workshop_of
from maturity.web.components.workshop_wall import wall_screen
from maturity.web.context import workplace
from maturity.web.page_list import page_at
from maturity.web.visit import round_here
from maturity.web.wall_pulse import forget_pulse

STYLE = Path(__file__).parents[1] / "static" / "wall.css"

who, found = round_here()
workshop = workshop_of(workplace(), who, found.assessment.id)

if workshop is not None and workshop.state is not WorkshopState.CLOSED:
    st.html(STYLE)
    forget_pulse(workshop.id)
    wall_screen(who, wall(workplace(), who, workshop.id))
else:
    st.title(_("Wall"), anchor=False)
    st.write(_("There is no workshop at the moment."))
st.page_link(page_at("workshop"), label=_("Back to the workshop"))
