"""The last step of a plan: files to take along, and the action sheet that comes back."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.web.components.plan_downloads import plan_downloads, receipt_download
from maturity.web.components.plan_sheet import sheet_download, sheet_upload
from maturity.web.components.plan_steps import plan_steps
from maturity.web.plan_permission import may_change
from maturity.web.visit import round_here

who, found = round_here()
st.title(_("Documents"), anchor=False)
plan_steps("documents")
st.write(
    _("Each file is made when you ask for it, from your answers and your plan as they are then.")
)
plan_downloads(found)

st.header(_("To work with"), anchor=False)
st.write(
    _(
        "The action sheet has a row for each action. Change owners, days, status, notes and links "
        "there, and bring it back: you see what it would change before anything is stored."
    )
)
sheet_download(found)
if may_change(who, found):
    sheet_upload(who, found)
receipt_download(found)
