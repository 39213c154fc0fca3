"""For somebody who is in: their name, their organisation, and the round in work."""

import streamlit as st

from maturity.domain.law import Nation
from maturity.locale import gettext as _
from maturity.usecases.organisations import begin_organisation, organisations_of, rename_person
from maturity.usecases.rounds import start_round
from maturity.web.context import workplace
from maturity.web.page_list import pages_for
from maturity.web.visit import visit

NATIONS: dict[Nation, str] = {
    "england": _("England"),
    "wales": _("Wales"),
    "scotland": _("Scotland"),
    "northern-ireland": _("Northern Ireland"),
}

who, found, _path = visit()
st.title(_("Start"))
mine = organisations_of(workplace(), who)

if who is not None and not who.person.name:
    with st.form("name"):
        name = st.text_input(_("What is your name? Your colleagues will see it."))
        if st.form_submit_button(_("That is me")):
            rename_person(workplace(), who, name)
            st.rerun()
elif not mine and who is not None and who.person.owner:
    with st.form("organisation"):
        title = st.text_input(_("What is your organisation called?"))
        nation = st.radio(_("In which nation?"), list(NATIONS), index=None, format_func=NATIONS.get)
        if st.form_submit_button(_("Begin")) and nation is not None:
            begin_organisation(workplace(), who, title, nation)
            st.rerun()
elif not mine:
    st.write(
        _("You do not belong to an organisation here. Ask a colleague for an invitation link.")
    )
elif found is None:
    st.write(
        _(
            "20 questions, five in each of four themes. It takes under an hour. "
            "You can stop at any time."
        )
    )
    if st.button(_("Start the questions")):
        start_round(workplace(), who, mine[0].id, "social-value-2026")
        st.rerun()
else:
    st.header(found.organisation.name)
    st.write(
        _("{done} of {all} questions have a response.").format(done=found.done, all=found.asked)
    )
    for page in pages_for(who, found)[1:]:
        st.page_link(page)
