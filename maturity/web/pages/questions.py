"""Every question with how it stands, the visitor's own first. For finding what is missing."""

import streamlit as st

from maturity.domain.questionnaire import Question
from maturity.locale import gettext as _
from maturity.usecases.rounds import Round, asked_in
from maturity.web.answer_form import evidence_text, response_text
from maturity.web.components.arrival import QUESTION
from maturity.web.components.overview import go_on
from maturity.web.components.progress import say_progress, theme_of
from maturity.web.finished_here import finished_here
from maturity.web.handed_here import handed_here, own_questions, to_do_first, whose
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


def link(found: Round, question: Question, words: str = "") -> None:
    stands = f"{state(found, question)}; {words}" if words else state(found, question)
    st.page_link(
        page_at(theme_of(found, question.id).id),
        label=f"{question.title}: {stands}",
        query_params={QUESTION: question.id},
    )


who, found = round_here()
st.title(_("All questions"), anchor=False)
handed = handed_here(who, found)
own = own_questions(who, found, handed)
go_on(found, first=to_do_first(who, found, handed, finished_here(who, found)))
if own:
    st.header(_("Yours"), anchor=False)
    for question in asked_in(found).questions:
        if question.id in own:
            link(found, question)
for theme in asked_in(found).themes:
    st.header(theme.title, anchor=False)
    say_progress(found, theme)
    for question in theme.questions:
        link(found, question, whose(who, handed.get(question.id)))
st.page_link(page_at("handing"), label=_("Who answers what"))
