"""One item of the legal check, as a fragment, saved like an answer."""

from collections.abc import Iterator

import streamlit as st

from maturity.access import Visitor
from maturity.domain.law import LegalCheck
from maturity.domain.legal_answer import LegalAnswer, LegalRecord, LegalResponse
from maturity.errors import MaturityError, StoreError
from maturity.locale import gettext as _
from maturity.usecases.free_text import kept
from maturity.usecases.legal_check import (
    GivenLegalAnswer,
    answer_legal_check,
    legal_answers,
    legal_checks,
)
from maturity.usecases.rounds import Round
from maturity.web import session
from maturity.web.autosave import Seen
from maturity.web.components.information_law import say_information_law
from maturity.web.components.standing import choose, say_standing
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.permissions import answers_locked
from maturity.web.settling import Entry, Standing, settle, shown
from maturity.web.times import day
from maturity.web.visit import look_again


@st.fragment
def legal_item(assessment_id: str, check: LegalCheck) -> None:
    try:
        who, found = look_again(assessment_id)
        stored = _stored(who, assessment_id, check)
    except MaturityError as error:
        st.error(plain(told(error)))
        return
    entry = _entry(who, found, check, stored)
    settled = settle(entry)
    with st.container(border=True):
        _item(found, check, locked=answers_locked(who, found))
        if settled.standing is Standing.ASK:
            choose(entry, who, found, _difference)
        else:
            say_standing(entry, settled, who, found)


def response_text(response: LegalResponse | None) -> str:
    if response is None:
        return _("No answer")
    return {
        LegalResponse.YES: _("Yes"),
        LegalResponse.NO: _("No"),
        LegalResponse.NOT_SURE: _("Not sure"),
    }[response]


def _difference(answer: LegalAnswer, _theirs: LegalAnswer) -> str:
    return plain("; ".join(filter(None, (response_text(answer.response), answer.note))))


def _item(found: Round, check: LegalCheck, *, locked: bool) -> None:
    st.write(_("Applies to: {whom}").format(whom=check.applies))
    st.radio(
        check.text,
        list(LegalResponse),
        index=None,
        format_func=response_text,
        key=_key(found, check, "response"),
        disabled=locked,
    )
    if check.note:
        st.write(check.note)
    st.caption(
        _("[{source}]({url}). Checked on {day}; it may have changed since.").format(
            source=plain(check.source), url=check.url, day=day(check.checked_on)
        )
    )
    st.text_area(
        _("Note: what shows it, or who will find out"),
        key=_key(found, check, "note"),
        disabled=locked,
    )
    say_information_law()


def _key(found: Round, check: LegalCheck, field: str) -> str:
    return f"law:{found.assessment.id}:{check.id}:{field}"


def _seen(record: LegalRecord | None) -> Seen[LegalAnswer]:
    if record is None:
        return Seen(LegalAnswer())
    return Seen(record.answer, record.version, record.author_id, record.answered_at)


def legal_entries(
    who: Visitor | None, found: Round
) -> Iterator[tuple[LegalCheck, Entry[LegalAnswer]]]:
    """Of the items that are drawn in this browser tab."""
    for check in legal_checks(found):
        if _widget(found, check) is not None:
            yield check, _entry(who, found, check, _stored(who, found.assessment.id, check))


def _name(assessment_id: str, check: LegalCheck) -> str:
    return f"law:{assessment_id}:{check.id}"


def _stored(who: Visitor | None, assessment_id: str, check: LegalCheck) -> Seen[LegalAnswer]:
    """While the database does not answer, what was shown last: what is typed must stay drawn."""
    try:
        return _seen(legal_answers(workplace(), who, assessment_id).get(check.id))
    except StoreError:
        return shown(_name(assessment_id, check), Seen(LegalAnswer()))


def _entry(
    who: Visitor | None, found: Round, check: LegalCheck, stored: Seen[LegalAnswer]
) -> Entry[LegalAnswer]:
    def save(answer: LegalAnswer, version: int) -> Seen[LegalAnswer]:
        given = GivenLegalAnswer(check.id, answer, version)
        return _seen(answer_legal_check(workplace(), who, found.assessment.id, given))

    def show(answer: LegalAnswer) -> None:
        session.put(_key(found, check, "response"), answer.response)
        session.put(_key(found, check, "note"), answer.note)

    return Entry(
        name=_name(found.assessment.id, check),
        empty=LegalAnswer(),
        widget=_widget(found, check),
        stored=stored,
        show=show,
        save=save,
    )


def _widget(found: Round, check: LegalCheck) -> LegalAnswer | None:
    if not session.has(_key(found, check, "note")):
        return None
    response: LegalResponse | None = session.get(_key(found, check, "response"), None)
    return LegalAnswer(response, kept(session.get(_key(found, check, "note"), "")))
