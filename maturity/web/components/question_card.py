"""A question with its answer, as a fragment: one answer redraws one card.

Saving comes first in every run of the card, before anything is drawn: a run may be cut short.
"""

from functools import partial
from zoneinfo import ZoneInfo

import streamlit as st

from maturity.access import Visitor
from maturity.domain.assessment import NoLevel
from maturity.domain.questionnaire import Question
from maturity.domain.round import AnswerRecord
from maturity.errors import Conflict, MaturityError
from maturity.locale import gettext as _
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.rounds import Round, open_round
from maturity.web import answer_form, session
from maturity.web.autosave import Act, Seen, merge, seen
from maturity.web.context import workplace
from maturity.web.visitors import who_is_here

LONDON = ZoneInfo("Europe/London")


def freedom_of_information() -> str:
    """Stands beside every box for free text."""
    return _(
        "Other people may ask to see this under freedom of information law. Do not name people."
    )


@st.fragment
def question_card(assessment_id: str, question: Question) -> None:
    """Looks up who is here and how the round stands in each run: both may have changed."""
    who = who_is_here()
    found = open_round(workplace(), who, assessment_id)
    status = settle(who, found, question.id)
    st.subheader(question.title)
    st.write(question.text)
    st.write(question.why)
    _response(found, question)
    _details(found, question)
    _help(found, question)
    st.write(status)


def settle_all(who: Visitor | None, found: Round) -> None:
    """For the main script: an answer that was followed by a change of page at once."""
    for question in found.questionnaire.questions:
        if answer_form.widget_answer(found.assessment.id, question.id) is not None:
            settle(who, found, question.id, ask=False)


def settle(who: Visitor | None, found: Round, question_id: str, *, ask: bool = True) -> str:
    """Brings widgets, this tab's memory and the store together. Says how it stands."""
    assessment_id = found.assessment.id
    record = found.records.get(question_id)
    stored = seen(record)
    widget = answer_form.widget_answer(assessment_id, question_id)
    act = merge(widget, session.get(_shown(assessment_id, question_id), Seen()), stored)
    if act is Act.SAVE and widget is not None:
        return _save(who, assessment_id, GivenAnswer(question_id, widget, stored.version))
    if act is Act.ASK:
        return _ask(assessment_id, question_id, stored) if ask else ""
    if act is Act.REFRESH or widget is None:
        answer_form.show_answer(assessment_id, question_id, stored.answer)
        session.put(_shown(assessment_id, question_id), stored)
    return "" if record is None else _saved(record)


def _save(who: Visitor | None, assessment_id: str, given: GivenAnswer) -> str:
    try:
        record = answer_question(workplace(), who, assessment_id, given)
    except Conflict:
        return _("Not saved: a colleague answered at the same moment. Choose again.")
    except MaturityError as error:
        return _("Not saved yet. {reason}").format(reason=error)
    session.put(_shown(assessment_id, given.question_id), seen(record))
    return _saved(record)


def _saved(record: AnswerRecord) -> str:
    time = record.answered_at.astimezone(LONDON).strftime("%H:%M")
    return _("Saved {time}").format(time=time)


def _shown(assessment_id: str, question_id: str) -> str:
    return f"shown:{assessment_id}:{question_id}"


def _ask(assessment_id: str, question_id: str, stored: Seen) -> str:
    """A colleague's answer came in between. Both stay in the history, whatever is chosen."""
    level = stored.answer.level
    theirs = _("no level") if level is None else str(level)
    st.warning(_("A colleague answered this meanwhile: {theirs}.").format(theirs=theirs))
    mine, other = st.columns(2)
    name = f"{_shown(assessment_id, question_id)}:choose"
    if mine.button(_("Keep mine"), key=f"{name}:mine"):
        session.put(_shown(assessment_id, question_id), stored)
        st.rerun(scope="fragment")
    if other.button(_("Take theirs"), key=f"{name}:theirs"):
        answer_form.show_answer(assessment_id, question_id, stored.answer)
        session.put(_shown(assessment_id, question_id), stored)
    return _("Not saved: choose whose answer stands.")


def _response(found: Round, question: Question) -> None:
    questionnaire, assessment_id = found.questionnaire, found.assessment.id
    name = answer_form.key(assessment_id, question.id, "response")
    st.radio(
        _("Where do you stand? Between two levels, choose the lower."),
        answer_form.responses(questionnaire),
        index=None,
        format_func=lambda r: answer_form.option_text(questionnaire, question, r),
        key=name,
        disabled=found.frozen,
    )
    if session.get(name, None) is NoLevel.NOT_APPLICABLE:
        st.text_area(
            _("Why does it not apply? Do not name people: others may ask to see this by law."),
            key=answer_form.key(assessment_id, question.id, "reason"),
        )


def _details(found: Round, question: Question) -> None:
    with st.expander(_("Evidence, comment and target")):
        st.write(freedom_of_information())
        _evidence(found, question)
        _plans(found, question)


def _evidence(found: Round, question: Question) -> None:
    key = partial(answer_form.key, found.assessment.id, question.id)
    st.selectbox(
        _("What stands behind your answer?"),
        answer_form.KINDS,
        index=None,
        format_func=answer_form.evidence_text,
        key=key("evidence"),
        disabled=found.frozen,
    )
    st.text_input(_("Link to the evidence"), key=key("evidence_link"), disabled=found.frozen)
    st.text_area(_("Note on the evidence"), key=key("evidence_note"), disabled=found.frozen)


def _plans(found: Round, question: Question) -> None:
    key = partial(answer_form.key, found.assessment.id, question.id)
    levels = found.questionnaire.levels
    st.text_area(_("Comment"), key=key("comment"), disabled=found.frozen)
    st.selectbox(
        _("Level you want to reach"),
        [level.value for level in levels],
        index=None,
        format_func=lambda value: f"{value}, {levels[value].name}",
        key=key("target"),
        disabled=found.frozen,
    )


def _help(found: Round, question: Question) -> None:
    nation = found.organisation.nation
    with st.expander(_("What to look for, and what the law says")):
        st.write(_("You could show: {evidence}.").format(evidence="; ".join(question.evidence)))
        st.write(_("A common trap: {trap}").format(trap=question.trap))
        for note in (n for n in question.legal_notes if n.nation == nation):
            st.write(note.text)
            st.write(
                _("{source}. Checked on {day}, may have changed.").format(
                    source=note.source, day=note.checked_on.strftime("%-d %B %Y")
                )
            )
