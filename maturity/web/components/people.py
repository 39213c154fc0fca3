"""Everybody in an organisation. A lead changes what somebody does, and closes or opens their way
in.
"""

import streamlit as st

from maturity.access import Permission, Visitor
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.organisations import members, set_shut_out
from maturity.usecases.roles import change_role
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.role_words import OFFERED, role_name, role_offer


def people(who: Visitor | None, organisation: Organisation) -> None:
    """Whoever has no name yet, may not come in or has left stands below the others."""
    leads = who is not None and who.may(Permission.INVITE, organisation.id)
    everybody = members(workplace(), who, organisation.id)
    for person, membership in sorted(everybody, key=lambda pair: _last(*pair)):
        mine = who is not None and who.person.id == person.id
        name, act = st.columns([3, 2], vertical_alignment="center")
        name.write(_line(person, membership, mine=mine))
        if leads and not mine and not membership.has_left:
            with act:
                _change(who, person, membership)
    if leads and sum(membership.leads for _who, membership in everybody) == 1:
        st.warning(
            _(
                "You are the only lead. If you lose your way in, nobody here can let people "
                "in. Make somebody else a lead too."
            )
        )


def _last(person: Person, membership: Membership) -> tuple[bool, bool, bool]:
    return membership.has_left, membership.shut_out, not person.name


def _line(person: Person, membership: Membership, *, mine: bool) -> str:
    nameless = _("Somebody who left") if membership.has_left else _("No name yet")
    words = [plain(person.name) or nameless, role_name(membership.role)]
    if mine:
        words.append(_("this is you"))
    if membership.has_left:
        words.append(_("has left"))
    if membership.shut_out:
        words.append(_("may not come in"))
    return ", ".join(words)


def _close_or_open(who: Visitor | None, person: Person, membership: Membership) -> None:
    name = _called(person)
    sentence = _("Let {name} back in") if membership.shut_out else _("Shut {name} out")
    if st.button(sentence.format(name=name), key=f"way in:{membership}"):
        set_shut_out(
            workplace(),
            who,
            membership.organisation_id,
            person.id,
            shut_out=not membership.shut_out,
        )
        st.rerun()


def _change(who: Visitor | None, person: Person, membership: Membership) -> None:
    """Its title names whom it is about: a list of the parts of a page reads it out of its row."""
    name = _called(person)
    key = f"change role:{membership.organisation_id}:{person.id}:{membership.role.value}"
    with st.expander(_("Change something for {name}").format(name=name), key=f"{key}:part"):
        with st.form(key, border=False):
            role = st.radio(
                _("What will {name} do?").format(name=name),
                OFFERED,
                index=OFFERED.index(membership.role),
                format_func=role_offer,
                key=f"{key}:role",
            )
            pressed = st.form_submit_button(_("Change it for {name}").format(name=name))
        if pressed and role is not membership.role:
            _try(who, person, membership, role)
        _close_or_open(who, person, membership)


def _called(person: Person) -> str:
    return plain(person.name) or _("this person")


def _try(who: Visitor | None, person: Person, membership: Membership, role: Role) -> None:
    try:
        change_role(workplace(), who, membership.organisation_id, person.id, role)
    except MaturityError as error:
        st.error(plain(told(error)))
    else:
        st.rerun()
