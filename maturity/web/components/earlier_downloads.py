"""The plan of a council that merged into the visitor's own, to take along."""

import streamlit as st

from maturity.domain.organisation import Organisation
from maturity.domain.round import Assessment
from maturity.locale import gettext as _
from maturity.usecases.plan_forms import FORMS
from maturity.web.components.download_link import download_link
from maturity.web.file_words import form_name
from maturity.web.routes.files_of_councils import EARLIER


def earlier_downloads(successor: Organisation, assessment: Assessment) -> None:
    st.header(_("To take along"), anchor=False)
    with st.container(horizontal=True):
        for form in FORMS:
            label = form_name(form).format(document=_("Full plan"))
            said = {"organisation": successor.id, "earlier": assessment.id, "form": form}
            download_link(label, EARLIER, **said)
