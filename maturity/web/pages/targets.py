"""The second step of a plan: what is good enough, question by question. Those with a gap first."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.rounds import asked_in
from maturity.web.components.plan_preset import plan_preset
from maturity.web.components.plan_steps import next_step, plan_steps
from maturity.web.components.plan_target import plan_target
from maturity.web.targets_here import targets_here
from maturity.web.visit import round_here

who, found = round_here()
assessment_id = found.assessment.id

st.title(_("Targets"), anchor=False)
plan_steps("targets")
st.write(
    _(
        "Mature (3) is a good result, and nobody has to reach 4 or 5 everywhere. Choose how far to "
        "go, then look at each question: is this good enough for now?"
    )
)
plan_preset(assessment_id)

choices = targets_here(who, found)
fresh = {choice.question_id: choice for choice in choices}
applying = [question for question in asked_in(found).questions if question.id in fresh]
rising = [question for question in applying if fresh[question.id].matters]
others = [question for question in applying if not fresh[question.id].matters]

st.header(_("Where you aim higher"), anchor=False)
if not rising:
    st.write(_("Nowhere yet: every answer is where it is meant to be."))
for question in rising:
    plan_target(assessment_id, question, fresh)

if others:
    st.header(_("What stays as it is"), anchor=False)
    count = ngettext("{count} other question.", "{count} other questions.", len(others))
    st.write(count.format(count=len(others)))
    # Its label never changes: with other words it would be another part, and fold itself.
    key = f"others:{assessment_id}"
    with st.expander(_("Show the other questions"), key=key, on_change="rerun") as folded:
        for question in others if folded.open else []:
            plan_target(assessment_id, question, fresh)
next_step("targets")
