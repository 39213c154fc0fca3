"""Handing a round in, taking it back with a reason, and going on with the next one."""

from collections.abc import Sequence

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.usecases.handing_in import Submission, reopen_round, submit_round
from maturity.usecases.rounds import Round, start_round
from maturity.web.components.information_law import say_information_law
from maturity.web.components.standing import name_of
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.rounds import choose_round
from maturity.web.times import clock, day


def offer_to_hand_in(who: Visitor | None, found: Round) -> None:
    st.header(_("Hand it in"), anchor=False)
    st.write(
        _(
            "Handing in freezes this round with its result. It can be looked at, and not changed. "
            "The lead of your organisation does it."
        )
    )
    if st.button(_("Hand in this round")):
        submit_round(workplace(), who, found.assessment.id)
        st.rerun()


def offer_next_round(who: Visitor | None, found: Round) -> None:
    st.header(_("The next round"), anchor=False)
    st.write(
        _(
            "It starts from these answers. Each is marked as carried over until somebody confirms "
            "or changes it."
        )
    )
    if st.button(_("Start the next round")):
        place, assessment = workplace(), found.assessment
        choose_round(start_round(place, who, found.organisation.id, assessment.questionnaire_id))
        st.rerun()


def offer_reopening(who: Visitor | None, found: Round) -> None:
    st.header(_("Reopen it"), anchor=False)
    with st.form("reopen"):
        reason = st.text_area(_("Why do you reopen it? The reason stays on record."))
        say_information_law()
        if st.form_submit_button(_("Reopen this round")):
            reopen_round(workplace(), who, found.assessment.id, reason)
            st.rerun()


def say_handed_in(submissions: Sequence[Submission], who: Visitor | None, found: Round) -> None:
    """What happened to this round, oldest first. It is never deleted."""
    if not submissions:
        return
    st.header(_("What happened to this round"), anchor=False)
    for submission in submissions:
        done = submission.result
        sentence = _("Handed in on {day} at {time} by {name}.").format(
            day=day(done.submitted_at),
            time=clock(done.submitted_at),
            name=name_of(done.submitted_by, who, found),
        )
        st.write(sentence)
        reopened = submission.reopening
        if reopened is not None:
            st.write(
                _("Reopened on {day} by {name}. Reason: {reason}").format(
                    day=day(reopened.reopened_at),
                    name=name_of(reopened.reopened_by, who, found),
                    reason=plain(reopened.reason),
                )
            )
