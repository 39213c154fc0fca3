"""The plan of a council that merged into the visitor's own, to take along."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.organisation import Organisation
from maturity.domain.round import Assessment
from maturity.locale import gettext as _
from maturity.usecases.earlier_councils import earlier_file
from maturity.usecases.plan_documents import Wanted
from maturity.usecases.plan_forms import FORMS, Form
from maturity.usecases.plan_parts import FULL
from maturity.web.at_the_click import Make, at_the_click, name_of_file
from maturity.web.components.plan_downloads import MIME, form_name
from maturity.web.context import workplace


def earlier_downloads(
    successor: Organisation, before: Organisation, assessment: Assessment
) -> None:
    st.header(_("To take along"), anchor=False)
    with st.container(horizontal=True):
        for form in FORMS:
            title = _("Full plan")
            st.download_button(
                form_name(form).format(document=title),
                data=at_the_click(_file(successor.id, assessment.id, form)),
                file_name=name_of_file(before, assessment, title, form),
                mime=MIME[form],
                key=f"earlier:{assessment.id}:{form}",
                on_click="ignore",
            )


def _file(organisation_id: str, assessment_id: str, form: Form) -> Make:
    def made(who: Visitor | None) -> bytes:
        return earlier_file(workplace(), who, organisation_id, assessment_id, Wanted(FULL, form))

    return made
