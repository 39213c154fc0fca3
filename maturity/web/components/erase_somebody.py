"""For the operator: erasing somebody who asked for it."""

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.usecases.erasing import erase_somebody
from maturity.web.components.erasing_words import erased, listed, stays_of_person
from maturity.web.context import workplace


def erase_on_request(who: Visitor) -> None:
    st.header(_("Somebody asks to be erased"), anchor=False)
    st.write(
        _(
            "Everybody can do it themselves on this page. For somebody who has lost their way in, "
            "you can, by their id. The command `audit list` has whole ids."
        )
    )
    with st.expander(_("Erase somebody by their id")):
        listed(_("What stays, and why:"), stays_of_person())
        with st.form("erase somebody", border=False):
            person_id = st.text_input(_("Their id"), key="erase somebody:id")
            sure = st.checkbox(_("They asked for it."), key="erase somebody:sure")
            pressed = st.form_submit_button(_("Erase this person now"))
        if pressed and not (sure and person_id.strip()):
            st.error(_("Nothing was erased. Write the id, and tick the box, if you mean it."))
        elif pressed:
            erased(
                lambda: erase_somebody(workplace(), who, person_id),
                _("This person is erased."),
                stays_of_person(),
            )
