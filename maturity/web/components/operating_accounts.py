"""For the operator: e-mail domains tied to organisations, and accounts whose way in is closed."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.identity import TIED_ROLES, DomainTie, KeptIdentity
from maturity.domain.organisation import Organisation
from maturity.locale import gettext as _
from maturity.usecases.work_accounts import (
    find_organisations,
    find_work_accounts,
    set_work_account_closed,
    tie_domain,
    tied_domains,
    untie_domain,
)
from maturity.web.components.narrowed import narrowed
from maturity.web.context import settings, workplace
from maturity.web.escape import plain
from maturity.web.role_words import role_name, role_offer
from maturity.web.times import day


def operating_accounts(who: Visitor | None) -> None:
    """Nothing where nobody signs in with a provider."""
    if not settings().providers:
        return
    st.header(_("People who sign in"), anchor=False)
    st.write(
        _(
            "Tie an e-mail domain to an organisation, and once its lead agrees, its people come in "
            "without a link. Only addresses that the provider vouches for count."
        )
    )
    for tie, organisation in narrowed(
        _("Tied domains: a part of the one that you look for"),
        "tied",
        lambda words: tied_domains(workplace(), who, words),
    ):
        _tied(who, tie, organisation)
    _tie(who)
    _closing(who)


def _names() -> dict[str, str]:
    return {provider.id: provider.name for provider in settings().providers}


def _tied(who: Visitor | None, tie: DomainTie, organisation: Organisation) -> None:
    provider, domain, agreed = tie.provider, tie.domain, tie.agreed_at is not None
    words, act = st.columns([3, 2], vertical_alignment="center")
    words.write(
        _words(agreed=agreed).format(
            domain=plain(domain),
            provider=plain(_names().get(provider, provider)),
            organisation=plain(organisation.name),
            role=role_name(tie.role),
        )
    )
    label = _("Untie {domain}").format(domain=plain(domain))
    if act.button(label, key=f"untie:{provider}:{domain}"):
        untie_domain(workplace(), who, provider, domain)
        st.rerun()


def _words(*, agreed: bool) -> str:
    if agreed:
        return _("{domain}, with {provider}: {organisation} ({role})")
    return _("{domain}, with {provider}: {organisation} ({role}). Its lead has not agreed yet.")


def _tie(who: Visitor | None) -> None:
    words = st.text_input(_("Tie a domain to which organisation? Part of its name"), key="tie-to")
    found = find_organisations(workplace(), who, words) if words else ()
    if words and not found:
        st.write(_("None of that name was found. Three letters at least."))
    if not found:
        return
    names = _names()
    with st.form("tie"):
        chosen = st.selectbox(_("Organisation"), found, format_func=lambda one: one.name)
        provider = st.selectbox(_("Who vouches"), list(names), format_func=names.__getitem__)
        domain = st.text_input(_("Domain, such as ambridge.gov.uk"))
        role = st.radio(_("What may they do?"), TIED_ROLES, format_func=role_offer)
        if st.form_submit_button(_("Tie this domain")):
            tie_domain(workplace(), who, chosen.id, (provider, domain, role))
            st.rerun()


def _closing(who: Visitor | None) -> None:
    st.subheader(_("Close an account"), anchor=False)
    email = st.text_input(_("Close the way in of an account: its e-mail address"), key="account")
    if not email:
        return
    found = find_work_accounts(workplace(), who, email)
    for kept in found:
        _account(who, kept)
    if not found:
        st.write(_("Nobody has signed in with this address."))


def _account(who: Visitor | None, kept: KeptIdentity) -> None:
    identity, closed = kept.identity, kept.closed_at is not None
    st.write(
        _("{email}, with {provider}: last signed in on {day}").format(
            email=plain(identity.email),
            provider=plain(_names().get(identity.provider, identity.provider)),
            day=day(kept.last_seen),
        )
    )
    label = _("Open this way in again") if closed else _("Close this way in")
    if st.button(label, key=f"close:{identity.issuer}:{identity.subject}"):
        set_work_account_closed(
            workplace(), who, identity.issuer, identity.subject, closed=not closed
        )
        st.rerun()
