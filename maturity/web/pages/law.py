"""The legal check of the organisation's nation, an item each. It is never scored."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.legal_check import legal_checks
from maturity.web.components.legal_item import legal_item
from maturity.web.nations import nation_name
from maturity.web.visit import round_here

_who, found = round_here()
st.title(_("Legal check"), anchor=False)
st.write(
    _(
        "What the law of {nation} asks of you, beside the score. Your answers here change no "
        "score. This is not legal advice: ask your own lawyers."
    ).format(nation=nation_name(found.organisation.nation))
)
for check in legal_checks(found):
    legal_item(found.assessment.id, check)
