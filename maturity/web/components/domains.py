"""For leads: e-mail domains that let people into their organisation, and their yes to each."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.identity import DomainTie
from maturity.domain.organisation import Organisation
from maturity.locale import gettext as _
from maturity.usecases.domains import agree_to_domain, domains_of, end_domain
from maturity.web.context import settings, workplace
from maturity.web.escape import plain
from maturity.web.role_words import role_name


def domains(who: Visitor | None, organisation: Organisation) -> None:
    """Nothing where the operator has tied none."""
    ties = domains_of(workplace(), who, organisation.id)
    if ties:
        st.subheader(_("E-mail domains that let people in"), anchor=False)
    for tie in ties:
        _domain(who, organisation, tie)


def _domain(who: Visitor | None, organisation: Organisation, tie: DomainTie) -> None:
    names = {provider.id: provider.name for provider in settings().providers}
    words = (
        _("Whoever signs in with {provider} and has an address at {domain} is let in, and {role}.")
        if tie.agreed_at
        else _(
            "Whoever runs this server asks: may everybody come in who signs in with {provider} and "
            "has an address at {domain}? Each of them then {role}. Nobody comes in until you agree."
        )
    )
    provider = plain(names.get(tie.provider, tie.provider))
    st.write(words.format(provider=provider, domain=plain(tie.domain), role=role_name(tie.role)))
    name, which = f"{tie.provider}:{tie.domain}", (tie.provider, tie.domain)
    with st.container(horizontal=True):
        label = _("Let people with {domain} in").format(domain=plain(tie.domain))
        if tie.agreed_at is None and st.button(label, key=f"agree:{name}"):
            agree_to_domain(workplace(), who, organisation.id, *which)
            st.rerun()
        label = _("Let nobody in by {domain}").format(domain=plain(tie.domain))
        if st.button(label, key=f"end:{name}"):
            end_domain(workplace(), who, organisation.id, *which)
            st.rerun()
