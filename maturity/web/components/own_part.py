"""One's own part in an organisation: handing over the lead, and leaving."""

from collections.abc import Callable

import streamlit as st

from maturity.access import Permission, Visitor
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.organisations import members
from maturity.usecases.roles import hand_over, leave
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told


def own_part(who: Visitor | None, organisation: Organisation) -> None:
    if who is None:
        return
    role = who.role_in(organisation.id)
    colleagues: list[Person] = []
    if who.may(Permission.SEE, organisation.id):
        colleagues = _others(who, members(workplace(), who, organisation.id))
    if role is Role.LEAD and colleagues:
        _offer_to_hand_over(who, organisation, colleagues)
    _offer_to_leave(who, organisation)


def _others(who: Visitor, everybody: tuple[tuple[Person, Membership], ...]) -> list[Person]:
    return [p for p, membership in everybody if membership.is_open and p.id != who.person.id]


def _offer_to_hand_over(who: Visitor, organisation: Organisation, others: list[Person]) -> None:
    names = {person.id: person.name or _("No name yet") for person in others}
    key = f"hand over:{organisation.id}"
    with st.expander(_("Hand over the lead of {name}").format(name=plain(organisation.name))):
        with st.form(key, border=False):
            st.write(
                _(
                    "Your colleague becomes lead, and you answer questions. Links that you made "
                    "and nobody followed yet stop working."
                )
            )
            chosen = st.selectbox(
                _("To whom?"),
                list(names),
                index=None,
                placeholder=_("Choose a colleague"),
                format_func=lambda person_id: names.get(person_id, ""),
                key=f"{key}:to",
            )
            pressed = st.form_submit_button(_("Hand over the lead"))
        if pressed and chosen is None:
            st.error(_("Choose a colleague first. Nothing was changed."))
        elif pressed and chosen is not None and _done(hand_over, who, organisation, chosen):
            st.rerun()


def _offer_to_leave(who: Visitor, organisation: Organisation) -> None:
    key = f"leave:{organisation.id}"
    with st.expander(_("Leave {name}").format(name=plain(organisation.name))):
        with st.form(key, border=False):
            st.write(
                _(
                    "You will not see it any more. What you did there stays, with your name. If "
                    "nobody is left, it stays as it is, and whoever runs the server can let the "
                    "next lead in."
                )
            )
            sure = st.checkbox(_("Yes, I want to leave."), key=f"{key}:sure")
            pressed = st.form_submit_button(
                _("Leave {name} now").format(name=plain(organisation.name))
            )
        if pressed and not sure:
            st.error(_("Nothing was changed. Tick the box first, if you mean it."))
        elif pressed and _done(leave, who, organisation):
            st.rerun()


def _done(act: Callable[..., Membership], who: Visitor, place: Organisation, *further: str) -> bool:
    try:
        act(workplace(), who, place.id, *further)
    except MaturityError as error:
        st.error(plain(told(error)))
        return False
    return True
