"""Everybody in an organisation. A lead closes somebody's way in, or opens it again."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.locale import gettext as _
from maturity.usecases.organisations import members, set_shut_out
from maturity.web.context import workplace
from maturity.web.escape import plain


def people(who: Visitor | None, organisation: Organisation) -> None:
    may_close = who is not None and who.role_in(organisation.id) is Role.LEAD
    for person, membership in members(workplace(), who, organisation.id):
        mine = who is not None and who.person.id == person.id
        name, act = st.columns([3, 2], vertical_alignment="center")
        name.write(_line(person, membership, mine=mine))
        if may_close and not mine:
            with act:
                _close_or_open(who, person, membership)


def _line(person: Person, membership: Membership, *, mine: bool) -> str:
    words = [plain(person.name) or _("No name yet"), role_name(membership.role)]
    if mine:
        words.append(_("this is you"))
    if membership.shut_out:
        words.append(_("may not come in"))
    return ", ".join(words)


def role_name(role: Role) -> str:
    return {Role.CONTRIBUTOR: _("answers questions"), Role.LEAD: _("lead")}[role]


def _close_or_open(who: Visitor | None, person: Person, membership: Membership) -> None:
    name = plain(person.name) or _("this person")
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
