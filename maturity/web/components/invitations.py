"""Links that make somebody a colleague: making one, and taking back those that are still open."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.link import Link
from maturity.domain.organisation import Organisation, Role
from maturity.locale import gettext as _
from maturity.usecases.come_in import invite, open_links, revoke_link
from maturity.web.components.standing import name_of_member
from maturity.web.context import workplace
from maturity.web.role_words import OFFERED, role_name, role_offer
from maturity.web.times import clock, day
from maturity.web.visit import address


def invitations(who: Visitor | None, organisation: Organisation) -> None:
    st.subheader(_("Invite a colleague"), anchor=False)
    role = st.radio(
        _("What will they do?"),
        OFFERED,
        format_func=role_offer,
        key=f"role:{organisation.id}",
    )
    if st.button(_("Make an invitation link"), key=f"invite:{organisation.id}"):
        show_link(
            invite(workplace(), who, organisation.id, role),
            _("Send this link to one colleague. It works once, for 14 days. It is shown only now."),
        )
    for link in open_links(workplace(), who, organisation.id):
        _open_link(who, organisation, link)


def show_link(token: str, what_to_do: str) -> None:
    st.success(what_to_do)
    st.code(f"{address()}/link/{token}", language=None, wrap_lines=True)


def _maker(link: Link, who: Visitor | None, organisation: Organisation) -> str:
    if link.made_by is None:
        return _("whoever runs this server")
    return name_of_member(link.made_by, who, organisation.id)


def _open_link(who: Visitor | None, organisation: Organisation, link: Link) -> None:
    words, act = st.columns([3, 1], vertical_alignment="center")
    words.write(
        _(
            "Link not used yet ({role}), made on {day} at {time} by {name}. Works until {end}."
        ).format(
            role=role_name(link.role or Role.CONTRIBUTOR),
            day=day(link.made_at),
            time=clock(link.made_at),
            name=_maker(link, who, organisation),
            end=day(link.expires_at),
        )
    )
    if act.button(_("Take it back"), key=f"revoke:{link.token_hash}"):
        revoke_link(workplace(), who, link.token_hash)
        st.rerun()
