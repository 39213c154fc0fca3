"""Shared services: for the leads of one, and for its members."""

import streamlit as st

from maturity.access import Permission
from maturity.locale import gettext as _
from maturity.locale import language
from maturity.usecases.organisations import organisations_of
from maturity.usecases.services import service_run_by
from maturity.web.components.service_lead import begin_service_form, service_lead
from maturity.web.components.service_member import service_member
from maturity.web.components.service_waiting import service_answers_list
from maturity.web.context import QUESTIONNAIRE, workplace
from maturity.web.escape import plain
from maturity.web.permissions import sees
from maturity.web.visit import visit

who, found, _path = visit()
st.title(_("Shared service"), anchor=False)
st.write(
    _(
        "A shared service answers the questions that it runs once, for all councils that it works "
        "for. Each council confirms what is true for it, or answers itself."
    )
)
if found is not None and sees(who, found):
    service_answers_list(who, found)
for organisation in organisations_of(workplace(), who):
    if who is None or not who.may(Permission.SEE, organisation.id):
        continue
    st.header(plain(organisation.name), anchor=False)
    leads = who.may(Permission.LEAD_GROUP, organisation.id)
    group = service_run_by(workplace(), who, organisation.id) if leads else None
    if group is not None:
        questionnaire = workplace().library.questionnaire(QUESTIONNAIRE, language())
        service_lead(who, group, questionnaire)
    service_member(who, organisation)
    if leads and group is None:
        begin_service_form(who, organisation)
    elif not leads:
        st.write(_("Its leads decide which services it belongs to."))
