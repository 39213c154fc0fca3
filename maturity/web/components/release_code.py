"""A code for an organisation that the public register does not have, from the taskforce."""

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.usecases.taskforce import issue_code, issued_codes
from maturity.web import session
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.times import day

_ISSUED = "issued code"


def offer_code(who: Visitor | None) -> None:
    st.write(
        _(
            "Councils use their code of the public register. Any other organisation contributes "
            "under a code from you. Keep to one code for each organisation."
        )
    )
    with st.form("code", clear_on_submit=True):
        name = st.text_input(_("Which organisation is it for?"), key="code for")
        if st.form_submit_button(_("Issue a code")):
            session.put(_ISSUED, (name, issue_code(workplace(), who, name)))
    name, code = session.get(_ISSUED, ("", ""))
    if code:
        st.success(_("The code of {name} is below. Send it to them.").format(name=plain(name)))
        st.code(code, language=None)
    _issued(who)


def _issued(who: Visitor | None) -> None:
    known = issued_codes(workplace(), who)
    if not known:
        return
    with st.expander(_("Codes that you issued")):
        lines = [f"- {plain(one.code)}: {plain(one.name)} ({day(one.issued_at)})" for one in known]
        st.markdown("\n".join(lines))
