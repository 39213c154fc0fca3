"""What may be said beside a level: evidence, a comment, a target. Drawn only while unfolded."""

from functools import partial

import streamlit as st

from maturity.domain.assessment import UNANSWERED, Answer
from maturity.domain.questionnaire import Question
from maturity.locale import gettext as _
from maturity.usecases.rounds import Round
from maturity.web import answer_form
from maturity.web.components.information_law import say_information_law


def details(
    found: Round, question: Question, answer: Answer, *, locked: bool, unsaved: bool
) -> None:
    """Of the `answer` on screen. What is `unsaved` may stand in a box here, which would lose it if
    it were not drawn.
    """
    name = answer_form.key(found.assessment.id, question.id, "details")
    with st.expander(_("Evidence, comment and target"), key=name, on_change="rerun") as unfolded:
        if not (unfolded.open or unsaved):
            return
        answer_form.fill(found.assessment.id, question.id, answer, answer_form.DETAILS)
        _evidence(found, question, locked=locked)
        say_information_law()
        _plans(found, question, locked=locked)
        if not locked:
            _clear(found, question)


def _evidence(found: Round, question: Question, *, locked: bool) -> None:
    key = partial(answer_form.key, found.assessment.id, question.id)
    st.selectbox(
        _("What stands behind your answer?"),
        answer_form.KINDS,
        index=None,
        placeholder=_("Choose, or leave it open"),
        format_func=answer_form.evidence_text,
        key=key("evidence"),
        disabled=locked,
    )
    st.text_input(_("Link to the evidence"), key=key("evidence_link"), disabled=locked)
    st.text_area(_("Note on the evidence"), key=key("evidence_note"), disabled=locked)


def _plans(found: Round, question: Question, *, locked: bool) -> None:
    key = partial(answer_form.key, found.assessment.id, question.id)
    levels = found.questionnaire.levels
    st.text_area(_("Comment"), key=key("comment"), disabled=locked)
    st.selectbox(
        _("Level you want to reach"),
        [level.value for level in levels],
        index=None,
        placeholder=_("Choose, or leave it open"),
        format_func=lambda value: f"{value}, {levels[value].name}",
        key=key("target"),
        disabled=locked,
    )


def _clear(found: Round, question: Question) -> None:
    """The widgets are emptied, and the run that follows stores that, as it stores any answer."""
    empty = partial(answer_form.show_answer, found.assessment.id, question.id, UNANSWERED)
    st.button(
        _("Clear this answer"),
        key=answer_form.key(found.assessment.id, question.id, "clear"),
        on_click=empty,
    )
