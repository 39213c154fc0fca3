"""Members of a shared service side by side, to take along."""

from collections.abc import Callable

import streamlit as st

from maturity.access import Visitor
from maturity.domain.group import Group
from maturity.locale import gettext as _
from maturity.locale import language, speaking, translations
from maturity.usecases.come_in import visitor
from maturity.usecases.plan_forms import FORMS, Form
from maturity.usecases.side_by_side import side_by_side_file
from maturity.web.components.plan_downloads import MIME, form_name
from maturity.web.context import QUESTIONNAIRE, workplace


def service_downloads(who: Visitor | None, group: Group) -> None:
    st.header(_("To take along"), anchor=False)
    with st.container(horizontal=True):
        for form in FORMS:
            st.download_button(
                form_name(form).format(document=_("Members side by side")),
                data=_at_the_click(who, group, form),
                file_name=_("members-side-by-side.{ending}").format(ending=form),
                mime=MIME[form],
                key=f"side by side:{group.id}:{form}",
                on_click="ignore",
            )


def _at_the_click(who: Visitor | None, group: Group, form: Form) -> Callable[[], bytes]:
    """It runs outside every run of the page: in whose language and for whom, it has to be told."""
    spoken, person_id = language(), None if who is None else who.person.id

    def made() -> bytes:
        with speaking(translations(spoken)):
            again = visitor(workplace(), person_id)
            return side_by_side_file(workplace(), again, group.id, QUESTIONNAIRE, form)

    return made
