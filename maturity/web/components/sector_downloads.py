"""The sector page to take along: for the taskforce's meeting, and for whoever has no account."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.plan_forms import FORMS
from maturity.web.components.download_link import download_link
from maturity.web.routes.files_of_the_benchmark import SECTOR


def sector_downloads() -> None:
    st.header(_("To take along"), anchor=False)
    names = {
        "html": _("Sector page (web page)"),
        "pdf": _("Sector page (PDF)"),
        "docx": _("Sector page (Word)"),
    }
    with st.container(horizontal=True):
        for form in FORMS:
            download_link(names[form], SECTOR, form=form)
