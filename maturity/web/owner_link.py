"""The link that lets the owner of the server in, printed when it starts."""

import sys

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.come_in import make_owner_link
from maturity.usecases.workplace import Workplace


def print_owner_link(workplace: Workplace) -> None:
    address = st.get_option("server.address") or "127.0.0.1"
    port = st.get_option("server.port")
    link = f"http://{address}:{port}/link/{make_owner_link(workplace)}"
    sys.stdout.write(_("To come in as the owner, open this once: {link}").format(link=link) + "\n")
    sys.stdout.flush()
