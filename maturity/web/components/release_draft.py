"""A release before it is one: asked for, built with its progress shown, looked at, published."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.ledger import Ledger
from maturity.domain.release import LEAST
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.days import day_of
from maturity.usecases.publishing import publish, release_draft, release_warnings
from maturity.usecases.release_order import Wanted
from maturity.usecases.release_screen import draft_blocks
from maturity.web import session
from maturity.web.components.result_blocks import show_blocks
from maturity.web.context import QUESTIONNAIRE, workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.typed_day import day_not_read, read_day, written_day

_DRAFT, _DONE = "release:draft", "release:published"
MOST_K = 100

PUBLISHED = "published"
"""The heading where reading goes on, once a release is out."""


def release_draft_form(who: Visitor | None) -> None:
    st.write(
        _(
            "Twice a year is often enough; once, while fewer than 40 councils contribute. "
            "Nothing is published before you have looked at the draft."
        )
    )
    pressed, typed, least = _asked()
    if pressed:
        session.forget(_DRAFT)
        session.forget(_DONE)
        _prepare(who, typed, least)
    _look(who)


def _asked() -> tuple[bool, str, int]:
    with st.form("release"):
        typed = st.text_input(
            _("Which contributions? Those up to this day, such as 30 June 2027"),
            value=written_day(day_of(workplace().now())),
            key="cut-off",
        )
        least = st.number_input(
            _("How many organisations must a group have at least? Never fewer than ten"),
            min_value=LEAST,
            max_value=MOST_K,
            value=LEAST,
            key="least",
        )
        return st.form_submit_button(_("Prepare a draft")), typed, least


def _prepare(who: Visitor | None, typed: str, least: int) -> None:
    cut_off = read_day(typed)
    if cut_off is None:
        st.error(plain(day_not_read(typed)))
        return
    try:
        _build(who, Wanted(QUESTIONNAIRE, cut_off, least))
    except MaturityError as refusal:
        st.error(plain(told(refusal)))


def _build(who: Visitor | None, wanted: Wanted) -> None:
    place = st.empty()
    bar = place.progress(0.0, text=_step_words(""))

    def progress(step: str, share: float) -> None:
        bar.progress(min(1.0, share), text=_step_words(step))

    try:
        session.put(_DRAFT, release_draft(workplace(), who, wanted, progress))
    finally:
        place.empty()


def _step_words(step: str) -> str:
    return {
        "records": _("Looking at which contributions count."),
        "groups": _("Choosing groups, and trying whether somebody could be worked out."),
        "indicators": _("The same for indicators."),
        "audit": _("Checking everything that was ever published once more."),
    }.get(step, _("The draft is being prepared."))


def _look(who: Visitor | None) -> None:
    draft: Ledger | None = session.get(_DRAFT, None)
    if draft is None:
        return
    st.success(_("The draft is ready. Look at it before you publish it."))
    st.subheader(_("The draft"), anchor=False)
    with st.container(key="others-table-draft"):
        show_blocks(draft_blocks(workplace(), who, draft))
    for warning in release_warnings(workplace(), who, draft):
        st.warning(plain(warning))
    _offer(who, draft)


def say_published() -> None:
    if session.get(_DONE, ""):
        st.success(_("The release is published. Its files are below."))


def _offer(who: Visitor | None, draft: Ledger) -> None:
    if draft.leaks:
        return
    with st.form("publish"):
        st.write(
            _(
                "What is published can never be taken back: copies of it stay with others, and "
                "the next release has to fit to it."
            )
        )
        sure = st.checkbox(_("I have looked at what is in it and what is held back."), key="looked")
        pressed = st.form_submit_button(_("Publish this release"), type="primary")
    if pressed and not sure:
        st.error(_("Nothing was published. Look at the draft, tick the box, and press again."))
    elif pressed:
        publish(workplace(), who, draft)
        session.put(_DONE, draft.release.id)
        session.forget(_DRAFT)
        session.put("focus", PUBLISHED)
        st.rerun()
