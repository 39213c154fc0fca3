"""An organisation as a shared service, for its leads: its members, places for others, and what it
runs. Members side by side have a page of their own.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from maturity.access import Visitor
from maturity.domain.group import Group
from maturity.domain.organisation import Organisation
from maturity.domain.questionnaire import Questionnaire, Theme
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.services import (
    ServiceMember,
    begin_service,
    end_membership,
    offer_membership,
    open_offers,
    questions_run,
    say_what_it_runs,
    service_members,
    take_back_offer,
)
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.page_list import page_at
from maturity.web.times import day


def service_lead(who: Visitor | None, group: Group, questionnaire: Questionnaire) -> None:
    st.subheader(_("{service}: its members").format(service=plain(group.name)), anchor=False)
    members = service_members(workplace(), who, group.id)
    _members(members)
    _offers(who, group)
    st.subheader(_("What {service} runs").format(service=plain(group.name)), anchor=False)
    st.write(
        _(
            "Members see your answers to these questions at once, as you give them, with evidence, "
            "links and comments. An answer counts for a member once somebody there confirms it."
        )
    )
    chosen = questions_run(workplace(), who, group.id)
    for theme in questionnaire.themes:
        _theme(who, group, theme, chosen)
    names = {m.organisation_id: m.name for m in members if m.left_at is None}
    if names:
        _ending(who, group, names)


def begin_service_form(who: Visitor | None, organisation: Organisation) -> None:
    with st.expander(_("Make {name} a shared service").format(name=plain(organisation.name))):
        st.write(
            _(
                "A shared service answers the questions that it runs once, and offers the answers "
                "to the councils that it works for. Only do this if you work for several councils."
            )
        )
        with st.form(f"begin service:{organisation.id}", border=False):
            name = st.text_input(_("What do members call the service?"))
            pressed = st.form_submit_button(_("Begin the shared service"))
        if pressed:
            _try(partial(begin_service, workplace(), who, organisation.id, name))


def _members(members: Sequence[ServiceMember]) -> None:
    if not members:
        st.write(_("It has no members yet."))
        return
    st.markdown("\n".join(f"- {_line(member)}" for member in members))
    st.page_link(page_at("members"), label=_("See members side by side"))


def _ending(who: Visitor | None, group: Group, names: Mapping[str, str]) -> None:
    with st.expander(_("End a membership")):
        st.write(_("The member keeps all of its answers, and is no longer offered yours."))
        with st.form(f"end:{group.id}", border=False):
            chosen = st.selectbox(
                _("Which member?"),
                list(names),
                index=None,
                placeholder=_("Choose a member"),
                format_func=lambda organisation_id: names.get(organisation_id, organisation_id),
            )
            pressed = st.form_submit_button(_("End its membership"))
        if pressed and chosen is not None:
            _try(partial(end_membership, workplace(), who, group.id, chosen))


def _line(member: ServiceMember) -> str:
    words = _("{name}, member since {day}.").format(
        name=plain(member.name), day=day(member.joined_at)
    )
    if member.left_at is not None:
        return _("{name}, member from {day} to {end}.").format(
            name=plain(member.name), day=day(member.joined_at), end=day(member.left_at)
        )
    if member.agreed_at is None:
        return words + " " + _("It has not agreed to be seen beside others.")
    agreed = _("It agreed on {day} to be seen beside others.").format(day=day(member.agreed_at))
    return f"{words} {agreed}"


def _offers(who: Visitor | None, group: Group) -> None:
    st.subheader(_("Offer a council a place"), anchor=False)
    st.write(_("You make a code for it. It is a member once a lead there has taken the place."))
    with st.form(f"offer:{group.id}", clear_on_submit=True):
        meant_for = st.text_input(_("Which organisation is the place for?"))
        pressed = st.form_submit_button(_("Make a code"))
    if pressed:
        _show_code(who, group, meant_for)
    for offer in open_offers(workplace(), who, group.id):
        name = plain(offer.meant_for)
        st.write(
            _("Open place for {name}, offered on {day}. The code works until {end}.").format(
                name=name, day=day(offer.offered_at), end=day(offer.expires_at)
            )
        )
        label = _("Take the place for {name} back").format(name=name)
        if st.button(label, key=f"back:{offer.token_hash}"):
            _try(partial(take_back_offer, workplace(), who, group.id, offer.token_hash))


def _show_code(who: Visitor | None, group: Group, meant_for: str) -> None:
    try:
        code = offer_membership(workplace(), who, group.id, meant_for)
    except MaturityError as error:
        st.error(plain(told(error)))
        return
    st.success(
        _(
            "Send this code to a lead of that organisation. They type it on their page 'Shared "
            "service'. It works once, for 14 days. It is shown only now."
        )
    )
    st.code(code, language=None, wrap_lines=True)


def _theme(who: Visitor | None, group: Group, theme: Theme, chosen: frozenset[str]) -> None:
    """Another key once what it runs is another: the box then shows what was stored."""
    titles = {question.id: question.title for question in theme.questions}
    run = [question_id for question_id in titles if question_id in chosen]
    key = f"runs:{group.id}:{theme.id}"
    with st.form(f"{key}:{hash(tuple(run))}", border=False):
        wanted = st.multiselect(
            _("{theme}: questions that the service answers").format(theme=theme.title),
            list(titles),
            default=run,
            format_func=lambda question_id: titles.get(question_id, question_id),
        )
        with st.container(horizontal=True):
            pressed = st.form_submit_button(_("Keep for {theme}").format(theme=theme.title))
            all_of_it = st.form_submit_button(_("All of {theme}").format(theme=theme.title))
    if pressed or all_of_it:
        now = set(titles) if all_of_it else set(wanted)
        _try(partial(_change, who, group, now, set(run)))


def _change(who: Visitor | None, group: Group, now: set[str], before: set[str]) -> None:
    """Only what was changed here: a colleague may have chosen others meanwhile."""
    say_what_it_runs(workplace(), who, group.id, now - before)
    say_what_it_runs(workplace(), who, group.id, before - now, runs=False)


def _try(act: Callable[[], object]) -> None:
    try:
        act()
    except MaturityError as error:
        st.error(plain(told(error)))
    else:
        st.rerun()
