"""A question with its answer, as a fragment: one answer redraws one card.

Saving comes first in every run of the card, before anything is drawn: a run may be cut short.
"""

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from maturity.access import Visitor
from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.questionnaire import Question
from maturity.domain.service_answers import ServiceAnswer
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.answering import confirm_answer
from maturity.usecases.finished_actions import Finished
from maturity.usecases.rounds import Round
from maturity.web import answer_form, session
from maturity.web.answer_form import answer_entry
from maturity.web.answer_words import difference
from maturity.web.components.answer_details import details
from maturity.web.components.answer_history import history
from maturity.web.components.arrival import anchor
from maturity.web.components.finished_before import say_finished
from maturity.web.components.information_law import say_information_law
from maturity.web.components.progress import say_progress, theme_of
from maturity.web.components.question_help import question_help
from maturity.web.components.service_answer import say_served
from maturity.web.components.standing import choose, say_standing
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.permissions import answers_locked
from maturity.web.settling import Entry, Settled, Standing, settle
from maturity.web.visit import look_again


@dataclass(frozen=True)
class Aside:
    """What stands on a card beside its question, as it was when the page was opened.

    `finished` was done since the last round, which is over and does not change any more. `served`
    are answers of shared services that wait for a look. `whose` says to whom it was handed.
    """

    finished: tuple[Finished, ...] = ()
    served: tuple[ServiceAnswer, ...] = ()
    whose: str = ""


@st.fragment
def question_card(
    assessment_id: str, question: Question, progress: DeltaGenerator, aside: Aside
) -> None:
    """Looks up who is here and how the round stands in each run: both may have changed.

    `progress` is the place on the page, outside the card, that says how far the theme is. Streamlit
    lets a fragment write there later only if it writes there in each run.
    """
    try:
        who, found = look_again(assessment_id)
    except MaturityError as error:
        st.error(plain(told(error)))
        return
    with st.container(border=True):
        settled = _card(who, found, question, aside)
    now = answer_form.with_answer(found, question.id, settled.stored)
    say_progress(now, theme_of(now, question.id), progress)


def _card(who: Visitor | None, found: Round, question: Question, aside: Aside) -> Settled[Answer]:
    entry = answer_entry(who, found, question.id)
    settled = settle(entry)
    _heading(question, aside)
    with st.container():  # it keeps its place when it is empty, and the radio below its focus
        if question.id in found.to_do and settled.stored == entry.stored:
            say_finished(found, aside.finished)
        if found.carried(question.id) and settled.stored == entry.stored:
            _confirm(who, found, question)
        if settled.stored == entry.stored:
            say_served(who, found, aside.served)
    # What is typed must stay there, also where a colleague handed the round in meanwhile.
    locked = answers_locked(who, found) and settled.is_stored
    answer = _on_screen(entry, settled)
    answer_form.fill(found.assessment.id, question.id, answer, answer_form.CHOICE)
    _level(found, question, locked=locked)
    if settled.standing is Standing.ASK:
        choose(entry, who, found, lambda a, b: difference(a, b, found.questionnaire))
    else:
        say_standing(entry, settled, who, found)
    details(found, question, answer, locked=locked, unsaved=not settled.is_stored)
    question_help(found, question)
    history(who, found, question)
    return settled


def _heading(question: Question, aside: Aside) -> None:
    st.header(question.title, anchor=anchor(question.id))
    if aside.whose:
        st.caption(aside.whose)


def _on_screen(entry: Entry[Answer], settled: Settled[Answer]) -> Answer:
    if settled.is_stored or entry.widget is None:
        return settled.stored.value
    return entry.widget


def _confirm(who: Visitor | None, found: Round, question: Question) -> None:
    """An answer of the last round counts again once somebody says that it is still true."""
    st.warning(_("Carried over from the last round. Confirm it, or change it."))
    if answers_locked(who, found):
        return
    name = f"confirm:{found.assessment.id}:{question.id}"
    if st.button(_("Still true: confirm"), key=name):
        version = found.records[question.id].version
        try:
            confirm_answer(workplace(), who, found.assessment.id, question.id, version)
        except MaturityError as error:
            st.error(plain(told(error)))
        else:
            st.rerun(scope="fragment")


def _level(found: Round, question: Question, *, locked: bool) -> None:
    questionnaire, assessment_id = found.questionnaire, found.assessment.id
    name = answer_form.key(assessment_id, question.id, "response")
    st.radio(
        question.text,
        answer_form.responses(questionnaire),
        index=None,
        format_func=lambda r: answer_form.option_text(questionnaire, question, r),
        key=name,
        disabled=locked,
    )
    if session.get(name, None) is NoLevel.NOT_APPLICABLE:
        st.text_area(
            _("Why does it not apply?"),
            key=answer_form.key(assessment_id, question.id, "reason"),
            disabled=locked,
        )
        say_information_law()
