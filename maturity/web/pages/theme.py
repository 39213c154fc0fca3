"""The questions of one theme, a card each. For whoever answers."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.rounds import asked_in
from maturity.web.components.question_card import question_card
from maturity.web.page_list import pages_for
from maturity.web.visit import round_here, visit

who, found = round_here()
path = visit()[2]
theme = next(theme for theme in found.questionnaire.themes if theme.id == path)
asked = {question.id for question in asked_in(found).questions}
questions = [question for question in theme.questions if question.id in asked]
answered = sum(found.responded(question.id) for question in questions)

st.title(theme.title)
st.write(theme.summary)
st.write(_("{done} of {all} questions have a response.").format(done=answered, all=len(questions)))
for question in questions:
    with st.container(border=True):
        question_card(found.assessment.id, question)

pages = pages_for(who, found)
here = [page.url_path for page in pages].index(path)
st.page_link(pages[here + 1], label=_("Next: {title}").format(title=pages[here + 1].title))
