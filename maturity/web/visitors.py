"""Who is here. Loopback proves nothing: without a valid cookie nobody is anybody.

There are two: of whoever followed a link, and of whoever signed in with a provider. The first
counts while both are there, until its person says that both are one.
"""

from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache

import streamlit as st

from maturity.access import Visitor
from maturity.domain.identity import SignIn
from maturity.usecases.sign_in import cookie_secret
from maturity.usecases.signing_in import came_by_link, signed_in
from maturity.web import account_cookie, cookies
from maturity.web.context import settings, workplace


def who_is_here() -> Visitor | None:
    """Loaded anew in each run, so that whoever was shut out is out at the next click."""
    return who_sends(st.context.cookies)


def who_sends(sent: Mapping[str, str]) -> Visitor | None:
    """The same for a request to one of our routes."""
    return linked(sent) or signed_in(workplace(), sign_in_of(sent))


def linked(sent: Mapping[str, str]) -> Visitor | None:
    """Who came by a link in this browser."""
    held = cookies.read(sent.get(cookies.NAME), signing_secret())
    if held is None:
        return None
    return came_by_link(workplace(), held.person_id, held.signed_at, held.browser)


def named_by(sent: Mapping[str, str]) -> str:
    """Whom the cookies name; empty where none was signed here. Whether it still lets them in, the
    database would have to say: here, nobody asks it.
    """
    held = cookies.read(sent.get(cookies.NAME), signing_secret())
    if held is not None:
        return held.person_id
    found = sign_in_of(sent)
    return "" if found is None else repr(found.identity)


def sign_in_of(sent: Mapping[str, str]) -> SignIn | None:
    """Whom a provider named in this browser, while the session lasts. They may be nobody here, and
    nobody is named any more by a provider that was taken out of the settings.
    """
    providers = {provider.id for provider in settings().providers}
    value = sent.get(account_cookie.NAME) if providers else None
    now = workplace().now()
    found = account_cookie.sign_in_of(value, signing_secret(), now, session_length())
    return found if found is not None and found.identity.provider in providers else None


def session_length() -> timedelta:
    return timedelta(hours=settings().session_hours)


@lru_cache(maxsize=1)
def signing_secret() -> str:
    """It never changes, and every run of every card asks for it."""
    return settings().secret or cookie_secret(workplace())
