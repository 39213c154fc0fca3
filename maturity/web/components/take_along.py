"""A button for everything held about somebody, as one file that is made at the press."""

from collections.abc import Callable

import streamlit as st

from maturity.access import Visitor
from maturity.locale import language, speaking, translations
from maturity.usecases.come_in import visitor
from maturity.web.context import workplace

Make = Callable[[Visitor | None], bytes]


def take_along(who: Visitor | None, label: str, file_name: str, make: Make) -> None:
    st.download_button(
        label,
        data=_at_the_click(who, make),
        file_name=file_name,
        mime="application/zip",
        key=f"take along:{file_name}:{label}",
        on_click="ignore",
    )


def _at_the_click(who: Visitor | None, make: Make) -> Callable[[], bytes]:
    """It runs outside every run of the page: in whose language and for whom, it has to be told.
    Whether they still may is asked anew.
    """
    spoken, person_id = language(), None if who is None else who.person.id

    def made() -> bytes:
        with speaking(translations(spoken)):
            return make(visitor(workplace(), person_id))

    return made
