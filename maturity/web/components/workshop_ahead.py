"""Votes before the day: how many there are, and on the day what they suggest. Never a vote."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.consensus import Agreement
from maturity.domain.workshop import WorkshopState
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.agreeing import confirm_block
from maturity.usecases.workshop_wall import Ahead, order_by_disagreement, votes_ahead
from maturity.usecases.workshops import OpenWorkshop
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.workshop_words import joined_sentence, level_words


def say_ahead(who: Visitor | None, here: OpenWorkshop, *, may: bool) -> None:
    """Before the day the numbers; on the day an order, and what can be agreed at once."""
    ahead = votes_ahead(workplace(), who, here.workshop.id)
    if here.workshop.vote_ahead:
        st.header(_("Votes before the day"), anchor=False)
        _numbers(here, ahead)
    else:
        st.write(joined_sentence(ahead.joined))
    if here.workshop.state is WorkshopState.LIVE and may:
        _order(who, here, ahead)
        _block(who, here, ahead)


def _numbers(here: OpenWorkshop, ahead: Ahead) -> None:
    st.write(joined_sentence(ahead.joined) + " " + _("You see how many voted, never what."))
    rows = [(_("Question"), _("Voted")), ("---", "---")]
    for item in here.workshop.items:
        title = plain(here.titles[item.question_id])
        rows.append((title, str(ahead.voted.get(item.question_id, 0))))
    with st.expander(_("Votes for each question")):
        st.markdown("\n".join(f"| {' | '.join(row)} |" for row in rows))


def _order(who: Visitor | None, here: OpenWorkshop, ahead: Ahead) -> None:
    if not any(ahead.voted.values()):
        return
    now = tuple(item.question_id for item in here.workshop.items)
    if ahead.order == now:
        st.write(_("The agenda begins where views differ most."))
    elif st.button(_("Begin with the questions where views differ most")):
        try:
            order_by_disagreement(workplace(), who, here.workshop.id)
        except MaturityError as error:
            st.error(plain(told(error)))
        else:
            st.rerun()


def _block(who: Visitor | None, here: OpenWorkshop, ahead: Ahead) -> None:
    """What was ticked is confirmed, all of it or nothing."""
    if not ahead.agreed:
        return
    st.subheader(_("Agreed before the day"), anchor=False)
    st.write(_("The votes agree on these questions. Read them out, and confirm them together."))
    with st.form(f"block:{here.workshop.id}"):
        ticked = [i for i, found in ahead.agreed.items() if _tick(here, i, found)]
        pressed = st.form_submit_button(_("Confirm these levels"))
    if pressed and ticked:
        try:
            confirm_block(workplace(), who, here.workshop.id, ticked)
        except MaturityError as error:
            st.error(plain(told(error)))
        else:
            st.rerun()


def _tick(here: OpenWorkshop, question_id: str, found: Agreement) -> bool:
    words = _("{question}: level {level}").format(
        question=plain(here.titles[question_id]),
        level=plain(level_words(here.found.questionnaire, found.lower_median)),
    )
    return st.checkbox(words, value=True, key=f"block:{here.workshop.id}:{question_id}")
