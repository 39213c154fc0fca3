"""The first page of a facilitator: which organisations invited them, and which workshops."""

import streamlit as st

from maturity.access import Permission, Visitor
from maturity.domain.organisation import Organisation
from maturity.domain.round import Assessment
from maturity.domain.workshop import WorkshopState
from maturity.locale import gettext as _
from maturity.usecases.organisations import rename_person
from maturity.usecases.workshops import workshop_of, workshop_rounds
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.page_list import go_to
from maturity.web.rounds import choose_round


def facilitated(
    who: Visitor | None, organisations: tuple[Organisation, ...]
) -> tuple[Organisation, ...]:
    """Those whose workshops are all that the visitor sees of them."""
    return tuple(o for o in organisations if who and not who.may(Permission.SEE, o.id))


def workshops_to_run(who: Visitor | None, organisations: tuple[Organisation, ...]) -> None:
    st.header(_("Workshops that you run"), anchor=False)
    st.write(
        _("You see the workshops of who invited you, and nothing else: no answers and no plan.")
    )
    if who is not None and not who.person.name:
        _say_name(who)
    for organisation in organisations:
        st.subheader(plain(organisation.name), anchor=False)
        rounds = workshop_rounds(workplace(), who, organisation.id)
        for assessment in reversed(rounds):
            _workshop(who, organisation, assessment)
        if not rounds:
            st.write(_("No round has begun there. Ask who invited you."))


def _say_name(who: Visitor) -> None:
    with st.form("name of a facilitator"):
        name = st.text_input(_("What is your name? It stands beside each level that you set."))
        if st.form_submit_button(_("Save my name")):
            rename_person(workplace(), who, name)
            st.rerun()


def _workshop(who: Visitor | None, organisation: Organisation, assessment: Assessment) -> None:
    name = _("{organisation}, round {number}: {state}").format(
        organisation=plain(organisation.name),
        number=assessment.number,
        state=_state(who, assessment),
    )
    if st.button(name, key=f"facilitate:{assessment.id}"):
        choose_round(assessment)
        go_to("workshop")


def _state(who: Visitor | None, assessment: Assessment) -> str:
    workshop = workshop_of(workplace(), who, assessment.id)
    if workshop is None:
        return _("no workshop yet")
    return {
        WorkshopState.PREPARING: _("workshop in preparation"),
        WorkshopState.LIVE: _("workshop on its day"),
        WorkshopState.CLOSED: _("workshop closed"),
    }[workshop.state]
