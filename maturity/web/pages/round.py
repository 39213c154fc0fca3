"""The round as a whole: what is in scope, all 36 questions or 20, handing it in, reopening it."""

from dataclasses import replace

import streamlit as st

from maturity.domain.assessment import Scope
from maturity.domain.round import State
from maturity.locale import gettext as _
from maturity.usecases.handing_in import reopen_round, submit_round
from maturity.usecases.rounds import set_scope, start_round
from maturity.web.context import workplace
from maturity.web.visit import round_here

who, found = round_here()
assessment = found.assessment

st.title(_("This round"))
st.write(_("{done} of {all} questions have a response.").format(done=found.done, all=found.asked))

if assessment.state is State.DRAFT:
    st.header(_("What is in scope"))
    st.write(
        _("Three quarters of a small scope is not three quarters of your spending. Say it here.")
    )
    with st.form("scope"):
        threshold = st.text_input(
            _("From what contract value does your rule apply?"), assessment.threshold
        )
        share = st.text_input(
            _("What share of your spending on contracts is that?"), assessment.share_covered
        )
        if st.form_submit_button(_("Save")):
            set_scope(
                workplace(), who, replace(assessment, threshold=threshold, share_covered=share)
            )
            st.rerun()
    if assessment.scope is Scope.LIGHT:
        st.header(_("The other questions"))
        st.write(_("You keep your 20 answers and go on as a team. Others are compared on the 20."))
        if st.button(_("Continue with all questions")):
            set_scope(workplace(), who, replace(assessment, scope=Scope.FULL))
            st.rerun()
    st.header(_("Hand it in"))
    st.write(
        _("Handing in freezes this round with its result. The lead of your organisation does it.")
    )
    if st.button(_("Hand in this round")):
        submit_round(workplace(), who, assessment.id)
        st.rerun()
else:
    st.write(_("This round was handed in. It can be looked at, and not changed."))
    if st.button(_("Start the next round")):
        start_round(workplace(), who, found.organisation.id, assessment.questionnaire_id)
        st.rerun()
    with st.form("reopen"):
        reason = st.text_area(
            _("Why do you reopen it? The reason stays on record. Do not name people.")
        )
        if st.form_submit_button(_("Reopen this round")):
            reopen_round(workplace(), who, assessment.id, reason)
            st.rerun()
