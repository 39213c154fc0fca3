"""The documents of a plan to take along, each made when somebody follows its link."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.plan_forms import FORMS
from maturity.usecases.plan_parts import FULL, THEME
from maturity.usecases.rounds import Round, asked_in
from maturity.web.components.download_link import download_link
from maturity.web.file_words import EVIDENCE, MEMBERS, form_name, part_titles
from maturity.web.routes.files_of_a_round import PLAN, RECEIPT


def plan_downloads(found: Round) -> None:
    st.header(_("To read and to share"), anchor=False)
    optimal = st.checkbox(
        _("Say how near the plan is to the best possible one (up to five seconds longer)"),
        key=f"optimal:{found.assessment.id}",
    )
    st.subheader(_("The full plan"), anchor=False)
    st.write(_("Where you stand, what to do and why, the forecast, and the evidence behind it."))
    _links(found, FULL, optimal=optimal)
    st.subheader(_("The members' page"), anchor=False)
    st.write(_("One page for members: where you are, what you will do, and what you ask of them."))
    _links(found, MEMBERS)
    st.subheader(_("A sheet for one theme"), anchor=False)
    st.write(_("For whoever owns the actions of a theme."))
    titles = {theme.id: theme.title for theme in asked_in(found).themes}
    theme = st.selectbox(
        _("Which theme?"),
        list(titles),
        format_func=lambda theme_id: titles.get(theme_id, theme_id),
        key=f"theme sheet:{found.assessment.id}",
    )
    _links(found, f"{THEME}{theme}")
    st.subheader(_("The evidence annex"), anchor=False)
    st.write(_("What stands behind each answer, and how the average was reckoned."))
    _links(found, EVIDENCE, optimal=optimal)


def receipt_download(found: Round) -> None:
    st.header(_("To check our sums"), anchor=False)
    st.write(
        _(
            "The receipt (JSON) holds the answers, the rules and the plan. Whoever has this "
            "program can work all of it out again with the command 'verify'."
        )
    )
    download_link(_("Receipt (JSON)"), RECEIPT, round=found.assessment.id)


def _links(found: Round, part: str, *, optimal: bool = False) -> None:
    said = {"round": found.assessment.id, "part": part, "optimal": "1" if optimal else ""}
    title = part_titles(asked_in(found))[part]
    with st.container(horizontal=True):
        for form in FORMS:
            download_link(form_name(form).format(document=title), PLAN, form=form, **said)
