"""The papers of a workshop to take along: the pack before it, the record of it."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.plan_forms import FORMS
from maturity.usecases.workshops import OpenWorkshop
from maturity.web.components.download_link import download_link
from maturity.web.file_words import form_name
from maturity.web.routes.files_of_a_workshop import PACK, RECORD


def pack_downloads(here: OpenWorkshop) -> None:
    st.header(_("To print"), anchor=False)
    st.write(
        _(
            "The pack: the agenda, how to join, the questions with their levels, voting cards from "
            "0 to {top}, the rules, and a warm-up."
        ).format(top=here.top)
    )
    _links(here, _("Workshop pack"), PACK)


def record_downloads(here: OpenWorkshop) -> None:
    st.header(_("The record"), anchor=False)
    st.write(
        _(
            "Which roles took part, how views were spread, the levels with their reasons, other "
            "views, and what was parked. Never who voted what."
        )
    )
    _links(here, _("Workshop record"), RECORD)


def _links(here: OpenWorkshop, title: str, path: str) -> None:
    said = {"round": here.found.assessment.id, "workshop": here.workshop.id}
    with st.container(horizontal=True):
        for form in FORMS:
            download_link(form_name(form).format(document=title), path, form=form, **said)
