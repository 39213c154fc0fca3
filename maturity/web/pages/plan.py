"""The plan to work with: what comes first, a table and the actions of each quarter, and what comes
of it.
"""

import streamlit as st

from maturity.locale import gettext as _
from maturity.web.components.plan_card import plan_card
from maturity.web.components.plan_left_out import left_out
from maturity.web.components.plan_own_action import own_action_form
from maturity.web.components.plan_steps import next_step, plan_steps
from maturity.web.components.result_blocks import show_blocks
from maturity.web.plan_here import plan_here
from maturity.web.plan_permission import may_change
from maturity.web.visit import round_here

who, found = round_here()
assessment_id = found.assessment.id

st.title(_("Plan"), anchor=False)
plan_steps("plan")
screen = plan_here(who, found)
show_blocks(screen.opening)
with st.container(key="plan-table-first"):
    show_blocks(screen.first)

for number, part in enumerate(screen.quarters):
    st.header(part.title, anchor=False)
    with st.container(key=f"plan-table-quarter-{number}"):
        show_blocks(part.blocks)
    for card in part.cards:
        plan_card(assessment_id, card, screen.places)

if may_change(who, found):
    st.header(_("Add an action of your own"), anchor=False)
    own_action_form(assessment_id)
if screen.done_cards:
    st.header(_("Done"), anchor=False)
    for card in screen.done_cards:
        plan_card(assessment_id, card, screen.places)
if screen.left_cards:
    left_out(assessment_id, screen)
with st.container(key="plan-table-outlook"):
    show_blocks(screen.outlook)
next_step("plan")
