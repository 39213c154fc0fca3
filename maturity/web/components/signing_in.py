"""Buttons of the providers, and what a stranger and a colleague read about signing in."""

from html import escape
from typing import Literal

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.usecases.signing_in import work_accounts
from maturity.web.context import settings, workplace
from maturity.web.escape import plain
from maturity.web.visitors import linked, sign_in_of


def sign_in() -> None:
    """For strangers: nothing where no provider is set up."""
    found = sign_in_of(st.context.cookies)
    if found is not None:
        st.info(
            _(
                "You are signed in as {account}, but nobody has invited you yet. Ask your lead for "
                "a link, open it here, and you are in."
            ).format(account=plain(found.identity.email or found.identity.provider))
        )
        sign_out_link()
    elif settings().providers:
        st.write(_("Sign in with your work account, if your organisation has one of these:"))
        provider_buttons(_("Sign in with {name}"), "primary")


def provider_buttons(label: str, kind: Literal["primary", "secondary"] = "secondary") -> None:
    """A press of one leaves the page. `label` has a {name}."""
    with st.container(horizontal=True):
        for provider in settings().providers:
            name = label.format(name=plain(provider.name))
            if st.button(name, key=f"provider:{provider.id}", type=kind):
                st.login(provider.id)


def work_account(who: Visitor | None) -> None:
    """For whoever is in: with what they sign in, or how they could from now on."""
    if not settings().providers:
        return
    st.header(_("Your work account"), anchor=False)
    for kept in work_accounts(workplace(), who):
        account = kept.identity.email or kept.identity.provider
        st.write(_("You can sign in as {account}.").format(account=plain(account)))
    if linked(st.context.cookies) is not None:
        st.write(
            _(
                "You are here by a link. Sign in with your work account, and you need no links any "
                "more. You are asked once more before anything changes."
            )
        )
        provider_buttons(_("Use my work account from now on: {name}"))


def sign_out_link() -> None:
    st.html(f'<p><a href="/sign-out">{escape(_("Sign out"))}</a></p>')
