"""Who answered a question, what and when. Looked up only once somebody unfolds it."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.questionnaire import Question
from maturity.domain.round import AnswerRecord, Origin
from maturity.errors import StoreError
from maturity.locale import gettext as _
from maturity.usecases.answering import answer_history
from maturity.usecases.rounds import Round
from maturity.web.answer_words import in_words
from maturity.web.components.standing import name_of
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.times import clock, day


def history(who: Visitor | None, found: Round, question: Question) -> None:
    name = f"history:{found.assessment.id}:{question.id}"
    with st.expander(_("Who answered, and when"), key=name, on_change="rerun") as unfolded:
        if not unfolded.open:
            return
        try:
            entries = answer_history(workplace(), who, found.assessment.id, question.id)
        except StoreError as error:
            st.error(plain(told(error)))
            return
        for record in reversed(entries):
            st.write(_line(record, who, found))
        if not entries:
            st.write(_("Nobody has answered yet."))


def _line(record: AnswerRecord, who: Visitor | None, found: Round) -> str:
    return _("{day}, {time}, by {name}{origin}: {answer}").format(
        day=day(record.answered_at),
        time=clock(record.answered_at),
        answer=in_words(record.answer, found.questionnaire),
        name=name_of(record.author_id, who, found),
        origin=origin_text(record.origin),
    )


def origin_text(origin: Origin) -> str:
    """Where an answer came from, where it was not simply given."""
    return {
        Origin.OWN: "",
        Origin.CARRIED: _(" (carried over from the last round)"),
        Origin.WORKSHOP: _(" (agreed in a workshop)"),
        Origin.FILE: _(" (from a file)"),
        Origin.GROUP: _(" (shared by the group)"),
        Origin.SERVICE: _(" (confirmed from the shared service)"),
    }[origin]
