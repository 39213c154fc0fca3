"""What a page says where none of its parts expected an error. Streamlit has noted it in the log."""

import streamlit as st

from maturity.errors import MaturityError, StoreError
from maturity.locale import gettext as _
from maturity.web.escape import plain
from maturity.web.metrics import told, unexpected
from maturity.web.trying_again import say_and_try_again


def say_script_error(error: Exception) -> bool:
    """True: Streamlit itself says nothing."""
    if isinstance(error, StoreError):
        say_and_try_again(error)
    elif isinstance(error, MaturityError):
        st.error(plain(told(error)))
    else:
        unexpected()
        st.error(
            _(
                "Something broke here, and is in the server's log. Load the page again. If that "
                "does not help, tell whoever runs this server."
            )
        )
    return True
