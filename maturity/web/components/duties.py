"""For operators: who has a duty on this server, a link for the taskforce, and ending a duty."""

from collections.abc import Callable

import streamlit as st

from maturity.access import Duty, Visitor
from maturity.domain.organisation import Person
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.come_in import invite_taskforce
from maturity.usecases.duties import give_up_duty, people_with_duty, take_duty
from maturity.web.components.invitations import show_link
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told


def duties(who: Visitor | None) -> None:
    st.header(_("People with a duty"), anchor=False)
    st.write(
        _(
            "An operator begins organisations and keeps the database. The taskforce counts "
            "contributions and publishes releases. Neither sees what an organisation answers."
        )
    )
    for person in people_with_duty(workplace(), who):
        _line(who, person)
    if st.button(_("Invite somebody to the taskforce")):
        show_link(
            invite_taskforce(workplace(), who),
            _("Send this link to one colleague. It works once, for 14 days. It is shown only now."),
        )
    give_up(who, Duty.OPERATOR)


def give_up(who: Visitor | None, duty: Duty) -> None:
    """A duty of one's own, after a tick: it is not come by again without somebody else."""
    names = {
        Duty.OPERATOR: _("Give up being an operator"),
        Duty.TASKFORCE: _("Give up your part in the taskforce"),
    }
    key = f"give up:{duty.value}"
    with st.expander(names[duty]):
        with st.form(key, border=False):
            sure = st.checkbox(_("Yes, I give it up."), key=f"{key}:sure")
            pressed = st.form_submit_button(names[duty])
        if pressed and not sure:
            st.error(_("Nothing was changed. Tick the box first, if you mean it."))
        elif pressed and _done(lambda: give_up_duty(workplace(), who, duty)):
            st.rerun()


def _line(who: Visitor | None, person: Person) -> None:
    name = plain(person.name) or _("No name yet")
    mine = who is not None and who.person.id == person.id
    words = [name, *_duties_of(person), *([_("this is you")] if mine else [])]
    left, right = st.columns([2, 3], vertical_alignment="center")
    left.write(", ".join(words))
    if person.taskforce and not mine:
        called = plain(person.name) or _("this person")
        label = _("End the part of {name} in the taskforce").format(name=called)
        with right:
            if st.button(label, key=f"take duty:{person.id}") and _done(
                lambda: take_duty(workplace(), who, person.id)
            ):
                st.rerun()


def _duties_of(person: Person) -> list[str]:
    return [
        *([_("operator")] if person.owner else []),
        *([_("taskforce")] if person.taskforce else []),
    ]


def _done(act: Callable[[], Person]) -> bool:
    try:
        act()
    except MaturityError as error:
        st.error(plain(told(error)))
        return False
    return True
