"""Figures that are recorded and compared, never scored. The usual ones first."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.indicators import indicator_entries, indicators
from maturity.web.components.indicator_form import indicator_form
from maturity.web.context import workplace
from maturity.web.visit import round_here

who, found = round_here()
entries = indicator_entries(workplace(), who, found.assessment.id)
usual = [indicator for indicator in indicators(found) if indicator.shown == "default"]
more = [indicator for indicator in indicators(found) if indicator.shown != "default"]

st.title(_("Indicators"), anchor=False)
st.write(
    _(
        "Figures that show what happens in practice. They change no score. Enter those you have: "
        "a figure you do not have yet is a finding too."
    )
)
for indicator in usual:
    indicator_form(who, found, indicator, entries.get(indicator.id))
if more:
    sentence = ngettext("Show {count} more", "Show {count} more", len(more))
    if st.checkbox(sentence.format(count=len(more)), key="more indicators"):
        for indicator in more:
            indicator_form(who, found, indicator, entries.get(indicator.id))
