"""On every page of a round: what somebody who only reads may do, and whom to ask."""

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.usecases.rounds import Round
from maturity.web.escape import plain
from maturity.web.permissions import reads_only


def say_reads_only(who: Visitor | None, found: Round) -> None:
    if reads_only(who, found):
        st.info(
            _(
                "You can read everything of {name}, and change nothing. Ask a lead if you want to "
                "answer."
            ).format(name=plain(found.organisation.name))
        )
