"""The question on the wall with its levels, and the lines with which a facilitator digs deeper."""

import streamlit as st

from maturity.domain.questionnaire import Question, Questionnaire
from maturity.locale import gettext as _
from maturity.web.escape import plain


def wall_question(question: Question, anchor: str) -> None:
    """`anchor` is where focus goes after a step."""
    with st.container(key="wall-question"):
        st.title(plain(question.title), anchor=anchor)
        st.markdown(plain(question.text))


def wall_levels(question: Question, questionnaire: Questionnaire) -> None:
    """The number and the first sentence stand out."""
    lines = []
    for level, text in zip(questionnaire.levels, question.levels, strict=True):
        first, rest = _first_sentence(text)
        name = f"{level.value} {plain(level.name)}"
        lines.append(f"- **{name}: {plain(first)}** {plain(rest)}".rstrip())
    with st.container(key="wall-levels"):
        st.markdown("\n".join(lines))


def probing_lines(question: Question) -> None:
    """For the facilitator. The room may see them."""
    if question.probes:
        st.subheader(_("Ask the room"), anchor=False)
        st.markdown("\n".join(f"- {plain(probe)}" for probe in question.probes))


def _first_sentence(text: str) -> tuple[str, str]:
    first, full_stop, rest = text.partition(". ")
    return (f"{first}.", rest) if full_stop else (text, "")
