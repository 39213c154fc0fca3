"""Contributing to the benchmark: seen first, agreed to, and taken back. The lead decides."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.contributing import contributed
from maturity.web.components.contribution_offer import offer_to_contribute
from maturity.web.components.contribution_sent import (
    say_what_happened,
    say_withdrawn,
    what_was_sent,
)
from maturity.web.components.contribution_state import is_of_round, leads, standing_contribution
from maturity.web.context import workplace
from maturity.web.page_list import page_at
from maturity.web.visit import round_here

who, found = round_here()
given = contributed(workplace(), who, found.organisation.id)
standing = standing_contribution(who, found)

st.title(_("Contribute"), anchor=False)
say_what_happened()
st.write(
    _(
        "The benchmark is made of what organisations contribute. You see exactly what would be "
        "sent before anything is. It is voluntary."
    )
)
if standing is not None:
    what_was_sent(who, found, standing)
elif given is not None:
    say_withdrawn(who, found, given)
if standing is None or not is_of_round(standing, who, found):
    if leads(who, found):
        offer_to_contribute(who, found)
    else:
        st.write(_("Nothing of this round was sent. The lead of your organisation decides."))
st.page_link(page_at("compare"), label=_("Compare with others"))
