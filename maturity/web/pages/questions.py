"""Every question with how it stands, and a way to each. For finding what is missing."""

import streamlit as st

from maturity.domain.questionnaire import Question
from maturity.locale import gettext as _
from maturity.usecases.rounds import Round, asked_in
from maturity.web.answer_form import evidence_text, response_text
from maturity.web.components.arrival import QUESTION
from maturity.web.components.overview import go_on
from maturity.web.components.progress import say_progress
from maturity.web.finished_here import finished_here
from maturity.web.page_list import page_at
from maturity.web.visit import round_here


def state(found: Round, question: Question) -> str:
    record = found.records.get(question.id)
    if record is None or not record.answer.responded:
        return _("no answer yet")
    answer = record.answer
    words = [response_text(found.questionnaire, answer.response)]
    if answer.evidence is not None:
        words.append(evidence_text(answer.evidence).lower())
    if found.carried(question.id):
        words.append(_("carried over, not confirmed"))
    return "; ".join(words)


who, found = round_here()
st.title(_("All questions"), anchor=False)
go_on(found, first=finished_here(who, found))
for theme in asked_in(found).themes:
    st.header(theme.title, anchor=False)
    say_progress(found, theme)
    for question in theme.questions:
        st.page_link(
            page_at(theme.id),
            label=f"{question.title}: {state(found, question)}",
            query_params={QUESTION: question.id},
        )
