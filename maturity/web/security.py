"""Headers on every response, and the refusal of forms that another site sends."""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

YEAR = 365 * 24 * 3600
"""Seconds."""

HERE_ONLY = ("localhost", "127.0.0.1", "::1")
"""Names that lead to no other computer."""


class SecurityHeaders:
    """Adds the headers to whatever answers: our routes, Streamlit's, refusals and errors of all.

    `address` is where people reach the server; once that is https, browsers come by nothing else.
    """

    def __init__(self, app: ASGIApp, address: str = "") -> None:
        self.app, self.address = app, address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                _add_headers(scope, message, self.address)
            await send(message)

        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            if not begun:  # else Starlette would answer without these headers
                await PlainTextResponse("broken\n", 500)(scope, receive, send_with_headers)
            raise


def _add_headers(scope: Scope, message: Message, address: str) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in security_headers(address).items():
        headers[name] = value
    if _is_streamlits(scope):
        headers["Content-Security-Policy"] = streamlits_policy()
    else:
        headers.setdefault("Content-Security-Policy", own_policy())


def _is_streamlits(scope: Scope) -> bool:
    """Not what people put on this server, nor what was refused before Streamlit saw it."""
    endpoint = scope.get("endpoint")
    ours = getattr(endpoint, "__module__", "").startswith("maturity.")
    return endpoint is not None and not ours and not scope["path"].startswith("/media/")


def security_headers(address: str = "") -> dict[str, str]:
    """Those that every response has alike."""
    headers = {
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }
    if is_https(address):
        headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    return headers


def own_policy(*, scripts: bool = False) -> str:
    """For our routes: nothing that stands within a page runs, and where it has no script, none."""
    return "; ".join(
        (
            "default-src 'none'",
            *(("script-src 'self'", "connect-src 'self'") if scripts else ()),
            "style-src 'self'",
            "img-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    )


@lru_cache(maxsize=1)
def streamlits_policy() -> str:
    """Streamlit sets styles of its own as it draws; no script but its files and ours runs."""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {_inline_scripts()}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "base-uri 'self'",
            "object-src 'none'",
        )
    )


def hosts(address: str) -> list[str]:
    """The names under which requests may ask for this server: a page elsewhere that lets its own
    name point here gets nothing.
    """
    public = urlsplit(address).hostname
    return ["localhost", "127.0.0.1", *([public] if public else [])]


def is_secure(request: Request, address: str) -> bool:
    """Whether the browser reaches us by https, perhaps through a proxy that speaks http to us."""
    return is_https(address) or request.url.scheme == "https"


def is_https(address: str) -> bool:
    return urlsplit(address).scheme == "https"


def _inline_scripts() -> str:
    """The hashes of the scripts within Streamlit's own page, so that no other inline one runs."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = re.findall(r"<script>(.*?)</script>", page.read_text(encoding="utf-8"), re.DOTALL)
    hashes = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    return " ".join(f"'sha256-{value}'" for value in hashes)


def comes_from_here(request: Request) -> bool:
    """Whether a page of this server sent a form. A browser says so; no header is no proof."""
    headers: Headers = request.headers
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return headers.get("origin") is not None and _same_origin(headers)


def _same_origin(headers: Headers) -> bool:
    try:
        return urlsplit(headers.get("origin", "")).netloc == headers.get("host")
    except ValueError:
        return False  # no browser sends what is no address


class OwnPagesOnly:
    """Refuses a websocket that a page elsewhere opens.

    Streamlit refuses it too, but asks a service on the internet for our own address before.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope) if scope["type"] == "websocket" else None
        if headers is None or headers.get("origin") is None or _same_origin(headers):
            await self.app(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})
