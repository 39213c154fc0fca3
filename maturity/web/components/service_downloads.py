"""Members of a shared service side by side, to take along."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.group import Group
from maturity.locale import gettext as _
from maturity.usecases.plan_forms import FORMS, Form
from maturity.usecases.side_by_side import side_by_side_file
from maturity.web.at_the_click import Make, at_the_click
from maturity.web.components.plan_downloads import MIME, form_name
from maturity.web.context import QUESTIONNAIRE, workplace


def service_downloads(group: Group) -> None:
    st.header(_("To take along"), anchor=False)
    with st.container(horizontal=True):
        for form in FORMS:
            st.download_button(
                form_name(form).format(document=_("Members side by side")),
                data=at_the_click(_file(group.id, form)),
                file_name=_("members-side-by-side.{ending}").format(ending=form),
                mime=MIME[form],
                key=f"side by side:{group.id}:{form}",
                on_click="ignore",
            )


def _file(group_id: str, form: Form) -> Make:
    def made(who: Visitor | None) -> bytes:
        return side_by_side_file(workplace(), who, group_id, QUESTIONNAIRE, form)

    return made
