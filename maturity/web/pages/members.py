"""Members of a shared service side by side, for its leads."""

import streamlit as st

from maturity.access import Permission
from maturity.locale import gettext as _
from maturity.usecases.organisations import organisations_of
from maturity.usecases.services import service_run_by
from maturity.usecases.side_by_side import side_by_side_screen
from maturity.web.components.result_blocks import show_blocks
from maturity.web.components.service_downloads import service_downloads
from maturity.web.context import QUESTIONNAIRE, workplace
from maturity.web.page_list import page_at
from maturity.web.visit import visit

who, _found, _path = visit()
led = [
    group
    for organisation in organisations_of(workplace(), who)
    if who is not None and who.may(Permission.LEAD_GROUP, organisation.id)
    if (group := service_run_by(workplace(), who, organisation.id)) is not None
]
if led:
    group = led[0]
    if len(led) > 1:
        group = st.selectbox(_("Which service?"), led, format_func=lambda one: one.name)
    screen = side_by_side_screen(workplace(), who, group.id, QUESTIONNAIRE)
    with st.container(key="shared-table"):
        show_blocks(screen.blocks)
    if screen.enough:
        service_downloads(group)
else:
    st.title(_("Members side by side"), anchor=False)
    st.write(_("Your organisation is no shared service. Its leads can make it one."))
st.page_link(page_at("service"), label=_("Back to the shared service"))
