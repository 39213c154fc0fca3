"""Adding an action of one's own to a plan, and wording it anew."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.kept_plan import KeptOwnAction
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.own_actions import GivenOwnAction, add_own_action
from maturity.usecases.plan_wishes import MOST_DAYS
from maturity.usecases.rounds import Round
from maturity.web import session
from maturity.web.components.information_law import say_information_law
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.visit import look_again


@st.fragment
def own_action_form(assessment_id: str) -> None:
    """Another key after each action that was added: the boxes are empty again."""
    try:
        who, found = look_again(assessment_id)
    except MaturityError as error:
        st.error(plain(told(error)))
        return
    here = f"own:{assessment_id}"
    turn = session.get(f"{here}:turn", 0)
    with st.form(f"{here}:{turn}"):
        title = st.text_input(_("What is to be done?"), key=f"{here}:{turn}:title")
        days = _days_box(f"{here}:{turn}:days", 0)
        say_information_law()
        pressed = st.form_submit_button(_("Add this action"))
    if pressed and _stored(who, found, GivenOwnAction(title, days)):
        session.put(f"{here}:turn", turn + 1)
        session.put(f"{here}:added", title)
        st.rerun()
    # Once: the next run has something else to say. Forgotten last, as a run may be cut short.
    if added := session.get(f"{here}:added", ""):
        st.success(_("Added to the plan: {title}").format(title=plain(added)))
        session.forget(f"{here}:added")


def reword_form(who: Visitor | None, found: Round, own: KeptOwnAction) -> None:
    """Where its own boxes end: its title and its days are no record of how far it is."""
    here = f"own:{found.assessment.id}:{own.action.id}:{own.version}"
    with st.form(here):
        title = st.text_input(_("What is to be done?"), own.action.title, key=f"{here}:title")
        days = _days_box(f"{here}:days", own.action.days)
        say_information_law()
        pressed = st.form_submit_button(_("Change title and days"))
    given = GivenOwnAction(title, days, own.action.id, own.version)
    if pressed and _stored(who, found, given):
        st.rerun()


def _days_box(key: str, days: int) -> int:
    return st.number_input(_("Staff days"), 0, MOST_DAYS, days, 1, key=key)


def _stored(who: Visitor | None, found: Round, given: GivenOwnAction) -> bool:
    try:
        add_own_action(workplace(), who, found.assessment.id, given)
    except MaturityError as error:
        st.error(plain(told(error)))
        return False
    return True
