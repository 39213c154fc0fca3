"""How people join a workshop: the address large, as a code for cameras, and in letters to type."""

from base64 import b64encode
from html import escape
from urllib.parse import urlsplit

import streamlit as st

from maturity.access import Visitor
from maturity.domain.workshop import Workshop
from maturity.locale import gettext as _
from maturity.usecases.join_code import shown_code
from maturity.usecases.workshop_documents import join_address, joining_picture
from maturity.usecases.workshops import change_code
from maturity.web.components.workshop_buttons import do
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.security import HERE_ONLY
from maturity.web.visit import address


def joining_card(workshop: Workshop) -> None:
    """For a wall before the first question, and for the page that prepares it."""
    link = join_address(address(), workshop.code)
    say_if_nobody_can_join()
    picture, words = st.columns([2, 3])
    with picture, st.container(key="joining-qr"):
        st.html(_picture(workshop, link))
    with words, st.container(key="joining-code"):
        st.markdown(_("Scan the code, or open"))
        st.markdown(f"**{plain(_bare(f'{address()}/j'))}**")
        st.markdown(_("and type the code"))
        st.markdown(f"**{shown_code(workshop.code)}**")
    st.markdown(_("To send in a chat:"))
    st.code(link, language=None, wrap_lines=True)


def say_if_expired(workshop: Workshop) -> None:
    """Cards go on working."""
    if workshop.expired(workplace().now()):
        st.warning(
            _(
                "The code has expired: phones can neither join nor vote. Change how long people "
                "can join, on the page of the workshop. If the workshop is over, close it there: "
                "until then its votes are kept as they were cast."
            )
        )


def _picture(workshop: Workshop, link: str) -> str:
    """As an image: Streamlit draws no SVG that stands in a page."""
    drawn = b64encode(joining_picture(address(), workshop.code).encode()).decode()
    alt = escape(_("QR code that opens {address}").format(address=link))
    return f'<img alt="{alt}" src="data:image/svg+xml;base64,{drawn}">'


def offer_new_code(who: Visitor | None, workshop: Workshop) -> None:
    """The way back for a room that strangers filled."""
    name = f"new-code:{workshop.code}"
    with st.expander(_("Have strangers joined?"), key=name, on_change="rerun") as part:
        if not part.open:
            return
        st.write(
            _(
                "A new code shuts out everybody who has not voted yet. They join again with the "
                "new code. Votes and those who gave them stay."
            )
        )
        if st.button(_("Make a new code"), key=f"{name}:make"):
            do(lambda: change_code(workplace(), who, workshop.id, workshop.code))


def say_how_to_join(workshop: Workshop) -> None:
    """One line for whoever comes late."""
    with st.container(key="wall-code"):
        st.markdown(
            _("Join: {address}, code **{code}**").format(
                address=plain(_bare(f"{address()}/j")), code=shown_code(workshop.code)
            )
        )


def say_if_nobody_can_join() -> None:
    if urlsplit(address()).hostname in HERE_ONLY:
        st.warning(
            _(
                "Phones cannot open this address: it leads to this computer only. Ask whoever runs "
                "the server to set the address, and try it with 'doctor --workshop'. Voting cards "
                "work without any phone."
            )
        )


def _bare(link: str) -> str:
    """As people type it."""
    return link.split("://", maxsplit=1)[-1]
