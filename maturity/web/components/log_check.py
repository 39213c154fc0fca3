"""For the operator: whether the audit log stands as it was written."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.audit import Checked
from maturity.locale import gettext as _
from maturity.usecases.audit_log import check_log, unchecked
from maturity.usecases.long_lists import COUNTED_UNASKED
from maturity.web import session
from maturity.web.context import workplace
from maturity.web.times import clock, day

CHECKED = "log checked"


def log_check(who: Visitor | None) -> None:
    known = _known_so_far(who)
    if known is not None:
        _state(known)


def _known_so_far(who: Visitor | None) -> Checked | None:
    """A long log is read from its beginning only when somebody asks for it."""
    known: Checked | None = session.get(CHECKED, None)
    left = unchecked(workplace(), who, known)
    if left > COUNTED_UNASKED and (known is None or known.whole):
        words = _("{count} entries were not checked yet. To read all of them takes a while.")
        st.write(words.format(count=f"{left:,}"))
        if not st.button(_("Check every entry")):
            return None
    known = check_log(workplace(), who, known)
    session.put(CHECKED, known)
    return known


def _state(found: Checked) -> None:
    if not found.whole:
        st.error(
            _("The log was changed: entry {number} is missing, or not as it was written.").format(
                number=found.broken
            )
        )
    elif found.ends is not None:
        st.write(
            _(
                "Every entry is as it was written. The last is number {number}, of {day} at "
                "{time}. Its hash, to write down elsewhere:"
            ).format(number=found.entries, day=day(found.ends), time=clock(found.ends))
        )
        st.code(found.hash, language=None, wrap_lines=True)
