"""On a question's card: what was done since the last round to lift it."""

from collections.abc import Iterable

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.finished_actions import Finished
from maturity.usecases.rounds import Round
from maturity.web.answer_form import response_text
from maturity.web.escape import plain


def say_finished(found: Round, finished: Iterable[Finished]) -> None:
    for one in finished:
        st.info(_sentence(found, one))


def _sentence(found: Round, one: Finished) -> str:
    """Nothing that is done changes an answer by itself: somebody's answer closes the loop."""
    if one.action is None or one.level is None:
        return _("You found out what nobody knew. Which level is it?")
    return _("You finished '{title}', to reach {level}: has the level risen?").format(
        title=plain(one.action.title), level=plain(response_text(found.questionnaire, one.level))
    )
