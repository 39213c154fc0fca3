"""How far a theme is answered, in words and as a bar."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from maturity.domain.questionnaire import Theme
from maturity.locale import gettext as _
from maturity.usecases.rounds import Round, asked_in


def say_progress(found: Round, theme: Theme, where: DeltaGenerator | None = None) -> None:
    """In the place `where`, or here."""
    to_do = set(found.to_do)
    asked = [question.id for question in theme.questions]
    done = sum(question_id not in to_do for question_id in asked)
    sentence = _("{done} of {all} questions are done.").format(done=done, all=len(asked))
    (where or st).progress(done / len(asked), text=sentence)


def theme_of(found: Round, question_id: str) -> Theme:
    """With the questions that the round asks."""
    return next(
        theme
        for theme in asked_in(found).themes
        if any(question.id == question_id for question in theme.questions)
    )
