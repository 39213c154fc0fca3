"""Who took part in a round, as roles that are ticked. Saved like an answer."""

import streamlit as st

from maturity.access import Visitor
from maturity.documents.roles import role_name
from maturity.domain.contributors import CONTRIBUTOR_ROLES, ContributorRole
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.rounds import Round, set_roles
from maturity.web import session
from maturity.web.autosave import Seen
from maturity.web.components.standing import choose, say_standing
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.permissions import answers_locked
from maturity.web.settling import Entry, Standing, settle
from maturity.web.visit import look_again

Roles = tuple[ContributorRole, ...]


@st.fragment
def contributors(assessment_id: str) -> None:
    try:
        who, found = look_again(assessment_id)
    except MaturityError as error:
        st.error(plain(told(error)))
        return
    entry = roles_entry(who, found)
    settled = settle(entry)
    st.header(_("Who took part"), anchor=False)
    st.write(_("Tick every part of your organisation that helped to answer. No names are needed."))
    locked = answers_locked(who, found)
    for role in CONTRIBUTOR_ROLES:
        st.checkbox(role_name(role), key=_key(found, role), disabled=locked)
    if settled.standing is Standing.ASK:
        choose(entry, who, found, lambda roles, _theirs: plain(_named(roles)))
    elif settled.standing is not Standing.STORED:
        say_standing(entry, settled, who, found)


def _named(roles: Roles) -> str:
    return ", ".join(role_name(role) for role in roles)


def _key(found: Round, role: ContributorRole) -> str:
    return f"roles:{found.assessment.id}:{role}"


def roles_entry(who: Visitor | None, found: Round) -> Entry[Roles]:
    assessment = found.assessment

    def save(roles: Roles, version: int) -> Seen[Roles]:
        saved = set_roles(workplace(), who, assessment.id, roles, version)
        return Seen(saved.roles, saved.version)

    def show(roles: Roles) -> None:
        for role in CONTRIBUTOR_ROLES:
            session.put(_key(found, role), role in roles)

    return Entry(
        name=f"roles:{assessment.id}",
        empty=(),
        widget=_widget(found),
        stored=Seen(assessment.roles, assessment.version),
        show=show,
        save=save,
    )


def _widget(found: Round) -> Roles | None:
    # The last one tells that all are there, should a run have been cut short.
    if not session.has(_key(found, CONTRIBUTOR_ROLES[-1])):
        return None
    return tuple(r for r in CONTRIBUTOR_ROLES if session.get(_key(found, r), otherwise=False))
