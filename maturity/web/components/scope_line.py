"""What the answers are about: the threshold of the rule and the share of spending it covers."""

import streamlit as st

from maturity.access import Visitor
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.free_text import kept
from maturity.usecases.rounds import Round, ScopeLine, set_scope_line
from maturity.web import session
from maturity.web.autosave import Seen
from maturity.web.components.information_law import say_information_law
from maturity.web.components.standing import choose, say_standing
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.permissions import answers_locked
from maturity.web.settling import Entry, Standing, settle
from maturity.web.visit import look_again


@st.fragment
def scope_line(assessment_id: str) -> None:
    """Saved like an answer, first in each run."""
    try:
        who, found = look_again(assessment_id)
    except MaturityError as error:
        st.error(plain(told(error)))
        return
    entry = scope_entry(who, found)
    settled = settle(entry)
    with st.container(border=True):
        st.header(_("What is in scope"), anchor=False)
        st.write(_("Three quarters of a small scope is not three quarters of what you spend."))
        _boxes(found, locked=answers_locked(who, found))
        say_information_law()
        if settled.standing is Standing.ASK:
            choose(entry, who, found, _difference)
        elif settled.standing is not Standing.STORED:
            say_standing(entry, settled, who, found)


def _difference(line: ScopeLine, _theirs: ScopeLine) -> str:
    return plain(f"{line.threshold}; {line.share_covered}")


def _boxes(found: Round, *, locked: bool) -> None:
    st.text_input(
        _("From what contract value does your rule apply?"),
        key=_key(found, "threshold"),
        disabled=locked,
    )
    st.text_input(
        _("What share of your spending on contracts is that?"),
        key=_key(found, "share"),
        disabled=locked,
    )


def _key(found: Round, box: str) -> str:
    return f"scope:{found.assessment.id}:{box}"


def scope_entry(who: Visitor | None, found: Round) -> Entry[ScopeLine]:
    assessment = found.assessment

    def save(line: ScopeLine, version: int) -> Seen[ScopeLine]:
        saved = set_scope_line(workplace(), who, assessment.id, line, version)
        return Seen(ScopeLine(saved.threshold, saved.share_covered), saved.version)

    def show(line: ScopeLine) -> None:
        session.put(_key(found, "share"), line.share_covered)
        # Last: it tells that all of the entry is there, should this run be cut short.
        session.put(_key(found, "threshold"), line.threshold)

    return Entry(
        name=f"scope:{assessment.id}",
        empty=ScopeLine(),
        widget=_widget(found),
        stored=Seen(ScopeLine(assessment.threshold, assessment.share_covered), assessment.version),
        show=show,
        save=save,
    )


def _widget(found: Round) -> ScopeLine | None:
    if not session.has(_key(found, "threshold")):
        return None
    threshold, share = (
        session.get(_key(found, "threshold"), ""),
        session.get(_key(found, "share"), ""),
    )
    # As it will be stored: otherwise what was just saved would look like a change.
    return ScopeLine(kept(threshold).strip(), kept(share).strip())
