"""What of the plan is due, in one sentence, for somebody who comes back."""

import streamlit as st

from maturity.access import Visitor
from maturity.errors import StoreError
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.plan_screen import plan_dues
from maturity.usecases.rounds import Round
from maturity.web.context import workplace


def say_dues(who: Visitor | None, found: Round) -> None:
    """Nothing while nobody has worked on the plan, and nobody waits for the database."""
    try:
        dues = plan_dues(workplace(), who, found)
    except StoreError:
        return
    if dues is None:
        return
    late, coming = dues
    overdue = ngettext("{count} action is overdue", "{count} actions are overdue", late)
    up_next = ngettext("{count} comes next", "{count} come next", coming)
    sentence = _("Your plan: {overdue}, {up_next}.").format(
        overdue=overdue.format(count=late), up_next=up_next.format(count=coming)
    )
    st.write(f"**{sentence}**" if late else sentence)
