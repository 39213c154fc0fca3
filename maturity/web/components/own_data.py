"""Everything held about oneself: taking it along, and having oneself erased."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.erasing import GoingPerson
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.erasing import before_leaving_for_good, erase_myself, refuse_person
from maturity.web.components.download_link import download_link
from maturity.web.components.erasing_words import erased, listed, stays_of_person
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.page_list import page_at
from maturity.web.routes.files_of_councils import ABOUT_YOU


def own_data(who: Visitor | None) -> None:
    if who is None:
        return
    st.header(_("About you"), anchor=False)
    st.write(
        _(
            "Your name, your roles, accounts you sign in with, links, and what you did and when. "
            "What you wrote belongs to your organisation: a lead there can take that along."
        )
    )
    download_link(_("Download everything about you"), ABOUT_YOU)
    words = _("Your id is {id}. Name it if you write to whoever runs the server.")
    st.write(words.format(id=plain(who.person.id)))
    with st.expander(_("Have yourself erased")):
        _erase(who, before_leaving_for_good(workplace(), who))


def _erase(who: Visitor, going: GoingPerson) -> None:
    try:
        refuse_person(going)
    except MaturityError as error:
        st.write(plain(told(error)))
        if any(part.leads for part in who.memberships):
            st.page_link(page_at("colleagues"))
        return
    st.write(
        _(
            "Your name goes, and so do your roles, your accounts, your links, and contact details "
            "in offers that you made, which are withdrawn. You are out at once, on every device."
        )
    )
    if going.goes_along:
        st.write(_("The invented organisation that only you explore goes too."))
    listed(_("What stays, and why:"), stays_of_person())
    _ask(who)


def _ask(who: Visitor) -> None:
    with st.form("erase myself", border=False):
        sure = st.checkbox(_("Yes, erase me for good."), key="erase myself:sure")
        pressed = st.form_submit_button(_("Erase me now"))
    if pressed and not sure:
        st.error(_("Nothing was erased. Tick the box first, if you mean it."))
    elif pressed:
        erased(
            lambda: erase_myself(workplace(), who),
            _("You are erased. Close this page: you are nobody here any more."),
            stays_of_person(),
        )
