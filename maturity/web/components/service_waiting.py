"""All that shared services answered for a round, in one list: to be confirmed one by one or many at
once.
"""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.service_answers import ServiceAnswer, Stands
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.rounds import Round
from maturity.usecases.service_answers import confirm_service_answers, service_answers
from maturity.web.answer_form import response_text
from maturity.web.components.service_answer import as_shown, brought
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.page_list import page_at
from maturity.web.permissions import answers_locked
from maturity.web.served_here import served_here
from maturity.web.times import day


def say_waiting(who: Visitor | None, found: Round) -> None:
    """On the first page: how many there are, and where."""
    count = 0 if answers_locked(who, found) else len(served_here(who, found))
    if count:
        st.write(
            ngettext(
                "A shared service answered {count} question for you. It counts once you confirm.",
                "A shared service answered {count} questions for you. They count once you confirm.",
                count,
            ).format(count=count)
        )
        st.page_link(page_at("service"), label=_("Look at them"))


def service_answers_list(who: Visitor | None, found: Round) -> None:
    everything = service_answers(workplace(), who, found.assessment.id)
    if not everything:
        return
    st.header(_("What the service answered for you"), anchor=False)
    locked = answers_locked(who, found)
    waiting = [] if locked else [answer for answer in everything if answer.waits]
    if waiting:
        _form(who, found, waiting)
    others = [answer for answer in everything if answer not in waiting]
    if others:
        st.markdown("\n".join(f"- {_line(found, answer)}" for answer in others))


def _form(who: Visitor | None, found: Round, waiting: list[ServiceAnswer]) -> None:
    st.write(
        _(
            "Tick what is true for you as well. What you confirm becomes your own answer, with its "
            "evidence, link and comment. Where yours differs, answer the question yourself."
        )
    )
    here = f"confirm:{found.assessment.id}"
    with st.form(here):
        every = st.checkbox(_("All of them"), key=f"{here}:all")
        ticked = [answer for answer in waiting if _tick(found, answer, here)]
        pressed = st.form_submit_button(_("Confirm what is ticked"))
    if not pressed:
        return
    chosen = waiting if every else ticked
    if not chosen:
        st.error(_("Nothing is ticked. Tick what is true for you as well."))
        return
    try:
        given = [as_shown(answer) for answer in chosen]
        confirm_service_answers(workplace(), who, found.assessment.id, given)
    except MaturityError as error:
        st.error(plain(told(error)))
    else:
        st.rerun()


def _tick(found: Round, answer: ServiceAnswer, here: str) -> bool:
    """Another key for another answer: a tick is for what was seen."""
    key = f"{here}:{answer.group_id}:{answer.question_id}:{answer.theirs.version}"
    chosen = st.checkbox(_line(found, answer), key=key)
    details = brought(answer.theirs.answer)
    if details:
        with st.container(key=f"served-details:{key}"):
            st.caption("  \n".join(details))
    return chosen


def _line(found: Round, answer: ServiceAnswer) -> str:
    """`Who benefits: 3, Mature (Star, 12 May 2026). Yours: 2, Developing.`"""
    questionnaire = found.questionnaire
    titles = {question.id: question.title for question in questionnaire.questions}
    theirs = _("{question}: {response} ({service}, {day}).").format(
        question=plain(titles[answer.question_id]),
        response=plain(response_text(questionnaire, answer.theirs.answer.response)),
        service=plain(answer.service),
        day=day(answer.theirs.answered_at),
    )
    if answer.own is None or answer.stands is Stands.TO_CONFIRM:
        return theirs
    own = plain(response_text(questionnaire, answer.own.answer.response))
    return theirs + " " + _how(answer).format(own=own)


def _how(answer: ServiceAnswer) -> str:
    if answer.stands is Stands.CONFIRMED:
        return _("You confirmed it.")
    if answer.stands is Stands.CHANGED:
        return _("It has changed since you confirmed: {own}.")
    return _("You answered the same.") if answer.same else _("Yours differs: {own}.")
