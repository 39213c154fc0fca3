"""Answers by file: take them along, and bring them back after a look at what would change."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.web.components.download_link import download_link
from maturity.web.components.file_upload import file_upload
from maturity.web.permissions import reads_only
from maturity.web.routes.files_of_a_round import ANSWERS
from maturity.web.visit import round_here

who, found = round_here()

st.title(_("Answers by file"), anchor=False)
st.write(_("Fill in the questions with a spreadsheet, or keep a copy of your answers."))

st.header(_("Download"), anchor=False)
st.write(_("The file (CSV) has a row for each question of this round, with your answers so far."))
download_link(_("Download your answers"), ANSWERS, round=found.assessment.id)

st.header(_("Upload"), anchor=False)
if found.frozen:
    st.write(_("This round was handed in. It can be looked at, and not changed."))
elif reads_only(who, found):
    st.write(_("A file that is brought back changes answers. You read them only."))
else:
    st.write(
        _(
            "In the column 'level' write 0 to {top}, 'na' with a reason, or 'dont_know'. Save the "
            "file as 'CSV UTF-8'. You see what it would change before anything is stored."
        ).format(top=found.questionnaire.top_level)
    )
    st.write(_("An empty cell changes nothing: what is there stays."))
    file_upload(who, found)
