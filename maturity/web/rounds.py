"""Which round this browser tab works on: the one in the address, or the visitor's newest."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.round import Assessment
from maturity.usecases.organisations import organisations_of
from maturity.usecases.rounds import Round, open_round, rounds_of
from maturity.web.context import workplace

PARAMETER = "round"


def current_round(who: Visitor | None) -> Round | None:
    """None where the visitor's organisations have none yet. An id that is not theirs is NotHere."""
    asked = st.query_params.get(PARAMETER)
    if asked:
        return open_round(workplace(), who, asked)
    place = workplace()
    newest = [
        rounds[-1]
        for organisation in organisations_of(place, who)
        if (rounds := rounds_of(place, who, organisation.id))
    ]
    chosen = max(newest, key=_started, default=None)
    return None if chosen is None else open_round(place, who, chosen.id)


def _started(assessment: Assessment) -> str:
    return assessment.started_at.isoformat()
