"""Beginning: a name that colleagues see, an organisation, a round. Two answers and a click."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.law import NATIONS, Nation
from maturity.domain.organisation import Organisation
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.come_in import visitor
from maturity.usecases.organisations import (
    begin_from_register,
    begin_organisation,
    find_in_register,
    rename_person,
)
from maturity.usecases.rounds import Round, start_round
from maturity.web import session
from maturity.web.context import QUESTIONNAIRE, workplace
from maturity.web.escape import plain
from maturity.web.nations import nation_name
from maturity.web.page_list import go_to
from maturity.web.rounds import choose_round


def say_name_form(who: Visitor | None, found: Round) -> None:
    """For a colleague who follows an invitation into a round that has begun."""
    st.header(_("Answer for {name}").format(name=plain(found.organisation.name)), anchor=False)
    with st.form("name"):
        name = _name_box(who)
        if st.form_submit_button(_("Go to the questions"), type="primary"):
            rename_person(workplace(), who, name)
            go_to(found.questionnaire.themes[0].id)


def begin_round_form(who: Visitor | None, organisation: Organisation) -> None:
    """For somebody whose organisation has no round yet."""
    st.header(_("Answer for {name}").format(name=plain(organisation.name)), anchor=False)
    with st.form("begin"):
        name = _name_box(who)
        if st.form_submit_button(_("Start the questions"), type="primary"):
            _begin_round(_named(who, name), organisation)


def begin_organisation_form(who: Visitor) -> None:
    """For the owner of the server: their own organisation, from the register where it is there."""
    st.header(_("Start for my organisation"), anchor=False)
    with st.form("organisation"):
        name = _name_box(who)
        title = st.text_input(_("What is your organisation called?"), key="title")
        nation = st.radio(
            _("In which nation?"), NATIONS, index=None, format_func=nation_name, key="nation"
        )
        if st.form_submit_button(_("Start the questions"), type="primary"):
            _begin(who, name, title, nation)
    _choose_from_register(who)


def _begin(who: Visitor, name: str, title: str, nation: Nation | None) -> None:
    if nation is None:
        raise MaturityError(_("Choose the nation. It decides which law is shown."))
    who = _named(who, name)
    alike = tuple(o for o in find_in_register(workplace(), who, title) if o.nation == nation)
    if alike and alike[0].name.casefold() != title.strip().casefold():
        session.put("alike", alike)
    elif alike:
        _begin_round(who, begin_from_register(workplace(), who, alike[0].id))
    else:
        _begin_round(who, begin_organisation(workplace(), who, title, nation))


def _choose_from_register(who: Visitor) -> None:
    """The register has similar names, and with them type, region and population."""
    alike: tuple[Organisation, ...] = session.get("alike", ())
    if not alike:
        return
    st.write(_("The register has these. Is yours one of them?"))
    for organisation in alike:
        if st.button(plain(organisation.name), key=f"register:{organisation.id}"):
            session.forget("alike")
            _begin_round(who, begin_from_register(workplace(), who, organisation.id))
    if st.button(_("No, none of these")):
        session.forget("alike")
        title, nation = session.get("title", ""), session.get("nation", None)
        if nation is not None:
            _begin_round(who, begin_organisation(workplace(), who, title, nation))


def _name_box(who: Visitor | None) -> str:
    known = who.person.name if who is not None else ""
    return known or st.text_input(_("What is your name? Your colleagues will see it."))


def _named(who: Visitor | None, name: str) -> Visitor:
    """Asked once: whoever has a name keeps it."""
    if who is None or not who.person.name:
        rename_person(workplace(), who, name)
    return _as_now(who)


def _as_now(who: Visitor | None) -> Visitor:
    found = visitor(workplace(), who.person.id if who is not None else None)
    if found is None:
        raise NotHere
    return found


def _begin_round(who: Visitor, organisation: Organisation) -> None:
    """Straight on to question 1."""
    begun = start_round(workplace(), _as_now(who), organisation.id, QUESTIONNAIRE)
    choose_round(begun)
    go_to(workplace().library.questionnaire(QUESTIONNAIRE).themes[0].id)
