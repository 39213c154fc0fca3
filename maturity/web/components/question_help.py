"""Help beside a question, folded: why it matters, what to look for, what the law says there."""

import streamlit as st

from maturity.domain.law import LegalNote
from maturity.domain.questionnaire import Question
from maturity.locale import gettext as _
from maturity.usecases.rounds import Round
from maturity.web.escape import plain
from maturity.web.times import day


def question_help(found: Round, question: Question) -> None:
    with st.expander(_("Why it matters, what to show, and what the law says")):
        st.write(question.why)
        if question.evidence:
            st.write(_("You could show:"))
            st.markdown("\n".join(f"- {plain(item)}" for item in question.evidence))
        if question.trap:
            st.write(_("A common trap: {trap}").format(trap=question.trap))
        nation = found.organisation.nation
        for note in (n for n in question.legal_notes if n.nation == nation):
            _law(note)
        for page in (r for r in question.references if not r.nations or nation in r.nations):
            st.markdown(f"[{plain(page.name)}]({page.url})")


def _law(note: LegalNote) -> None:
    st.write(_("What the law says: {text}").format(text=note.text))
    st.caption(
        _("[{source}]({url}). Checked on {day}; it may have changed since.").format(
            source=plain(note.source), url=note.url, day=day(note.checked_on)
        )
    )
