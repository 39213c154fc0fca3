"""Which round this browser tab works on: the one that was chosen, or the visitor's newest."""

from collections.abc import Iterator

import streamlit as st

from maturity.access import Permission, Visitor
from maturity.domain.organisation import Organisation
from maturity.domain.round import Assessment
from maturity.errors import NotAllowed, NotHere
from maturity.usecases.organisations import organisations_of
from maturity.usecases.rounds import Round, open_round, rounds_of
from maturity.usecases.workshops import round_for_workshop, workshop_rounds
from maturity.web import session
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told

PARAMETER = "round"


def current_round(who: Visitor | None) -> Round | None:
    """None where the visitor's organisations have none yet.

    A chosen round stays in the address, so that a reload finds it. One that is not theirs, or was
    never there, is said to be not here, and they go on with their own.
    """
    if who is None:
        return None
    chosen = st.query_params.get(PARAMETER) or session.get(PARAMETER, "")
    if chosen:
        try:
            found = opened(who, chosen)
        except NotHere as error:
            st.error(plain(told(error)))
            session.forget(PARAMETER)
            # After a change of page the address does not name it.
            st.query_params.pop(PARAMETER, None)
        else:
            session.put(PARAMETER, chosen)
            st.query_params[PARAMETER] = chosen
            return found
    return _newest(who)


def choose_round(assessment: Assessment) -> None:
    """From the next run on."""
    session.put(PARAMETER, assessment.id)
    if PARAMETER in st.query_params:
        st.query_params[PARAMETER] = assessment.id


def all_rounds(who: Visitor | None) -> Iterator[tuple[Organisation, Assessment]]:
    """Of every organisation that the visitor belongs to, oldest round first."""
    place = workplace()
    for organisation in organisations_of(place, who):
        sees = who is not None and who.may(Permission.SEE, organisation.id)
        rounds = rounds_of if sees else workshop_rounds
        for assessment in rounds(place, who, organisation.id):
            yield organisation, assessment


def opened(who: Visitor | None, assessment_id: str) -> Round:
    """A facilitator gets it without any answer."""
    try:
        return open_round(workplace(), who, assessment_id)
    except NotAllowed:
        return round_for_workshop(workplace(), who, assessment_id)


def _newest(who: Visitor) -> Round | None:
    """An invented organisation comes last, however new it is; a facilitator's before it."""

    def weight(pair: tuple[Organisation, Assessment]) -> tuple[bool, bool, str]:
        organisation, assessment = pair
        sees = who.may(Permission.SEE, organisation.id)
        return not organisation.invented, sees, assessment.started_at.isoformat()

    chosen = max(all_rounds(who), key=weight, default=None)
    return None if chosen is None else opened(who, chosen[1].id)
