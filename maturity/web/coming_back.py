"""Somebody comes back from a provider: Streamlit checks what they bring, we take over from there.

Streamlit would set a cookie of its own for 30 days, with the tokens of the account in another and
without Secure, and show what it says to pages alone: never to our routes, and only as it was when a
tab was opened. So its answer to the callback is read here and never sent. It holds the claims of an
ID token whose signature, issuer, nonce and times Streamlit's library has checked; we check that the
token was made for us and for this very moment. The browser gets our own signed cookie, which lasts
as long as a session may, opens pages and routes alike, and is looked up in the database each time.
"""

import json
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from time import monotonic

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from maturity.domain.identity import Identity, SignIn, identity_of, is_for, is_fresh
from maturity.errors import MaturityError, StoreError
from maturity.locale import gettext as _
from maturity.usecases.signing_in import Arrival, note_not_accepted, sign_in_with
from maturity.web import account_cookie, cookies
from maturity.web.context import settings, workplace
from maturity.web.metrics import told
from maturity.web.routes.budget import Budget
from maturity.web.routes.pages import page
from maturity.web.security import is_secure
from maturity.web.sign_in import CALLBACK, streamlit_secret
from maturity.web.visitors import linked, session_length, signing_secret

STREAMLITS = "_streamlit_user"
"""The cookie with the claims, and how the names of its parts and of the one with tokens begin."""


LOGIN = "/auth/login"
"""Where Streamlit asks the provider how it works, and sends people there."""

A_MINUTE = 600
"""Of everybody together: each asks the provider something. Who comes back in vain counts twice."""


class ComingBack:
    """Around the one address to which providers send people."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self._tries = app, Budget(A_MINUTE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" and settings().providers else ""
        if path in (LOGIN, CALLBACK) and not self._tries.take(monotonic()):
            sentence = _("Too many people are signing in. Wait a moment, then try again.")
            await _message(sentence, 429)(scope, receive, send)
        elif path == CALLBACK:
            await self._take_over(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _take_over(self, scope: Scope, receive: Receive, send: Send) -> None:
        sent: list[Message] = []

        async def keep(message: Message) -> None:
            sent.append(message)

        await self.app(scope, receive, keep)
        headers = Headers(raw=sent[0]["headers"]) if sent else Headers()
        response = await to_thread.run_sync(_arrive, Request(scope), headers.getlist("set-cookie"))
        if response.status_code == 303:
            self._tries.give_back()
        await response(scope, receive, send)


def _arrive(request: Request, set_cookies: list[str]) -> Response:
    try:
        response = _arrived(request, _claims(set_cookies))
    except StoreError as error:
        away = _("The database does not answer. Sign in again in a moment.")
        response = _message(told(error, away), 503)
    except MaturityError as error:
        response = _message(told(error), 403)
    # Streamlit's memory of the sign-in ends with it; of its other cookies none is passed on.
    for cookie in set_cookies:
        if not cookie.startswith(STREAMLITS):
            response.headers.append("set-cookie", cookie)
    return response


def _arrived(request: Request, claims: Mapping[str, object]) -> Response:
    asked = {provider.id: provider for provider in settings().providers}
    provider = asked.get(str(claims.get("provider")))
    identity = identity_of(provider.id, claims) if provider else None
    if provider is None or identity is None or not is_for(claims, provider.client_id):
        return _not_accepted("unchecked")
    if not is_fresh(claims, workplace().now()):
        return _not_accepted("old")
    return _welcome(request, identity)


def _welcome(request: Request, identity: Identity) -> Response:
    arrival = sign_in_with(workplace(), identity, linked(request.cookies))
    home = "/account" if arrival is Arrival.ASK else "/"
    response = RedirectResponse(home, status_code=303)
    account_cookie.set_sign_in(
        response,
        SignIn(identity, workplace().now()),
        signing_secret(),
        session_length(),
        secure=is_secure(request, settings().address),
    )
    if arrival is Arrival.IN:
        response.delete_cookie(cookies.NAME)
    return response


def _claims(set_cookies: list[str]) -> Mapping[str, object]:
    """What Streamlit signed a moment ago; empty where it accepted nobody."""
    jar: SimpleCookie = SimpleCookie()
    for cookie in set_cookies:
        if cookie.startswith(STREAMLITS):
            _load(jar, cookie)

    def part(name: str) -> bytes | None:
        signed = jar[name].value if name in jar else ""
        return decode_signed_value(streamlit_secret(), name, signed)

    whole = get_cookie_with_chunks(part, STREAMLITS)
    claims = json.loads(whole) if whole else {}
    return claims if isinstance(claims, dict) else {}


def _load(jar: SimpleCookie, cookie: str) -> None:
    try:
        jar.load(cookie)
    except CookieError:
        return


def _not_accepted(reason: str) -> Response:
    note_not_accepted(workplace(), reason)
    return _message(
        _(
            "What your provider sent could not be accepted, or it was too old. Sign in again. If "
            "that does not help, tell whoever runs this server."
        ),
        403,
    )


def _message(sentence: str, status: int) -> Response:
    return page(
        "way_back.html",
        status,
        title=_("You are not signed in"),
        sentences=[sentence],
        there="",
        home_label=_("To the first page"),
    )
