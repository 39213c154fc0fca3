"""For the taskforce: contributions, a draft, and releases."""

import streamlit as st

from maturity.access import Duty, require_taskforce
from maturity.locale import gettext as _
from maturity.web.components.duties import give_up
from maturity.web.components.peer_offer_reports import peer_offer_reports
from maturity.web.components.release_code import offer_code
from maturity.web.components.release_draft import PUBLISHED, release_draft_form, say_published
from maturity.web.components.release_intake import contribution_upload
from maturity.web.components.release_on_hand import contributions_here
from maturity.web.components.release_published import releases_here
from maturity.web.visit import visit

who, _found, _path = visit()
require_taskforce(who)

st.title(_("Benchmark"), anchor=False)
st.write(
    _(
        "Contributions come in, a release goes out. Contributions and private records stay with "
        "the taskforce: only a release may be passed on."
    )
)
st.header(_("Contributions on hand"), anchor=False)
contributions_here(who)
st.header(_("Take contribution files"), anchor=False)
contribution_upload(who)
st.header(_("A code for an organisation"), anchor=False)
offer_code(who)
st.header(_("Prepare a release"), anchor=False)
release_draft_form(who)
st.header(_("Published releases"), anchor=PUBLISHED)
say_published()
releases_here(who)
peer_offer_reports(who)
st.header(_("Your part"), anchor=False)
give_up(who, Duty.TASKFORCE)
