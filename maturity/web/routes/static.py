"""The one style sheet of our own routes."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

_STATIC = Path(__file__).parents[1] / "static"


async def style(_request: Request) -> Response:
    return FileResponse(_STATIC / "site.css", media_type="text/css")


ROUTES = [Route("/site.css", style, methods=["GET"])]
