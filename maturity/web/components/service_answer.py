"""An answer of a shared service, on the card of its question: confirm it, or answer oneself."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.assessment import Answer
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.service_answers import ServiceAnswer, Stands
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.rounds import Round
from maturity.usecases.service_answers import GivenConfirmation, confirm_service_answers
from maturity.web.answer_form import evidence_text, response_text
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.permissions import answers_locked
from maturity.web.times import day


def say_served(who: Visitor | None, found: Round, served: tuple[ServiceAnswer, ...]) -> None:
    """Only where nobody here has answered since the page was opened."""
    for answer in served:
        known = found.records.get(answer.question_id)
        if answer.based_on == (0 if known is None else known.version):
            _say(who, found, answer)


def _say(who: Visitor | None, found: Round, answer: ServiceAnswer) -> None:
    st.info("  \n".join(_lines(found.questionnaire, answer)))
    if answers_locked(who, found):
        return
    label = _("Confirm the answer of {service}").format(service=plain(answer.service))
    key = f"served:{found.assessment.id}:{answer.group_id}:{answer.question_id}"
    if st.button(label, key=key):
        try:
            confirm_service_answers(workplace(), who, found.assessment.id, [as_shown(answer)])
        except MaturityError as error:
            st.error(plain(told(error)))
        else:
            st.rerun()


def as_shown(answer: ServiceAnswer) -> GivenConfirmation:
    return GivenConfirmation(
        answer.question_id, answer.group_id, answer.theirs.version, answer.based_on
    )


def _lines(questionnaire: Questionnaire, answer: ServiceAnswer) -> list[str]:
    first = _("Answered by the shared service {service}, {day}: {response}.")
    last = _(
        "Confirm it, or answer yourself. What you confirm becomes your own answer, with all that "
        "stands here."
    )
    if answer.stands is Stands.CHANGED:
        first = _("The shared service {service} changed its answer on {day}: {response}.")
        last = _(
            "You confirmed another one. It stands until you confirm this one or answer yourself."
        )
    opening = first.format(
        service=plain(answer.service),
        day=day(answer.theirs.answered_at),
        response=plain(response_text(questionnaire, answer.theirs.answer.response)),
    )
    return [f"**{opening}**", *brought(answer.theirs.answer), last]


def brought(answer: Answer) -> list[str]:
    """What comes along with the level, a line each."""
    kind = "" if answer.evidence is None else evidence_text(answer.evidence)
    lines = (
        (_("Reason: {text}"), answer.reason),
        (_("Evidence: {text}"), kind),
        (_("Link: {text}"), answer.evidence_link),
        (_("Note on the evidence: {text}"), answer.evidence_note),
        (_("Comment: {text}"), answer.comment),
    )
    return [line.format(text=plain(text)) for line, text in lines if text.strip()]
