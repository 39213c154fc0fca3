"""Members of a shared service side by side, to take along."""

import streamlit as st

from maturity.domain.group import Group
from maturity.locale import gettext as _
from maturity.usecases.plan_forms import FORMS
from maturity.web.components.download_link import download_link
from maturity.web.file_words import form_name
from maturity.web.routes.files_of_councils import SIDE_BY_SIDE


def service_downloads(group: Group) -> None:
    st.header(_("To take along"), anchor=False)
    with st.container(horizontal=True):
        for form in FORMS:
            label = form_name(form).format(document=_("Members side by side"))
            download_link(label, SIDE_BY_SIDE, service=group.id, form=form)
