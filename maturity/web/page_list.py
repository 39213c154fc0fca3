"""The one list of pages, in their order, for whoever is here. Flat, for screen readers."""

from pathlib import Path

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.usecases.rounds import Round

PAGES = Path(__file__).parent / "pages"


def pages_for(who: Visitor | None, found: Round | None) -> list[st.Page]:
    if who is None:
        return [_page("stranger", _("Welcome"), "", default=True)]
    start = _page("start", _("Start"), "", default=True)
    colleagues = _page("colleagues", _("Colleagues"), "colleagues")
    if found is None:
        return [start, colleagues]
    themes = [_page("theme", theme.title, theme.id) for theme in found.questionnaire.themes]
    results = _page("results", _("Results"), "results")
    return [start, *themes, results, _page("round", _("This round"), "round"), colleagues]


def _page(file: str, title: str, path: str, *, default: bool = False) -> st.Page:
    return st.Page(PAGES / f"{file}.py", title=title, url_path=path or None, default=default)
