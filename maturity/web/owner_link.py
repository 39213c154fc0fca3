"""The link that lets the owner of the server in, printed when it starts."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.come_in import make_owner_link
from maturity.usecases.workplace import Workplace


def print_owner_link(workplace: Workplace) -> None:
    address = st.get_option("server.address") or "127.0.0.1"
    port = st.get_option("server.port")
    link = f"http://{address}:{port}/link/{make_owner_link(workplace)}"
    print(_("To come in as the owner, open this once: {link}").format(link=link), flush=True)  # noqa: T201
