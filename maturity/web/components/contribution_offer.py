"""Contributing a round: what would be sent, what becomes of it, and a clear yes."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.contribution import Record
from maturity.errors import ContributionError
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.contributing import contribute
from maturity.usecases.contribution_preview import Preview, contribution_preview
from maturity.usecases.contribution_screen import ContributionScreen, contribution_screen
from maturity.usecases.rounds import Round
from maturity.web import session
from maturity.web.components.contribution_attributes import ask_for_attributes, given_attributes
from maturity.web.components.result_blocks import show_blocks
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.page_list import page_at

SENT = "what-was-sent"
"""The heading where reading goes on, once it was sent."""


def offer_to_contribute(who: Visitor | None, found: Round) -> None:
    preview = contribution_preview(workplace(), who, found.assessment.id, given_attributes(found))
    if preview.obstacles:
        _say_obstacles(preview.obstacles)
    ask_for_attributes(found, preview.asks)
    if preview.record is None:
        return
    screen = contribution_screen(workplace(), preview.record)
    show_what_is_sent(screen, len(preview.record.levels), "sent-table-now")
    show_blocks(screen.terms)
    shown = f"contribute:{found.assessment.id}:shown"
    seen = session.get(shown, preview.record)
    session.put(shown, preview.record)
    _ask(who, found, preview, seen)


def show_what_is_sent(screen: ContributionScreen, count: int, key: str) -> None:
    with st.container(key=key):
        show_blocks(screen.summary)
    words = ngettext("The level of {count} question", "The levels of {count} questions", count)
    with st.expander(words.format(count=count)):
        show_blocks(screen.levels)


def _say_obstacles(obstacles: tuple[str, ...]) -> None:
    st.info(_("This round cannot be contributed as it is:"))
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in obstacles))
    st.page_link(page_at("round"), label=_("To this round"))


def _ask(who: Visitor | None, found: Round, preview: Preview, seen: Record) -> None:
    """`seen` is what stood above when they ticked the box and pressed the button."""
    st.header(_("Do you agree?"), anchor=False)
    with st.form(f"contribute:{found.assessment.id}:form"):
        agreed = st.checkbox(
            _("Yes, our organisation contributes what stands above to the benchmark."),
            key=f"contribute:{found.assessment.id}:agreed",
        )
        pressed = st.form_submit_button(_("Contribute to the benchmark"), type="primary")
    if pressed:
        _send(who, found, preview, seen if agreed else None)


def _send(who: Visitor | None, found: Round, preview: Preview, agreed_to: Record | None) -> None:
    try:
        contribute(workplace(), who, found.assessment.id, preview.attributes, agreed_to=agreed_to)
    except ContributionError as refusal:
        st.error("\n".join(f"- {plain(problem)}" for problem in refusal.problems))
    else:
        session.put("contribution:done", "sent")
        session.put("focus", SENT)
        st.rerun()
