"""The style sheets and scripts of our own routes, and the script of the pages."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

_STATIC = Path(__file__).parents[1] / "static"
_FRESH = {"Cache-Control": "no-cache"}
"""Asked for again each time, answered in a few bytes where nothing changed."""


async def style(_request: Request) -> Response:
    return FileResponse(_STATIC / "site.css", media_type="text/css", headers=_FRESH)


async def script(_request: Request) -> Response:
    return FileResponse(_STATIC / "page.js", media_type="text/javascript", headers=_FRESH)


async def once(_request: Request) -> Response:
    return FileResponse(_STATIC / "once.js", media_type="text/javascript", headers=_FRESH)


async def voting_style(_request: Request) -> Response:
    return FileResponse(_STATIC / "voting.css", media_type="text/css", headers=_FRESH)


async def voting_script(_request: Request) -> Response:
    return FileResponse(_STATIC / "voting.js", media_type="text/javascript", headers=_FRESH)


ROUTES = [
    Route("/site.css", style, methods=["GET"]),
    Route("/page.js", script, methods=["GET"]),
    Route("/once.js", once, methods=["GET"]),
    Route("/voting.css", voting_style, methods=["GET"]),
    Route("/voting.js", voting_script, methods=["GET"]),
]
