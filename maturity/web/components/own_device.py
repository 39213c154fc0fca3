"""How somebody comes in on another device: by a link to oneself, or by their work account."""

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.usecases.come_in import make_device_link
from maturity.usecases.signing_in import work_accounts
from maturity.web.components.invitations import show_link
from maturity.web.context import workplace


def own_device(who: Visitor | None) -> None:
    st.header(_("Your other devices"), anchor=False)
    if work_accounts(workplace(), who):
        st.write(_("Sign in there with your work account: no link is needed."))
        return
    st.write(_("A link for your phone or another computer lets you in there as yourself."))
    if st.button(_("Make a link for another device")):
        show_link(
            make_device_link(workplace(), who),
            _("Open this link on the other device. It works once, for one hour. Tell nobody."),
        )
