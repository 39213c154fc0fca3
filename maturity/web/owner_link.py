"""The link that lets the owner of the server in: printed at its start, opened on a desktop."""

import sys
import webbrowser

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.come_in import make_owner_link
from maturity.web.context import settings, workplace


def show_owner_link() -> None:
    link = f"{settings().address or _here()}/link/{make_owner_link(workplace())}"
    sys.stdout.write(
        _("Everything that people enter is kept in {database}.\n").format(
            database=settings().database.in_full
        )
        + _("To come in as the owner, open this once: {link}\n").format(link=link)
    )
    sys.stdout.flush()
    if settings().desktop:
        webbrowser.open(link)


def _here() -> str:
    """What Streamlit listens on. Another server that runs this app needs the public address set."""
    return f"http://{st.get_option('server.address')}:{st.get_option('server.port')}"
