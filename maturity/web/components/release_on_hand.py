"""How many contributions the taskforce has, by what they are compared with."""

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.usecases.long_lists import COUNTED_UNASKED
from maturity.usecases.release_screen import on_hand
from maturity.usecases.taskforce import contribution_count
from maturity.web.components.result_blocks import show_blocks
from maturity.web.context import workplace


def contributions_here(who: Visitor | None) -> None:
    given = contribution_count(workplace(), who)
    if given > COUNTED_UNASKED and not _asked(given):
        return
    show_blocks(on_hand(workplace(), who))
    st.write(
        _(
            "These numbers are for you. What is published says only how many there are at least, "
            "in steps of five."
        )
    )


def _asked(given: int) -> bool:
    st.write(
        _("{count} contributions came in. To see how many stand takes a while.").format(
            count=f"{given:,}"
        )
    )
    return st.button(_("Count them"))
