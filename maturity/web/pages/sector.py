"""What the newest release says about the sector, for everybody who came in, and as a document."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.sector_document import sector_blocks
from maturity.web.components.result_blocks import show_blocks
from maturity.web.components.sector_downloads import sector_downloads
from maturity.web.context import QUESTIONNAIRE, workplace
from maturity.web.visit import visit

who, _found, _path = visit()
blocks = sector_blocks(workplace(), who, QUESTIONNAIRE)
if blocks:
    with st.container(key="others-table"):
        show_blocks(blocks)
    sector_downloads()
else:
    st.title(_("The sector"), anchor=False)
    st.write(
        _(
            "There is no benchmark yet. Once one is published, this page says which questions the "
            "sector finds hardest, and where it has moved."
        )
    )
