"""The first step of a plan: what matters most, and how much can be done."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.web.components.plan_steps import next_step, plan_steps
from maturity.web.components.plan_wishes import plan_wishes
from maturity.web.visit import round_here

_who, found = round_here()
st.title(_("Priorities and capacity"), anchor=False)
plan_steps("priorities")
st.write(
    _(
        "The plan follows from your answers. Say what comes first and how much you can do: it is "
        "made anew each time, and what you began or put into a quarter stays where it is."
    )
)
plan_wishes(found.assessment.id)
next_step("priorities")
