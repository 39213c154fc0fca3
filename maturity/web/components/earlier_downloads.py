"""The plan of a council that merged into the visitor's own, to take along."""

from collections.abc import Callable
from time import monotonic

import streamlit as st

from maturity.access import Visitor
from maturity.domain.organisation import Organisation
from maturity.domain.round import Assessment
from maturity.locale import gettext as _
from maturity.locale import language, speaking, translations
from maturity.usecases.come_in import visitor
from maturity.usecases.earlier_councils import earlier_file
from maturity.usecases.plan_documents import Wanted
from maturity.usecases.plan_forms import FORMS, Form
from maturity.usecases.plan_parts import FULL
from maturity.web.at_the_click import AskedTooOften, files, name_of_file
from maturity.web.components.plan_downloads import MIME, form_name
from maturity.web.context import workplace


def earlier_downloads(
    who: Visitor | None, successor: Organisation, before: Organisation, assessment: Assessment
) -> None:
    st.header(_("To take along"), anchor=False)
    with st.container(horizontal=True):
        for form in FORMS:
            title = _("Full plan")
            st.download_button(
                form_name(form).format(document=title),
                data=_at_the_click(who, successor.id, assessment.id, form),
                file_name=name_of_file(before, assessment, title, form),
                mime=MIME[form],
                key=f"earlier:{assessment.id}:{form}",
                on_click="ignore",
            )


def _at_the_click(
    who: Visitor | None, organisation_id: str, assessment_id: str, form: Form
) -> Callable[[], bytes]:
    """It runs outside every run of the page: in whose language and for whom, it has to be told."""
    spoken, person_id = language(), None if who is None else who.person.id

    def made() -> bytes:
        with speaking(translations(spoken)):
            if not files.take(person_id or "", monotonic()):
                raise AskedTooOften
            again = visitor(workplace(), person_id)
            wanted = Wanted(FULL, form)
            return earlier_file(workplace(), again, organisation_id, assessment_id, wanted)

    return made
