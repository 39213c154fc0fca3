"""The sector page to take along: for the taskforce's meeting, and for whoever has no account."""

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.usecases.plan_forms import FORMS, Form
from maturity.usecases.sector_document import sector_file
from maturity.web.at_the_click import Make, at_the_click
from maturity.web.components.plan_downloads import MIME
from maturity.web.context import QUESTIONNAIRE, workplace


def sector_downloads() -> None:
    st.header(_("To take along"), anchor=False)
    names = {
        "html": _("Sector page (web page)"),
        "pdf": _("Sector page (PDF)"),
        "docx": _("Sector page (Word)"),
    }
    with st.container(horizontal=True):
        for form in FORMS:
            st.download_button(
                names[form],
                data=at_the_click(_file(form)),
                file_name=_("social-value-sector.{ending}").format(ending=form),
                mime=MIME[form],
                on_click="ignore",
            )


def _file(form: Form) -> Make:
    def made(who: Visitor | None) -> bytes:
        return sector_file(workplace(), who, QUESTIONNAIRE, form)

    return made
