"""The questions of one theme, a card each. For whoever answers."""

import streamlit as st

from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.rounds import asked_in
from maturity.web.components.guidance import guidance
from maturity.web.components.overview import go_on
from maturity.web.components.progress import say_progress
from maturity.web.components.question_card import Aside, question_card
from maturity.web.components.scope_line import scope_line
from maturity.web.finished_here import finished_here
from maturity.web.handed_here import handed_here, to_do_first, whose
from maturity.web.page_list import page_at
from maturity.web.served_here import served_here
from maturity.web.visit import round_here, visit

who, found = round_here()
path = visit()[2]
themes = [theme for theme in asked_in(found).themes if theme.questions]
theme = next((theme for theme in themes if theme.id == path), None)
if theme is None:
    raise MaturityError(_("This round asks no question of this theme. See the page 'This round'."))

st.title(theme.title, anchor=False)
st.write(theme.summary)
progress = st.empty()
say_progress(found, theme, progress)
if theme == themes[0]:
    scope_line(found.assessment.id)
guidance(found)
finished, served = finished_here(who, found), served_here(who, found)
handed = handed_here(who, found)
# In the theme's own order for everybody: colleagues talk about "the third question".
for question in sorted(theme.questions, key=lambda question: question.id not in finished):
    aside = Aside(
        finished.get(question.id, ()),
        served.get(question.id, ()),
        whose(who, handed.get(question.id)),
    )
    question_card(found.assessment.id, question, progress, aside)

st.header(_("What comes next"), anchor=False)
go_on(found, theme.questions[-1].id, to_do_first(who, found, handed, finished))
following = themes[themes.index(theme) + 1 :]
if following:
    st.page_link(page_at(following[0].id), label=following[0].title)
