"""The sector page to take along: for the taskforce's meeting, and for whoever has no account."""

from collections.abc import Callable

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.locale import language, speaking, translations
from maturity.usecases.come_in import visitor
from maturity.usecases.plan_forms import FORMS, Form
from maturity.usecases.sector_document import sector_file
from maturity.web.components.plan_downloads import MIME
from maturity.web.context import QUESTIONNAIRE, workplace


def sector_downloads(who: Visitor | None) -> None:
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
                data=_at_the_click(who, form),
                file_name=_("social-value-sector.{ending}").format(ending=form),
                mime=MIME[form],
                on_click="ignore",
            )


def _at_the_click(who: Visitor | None, form: Form) -> Callable[[], bytes]:
    """It runs outside every run of the page: in whose language and for whom, it has to be told."""
    spoken, person_id = language(), None if who is None else who.person.id

    def made() -> bytes:
        with speaking(translations(spoken)):
            return sector_file(workplace(), visitor(workplace(), person_id), QUESTIONNAIRE, form)

    return made
