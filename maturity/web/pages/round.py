"""The round as a whole: what it asks, who takes part, handing it in, and what comes after it."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.handing_in import submissions_of
from maturity.web.components.benchmark_links import benchmark_after_handing_in
from maturity.web.components.contributors import contributors
from maturity.web.components.handing_in import (
    offer_next_round,
    offer_reopening,
    offer_to_hand_in,
    say_handed_in,
)
from maturity.web.components.merging import earlier_link, say_merger
from maturity.web.components.overview import go_on
from maturity.web.components.question_scope import question_scope
from maturity.web.context import workplace
from maturity.web.finished_here import finished_here
from maturity.web.handed_here import handed_here, to_do_first
from maturity.web.page_list import page_at
from maturity.web.permissions import reads_only
from maturity.web.visit import round_here

who, found = round_here()

st.title(_("This round"), anchor=False)
st.write(_("{done} of {all} questions are done.").format(done=found.done, all=found.asked))
handed = handed_here(who, found)
go_on(found, first=to_do_first(who, found, handed, finished_here(who, found)))
contributors(found.assessment.id)
st.page_link(page_at("handing"), label=_("Hand questions to people"))
st.page_link(page_at("workshop"), label=_("Answer together in a workshop"))
earlier_link(who, found.organisation)
merged = say_merger(who, found.organisation)
if found.frozen:
    benchmark_after_handing_in(who, found)
if found.frozen and not reads_only(who, found):
    if not merged:
        offer_next_round(who, found)
    offer_reopening(who, found)
elif not reads_only(who, found):
    question_scope(who, found)
    offer_to_hand_in(who, found)
say_handed_in(submissions_of(workplace(), who, found.assessment.id), who, found)
