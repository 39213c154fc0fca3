"""Who answers what: questions that were handed to people. A lead hands them out."""

import streamlit as st

from maturity.access import Permission
from maturity.locale import gettext as _
from maturity.usecases.handing_out import questions_handed
from maturity.usecases.rounds import asked_in
from maturity.web.components.handing_out import count_text, hand_out
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.handed_here import name_of
from maturity.web.page_list import page_at
from maturity.web.permissions import may
from maturity.web.visit import round_here

who, found = round_here()
st.title(_("Who answers what"), anchor=False)
st.write(
    _(
        "A question can be handed to whoever knows the answer: it comes first for them. That is "
        "help, and no lock. Everybody who answers questions may answer each of them."
    )
)
if may(who, Permission.INVITE, found) and not found.frozen:
    hand_out(who, found)
else:
    handed = questions_handed(workplace(), who, found)
    questions = list(asked_in(found).questions)
    for person in dict.fromkeys(handed[q.id] for q in questions if q.id in handed):
        own = [question for question in questions if handed.get(question.id) == person]
        st.header(name_of(person), anchor=False)
        st.write(count_text(found, [question.id for question in own]))
        st.markdown("\n".join(f"- {plain(question.title)}" for question in own))
    if not handed:
        st.write(_("No question was handed to anybody. A lead does it here."))
st.page_link(page_at("questions"), label=_("See all questions"))
st.page_link(page_at("colleagues"), label=_("Invite colleagues"))
