"""Where targets come from that nobody chose, as a fragment saved like an answer."""

import streamlit as st

from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.web import wishes_form
from maturity.web.components.plan_wishes import on_screen, say_wishes
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.plan_permission import may_change
from maturity.web.settling import settle
from maturity.web.visit import look_again
from maturity.web.wishes_form import PRESETS, fill, preset_name, stored_here, wishes_entry


@st.fragment
def plan_preset(assessment_id: str) -> None:
    """Another one changes the list below it, so the page is drawn again."""
    try:
        who, found = look_again(assessment_id)
        entry = wishes_entry(who, found, stored_here(who, found))
    except MaturityError as error:
        st.error(plain(told(error)))
        return
    settled = settle(entry)
    if settled.stored.value.wishes.preset != entry.stored.value.wishes.preset:
        st.rerun()
    fill(assessment_id, on_screen(entry, settled), ("preset",), stored=settled.is_stored)
    st.radio(
        _("How far do you want to go?"),
        PRESETS,
        format_func=preset_name,
        key=wishes_form.key(assessment_id, "preset"),
        disabled=not may_change(who, found) and settled.is_stored,
    )
    say_wishes(entry, settled, who, found)
