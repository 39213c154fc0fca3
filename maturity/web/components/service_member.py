"""An organisation as a member of shared services: the place it is offered, what its service does
for it, whether it is seen beside others, and leaving.
"""

from collections.abc import Callable

import streamlit as st

from maturity.access import Permission, Visitor
from maturity.domain.organisation import Organisation
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.service_membership import (
    JoinedService,
    accept_membership,
    agree_to_be_seen,
    decline_membership,
    leave_service,
    look_at_offer,
    services_joined,
    stop_being_seen,
)
from maturity.usecases.workplace import Workplace
from maturity.web import session
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.times import day


def service_member(who: Visitor | None, organisation: Organisation) -> None:
    leads = who is not None and who.may(Permission.SUBMIT, organisation.id)
    for joined in services_joined(workplace(), who, organisation.id):
        _joined(who, organisation, joined, leads=leads)
    if leads:
        _take_a_place(who, organisation)


def _joined(
    who: Visitor | None, organisation: Organisation, joined: JoinedService, *, leads: bool
) -> None:
    name = plain(joined.name)
    st.subheader(_("{service} works for you").format(service=name), anchor=False)
    if joined.run_by:
        st.write(_("It is a service of {organisation}.").format(organisation=plain(joined.run_by)))
    count = len(joined.question_ids)
    since = _("Member since {day}.").format(day=day(joined.joined_at))
    runs = ngettext(
        "It answers {count} question for its members. It counts for you once you confirm it.",
        "It answers {count} questions for its members. They count for you once you confirm them.",
        count,
    ).format(count=count)
    st.write(f"{since} {runs}")
    if leads:
        _sharing(who, organisation, joined)
        _leaving(who, organisation, joined)
    elif joined.agreed_at is not None:
        st.write(_("Your lead agreed that it sees you beside other members."))


def _sharing(who: Visitor | None, organisation: Organisation, joined: JoinedService) -> None:
    name, key = plain(joined.name), f"{organisation.id}:{joined.group_id}"
    if joined.agreed_at is not None:
        agreed = _("On {day} you agreed that leads of {service} see you beside other members.")
        st.write(agreed.format(day=day(joined.agreed_at), service=name))
        label = _("Take the agreement with {service} back").format(service=name)
        if st.button(label, key=f"unshare:{key}"):
            stop_being_seen(workplace(), who, organisation.id, joined.group_id)
            st.rerun()
        return
    st.write(
        _(
            "You have not agreed to be seen beside other members. If you agree, the leads of "
            "{service} see your stage and average by theme, your level in each question, and which "
            "actions of the catalogue you plan, with days and money: as of the last round that you "
            "handed in. They see no comment, no evidence, no note and nobody's name. Other members "
            "see nothing of you. You can take it back at any time."
        ).format(service=name)
    )
    if st.button(_("Agree to be seen by {service}").format(service=name), key=f"share:{key}"):
        agree_to_be_seen(workplace(), who, organisation.id, joined.group_id)
        st.rerun()


def _leaving(who: Visitor | None, organisation: Organisation, joined: JoinedService) -> None:
    name, key = plain(joined.name), f"leave:{organisation.id}:{joined.group_id}"
    with st.expander(_("Leave {service}").format(service=name)):
        st.write(
            _(
                "What you confirmed stays your own answer. It offers you no more answers, and does "
                "not see you any longer."
            )
        )
        if st.button(_("Leave {service} now").format(service=name), key=key):
            leave_service(workplace(), who, organisation.id, joined.group_id)
            st.rerun()


def _take_a_place(who: Visitor | None, organisation: Organisation) -> None:
    key = f"place:{organisation.id}"
    with st.expander(_("Become a member of a shared service"), expanded=session.has(key)):
        st.write(_("A shared service that works for you gives you a code. Type or paste it here."))
        with st.form(f"{key}:form", border=False):
            typed = st.text_input(_("Code from the service"), key=f"{key}:code")
            pressed = st.form_submit_button(_("See whose code it is"))
        if pressed:
            session.put(key, typed)
        if session.has(key):
            _decide(who, organisation, key)


def _decide(who: Visitor | None, organisation: Organisation, key: str) -> None:
    code = session.get(key, "")
    try:
        offered = look_at_offer(workplace(), who, organisation.id, code)
    except MaturityError as error:
        st.error(plain(told(error)))
        session.forget(key)
        return
    st.write(
        _(
            "{service} offers {organisation} a place. It is a service of {council}, whose leads "
            "chose its name. It then offers you its answers to the questions that it runs, and "
            "sees nothing of yours unless you agree to that as well."
        ).format(
            service=plain(offered.group.name),
            organisation=plain(organisation.name),
            council=plain(offered.run_by.name),
        )
    )
    if st.button(_("Become a member"), key=f"{key}:yes"):
        _act(accept_membership, who, organisation, key)
    if st.button(_("Decline"), key=f"{key}:no"):
        _act(decline_membership, who, organisation, key)


def _act(
    act: Callable[[Workplace, Visitor | None, str, str], object],
    who: Visitor | None,
    organisation: Organisation,
    key: str,
) -> None:
    """`key` is where the code is kept between the steps."""
    try:
        act(workplace(), who, organisation.id, session.get(key, ""))
    except MaturityError as error:
        st.error(plain(told(error)))
    else:
        session.forget(key)
        st.rerun()
