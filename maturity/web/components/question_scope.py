"""Whether a round asks the light set or every question."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.assessment import Scope
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.rounds import Round, continue_with_all, keep_to_light
from maturity.web.context import workplace


def question_scope(who: Visitor | None, found: Round) -> None:
    light = sum(question.light for question in found.questionnaire.questions)
    if not light:
        return
    st.header(_("Which questions"), anchor=False)
    if found.assessment.scope is Scope.LIGHT:
        _offer_all(who, found, len(list(found.questionnaire.questions)) - light)
    else:
        _offer_light(who, found, light)


def _offer_all(who: Visitor | None, found: Round, rest: int) -> None:
    st.write(
        _(
            "You answer the light set now. The other questions show more of how you work. Answer "
            "them as a team: your answers so far stay."
        )
    )
    label = ngettext("Continue with {count} more", "Continue with {count} more", rest)
    if st.button(label.format(count=rest)):
        continue_with_all(workplace(), who, found.assessment.id, found.assessment.version)
        st.rerun()


def _offer_light(who: Visitor | None, found: Round, light: int) -> None:
    st.write(_("You answer every question. Answers outside the light set stay if you go back."))
    label = ngettext("Go back to {count} question", "Go back to {count} questions", light)
    if st.button(label.format(count=light)):
        keep_to_light(workplace(), who, found.assessment.id, found.assessment.version)
        st.rerun()
