"""Keeps in whoever comes back: their cookie is signed anew when a page is opened."""

from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from maturity.errors import MaturityError
from maturity.web import cookies
from maturity.web.context import settings
from maturity.web.security import is_secure
from maturity.web.sign_in import CALLBACK
from maturity.web.visitors import linked, signing_secret


class StayingIn:
    """Only pages of this server are opened so, never the files and calls behind them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        cookie = await _renewed(Request(scope)) if _opens_page(scope) else None

        async def send_with_cookie(message: Message) -> None:
            if cookie is not None and message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("Set-Cookie", cookie)
            await send(message)

        await self.app(scope, receive, send_with_cookie)


def _opens_page(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return "text/html" in Request(scope).headers.get("accept", "")


async def _renewed(request: Request) -> str | None:
    value = request.cookies.get(cookies.NAME)
    if value is None or request.scope["path"].startswith(("/link/", CALLBACK)):
        return None
    try:
        return await to_thread.run_sync(_signed_anew, request, value)
    except MaturityError:
        return None  # the page itself says what is wrong with the database


def _signed_anew(request: Request, value: str) -> str | None:
    """Only while it lets somebody in: a new one would be younger than what ended it."""
    secure = is_secure(request, settings().address)
    cookie = cookies.renewed(value, signing_secret(), secure=secure)
    return cookie if cookie is not None and linked(request.cookies) is not None else None
