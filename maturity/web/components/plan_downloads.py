"""The documents of a plan to take along, each made when somebody presses its button."""

from dataclasses import dataclass

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.usecases.plan_documents import Wanted, plan_file
from maturity.usecases.plan_forms import FORMS, Form
from maturity.usecases.plan_parts import FULL, THEME
from maturity.usecases.plan_receipt import plan_receipt
from maturity.usecases.rounds import Round, asked_in
from maturity.web.at_the_click import file_name, round_at_the_click
from maturity.web.context import workplace

MIME: dict[Form, str] = {
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True)
class _Part:
    """A document: which part of the plan it is, and what it is called on its buttons."""

    id: str
    title: str
    optimal: bool = False


def plan_downloads(found: Round) -> None:
    st.header(_("To read and to share"), anchor=False)
    optimal = st.checkbox(
        _("Say how near the plan is to the best possible one (up to five seconds longer)"),
        key=f"optimal:{found.assessment.id}",
    )
    st.subheader(_("The full plan"), anchor=False)
    st.write(_("Where you stand, what to do and why, the forecast, and the evidence behind it."))
    _buttons(found, _Part(FULL, _("Full plan"), optimal))
    st.subheader(_("The members' page"), anchor=False)
    st.write(_("One page for members: where you are, what you will do, and what you ask of them."))
    _buttons(found, _Part("members", _("Members' page")))
    st.subheader(_("A sheet for one theme"), anchor=False)
    st.write(_("For whoever owns the actions of a theme."))
    titles = {theme.id: theme.title for theme in asked_in(found).themes}
    theme = st.selectbox(
        _("Which theme?"),
        list(titles),
        format_func=lambda theme_id: titles.get(theme_id, theme_id),
        key=f"theme sheet:{found.assessment.id}",
    )
    _buttons(found, _Part(f"{THEME}{theme}", titles[theme]))
    st.subheader(_("The evidence annex"), anchor=False)
    st.write(_("What stands behind each answer, and how the average was reckoned."))
    _buttons(found, _Part("evidence", _("Evidence"), optimal))


def receipt_download(found: Round) -> None:
    st.header(_("To check our sums"), anchor=False)
    st.write(
        _(
            "The receipt (JSON) holds the answers, the rules and the plan. Whoever has this "
            "program can work all of it out again with the command 'verify'."
        )
    )

    def receipt(again: Visitor | None, now: Round) -> bytes:
        return plan_receipt(workplace(), again, now).encode()

    st.download_button(
        _("Receipt (JSON)"),
        data=round_at_the_click(found, receipt),
        file_name=file_name(found, _("receipt"), "json"),
        mime="application/json",
        on_click="ignore",
    )


def _buttons(found: Round, part: _Part) -> None:
    with st.container(horizontal=True):
        for form in FORMS:
            _button(found, part, form)


def _button(found: Round, part: _Part, form: Form) -> None:
    """It turns while the file is made, and shows what went wrong."""

    def made(again: Visitor | None, now: Round) -> bytes:
        return plan_file(workplace(), again, now, Wanted(part.id, form, part.optimal))

    st.download_button(
        form_name(form).format(document=part.title),
        data=round_at_the_click(found, made),
        file_name=file_name(found, part.title, form),
        mime=MIME[form],
        key=f"download:{found.assessment.id}:{part.id}:{form}",
        on_click="ignore",
    )


def form_name(form: Form) -> str:
    return {
        "html": _("{document} (web page)"),
        "pdf": _("{document} (PDF)"),
        "docx": _("{document} (Word)"),
    }[form]
