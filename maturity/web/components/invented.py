"""The mark of an organisation that does not exist, on each of its pages."""

import streamlit as st

from maturity.domain.organisation import Organisation
from maturity.locale import gettext as _


def say_invented(organisation: Organisation) -> None:
    if organisation.invented:
        st.warning(_("This organisation is invented. Look around and change what you like."))
