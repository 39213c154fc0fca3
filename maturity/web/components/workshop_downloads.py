"""The papers of a workshop to take along: the pack before it, the record of it."""

from collections.abc import Callable
from urllib.parse import urlsplit

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.usecases.plan_forms import FORMS, Form
from maturity.usecases.rounds import Round
from maturity.usecases.workshop_documents import pack_file, record_file
from maturity.usecases.workshops import OpenWorkshop
from maturity.web.at_the_click import file_name, round_at_the_click
from maturity.web.components.plan_downloads import MIME, form_name
from maturity.web.components.workshop_joining import HERE_ONLY
from maturity.web.context import workplace
from maturity.web.visit import address

Make = Callable[[Visitor | None, Form], bytes]


def pack_downloads(here: OpenWorkshop) -> None:
    st.header(_("To print"), anchor=False)
    st.write(
        _(
            "The pack: the agenda, how to join, the questions with their levels, voting cards from "
            "0 to {top}, the rules, and a warm-up."
        ).format(top=here.top)
    )
    workshop_id, reached = here.workshop.id, _reached()

    def made(again: Visitor | None, form: Form) -> bytes:
        return pack_file(workplace(), again, workshop_id, reached, form)

    _buttons(here, _("Workshop pack"), made)


def record_downloads(here: OpenWorkshop) -> None:
    st.header(_("The record"), anchor=False)
    st.write(
        _(
            "Which roles took part, how views were spread, the levels with their reasons, other "
            "views, and what was parked. Never who voted what."
        )
    )
    workshop_id = here.workshop.id

    def made(again: Visitor | None, form: Form) -> bytes:
        return record_file(workplace(), again, workshop_id, form)

    _buttons(here, _("Workshop record"), made)


def _reached() -> str:
    """Empty where no phone gets there: paper lasts longer than a wrong address."""
    return "" if urlsplit(address()).hostname in HERE_ONLY else address()


def _buttons(here: OpenWorkshop, title: str, make: Make) -> None:
    with st.container(horizontal=True):
        for form in FORMS:
            _button(here, title, form, make)


def _button(here: OpenWorkshop, title: str, form: Form, make: Make) -> None:
    def made(again: Visitor | None, _now: Round) -> bytes:
        return make(again, form)

    st.download_button(
        form_name(form).format(document=title),
        data=round_at_the_click(here.found, made),
        file_name=file_name(here.found, title, form),
        mime=MIME[form],
        key=f"workshop paper:{here.workshop.id}:{title}:{form}",
        on_click="ignore",
    )
