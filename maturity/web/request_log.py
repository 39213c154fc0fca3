"""One line for each request: its method, the pattern of its address, what came of it, how long it
took. Never the address itself, which may let somebody in, nor where it came from.
"""

import logging
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from maturity.web.logs import note
from maturity.web.metrics import REQUESTS, unexpected

QUIET = ("/w/state", "/healthz", "/readyz", "/_stcore/health", "/static/")
"""Asked for again and again. Noted only where they fail."""

OPENED, BROKEN = 101, 500


class RequestLog:
    """Outermost, so that a refusal is noted too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        status, begun = 0, perf_counter()

        async def send_and_look(message: Message) -> None:
            nonlocal status
            if message["type"].endswith("http.response.start"):
                status = message["status"]
            elif message["type"] == "websocket.accept":
                status = OPENED
            elif message["type"] == "websocket.close" and not status:
                status = 403
            await send(message)

        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send_and_look)
        finally:
            _note(scope, status or BROKEN, perf_counter() - begun)
            _count(scope, status or BROKEN, perf_counter() - begun)


def _note(scope: Scope, status: int, seconds: float) -> None:
    if status < 400 and scope["path"].startswith(QUIET):
        return
    facts = {
        "method": scope.get("method", "WEBSOCKET"),
        "route": _pattern(scope),
        "status": status,
        "ms": round(seconds * 1000, 1),
    }
    note("request", facts, logging.ERROR if status >= BROKEN else logging.INFO)


def _count(scope: Scope, status: int, seconds: float) -> None:
    """A connection of a page lasts as long as its tab: that is no figure of the server's."""
    if scope["type"] != "http":
        return
    REQUESTS.labels(_pattern(scope), f"{status // 100}xx").observe(seconds)
    if status == BROKEN:
        unexpected()


def _pattern(scope: Scope) -> str:
    """As it stands in the code: `/link/{token}`. Of what nobody took, nothing."""
    path = getattr(scope.get("route"), "path", "none")
    return str(path) or "page"
