"""What Streamlit's page is told about its host: no dialog while the server is away."""

import json

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from maturity.web.host_config import HOST_CONFIG, NoErrorDialogs
from tests.web.asgi import fetch


async def as_streamlit(request: Request) -> Response:
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(b"\x1f\x8b")
    told = {"allowedOrigins": [], "blockErrorDialogs": False}
    return JSONResponse(told, headers={"cache-control": "no-cache"})


APP = NoErrorDialogs(Starlette(routes=[Route(HOST_CONFIG, as_streamlit)]))


def test_the_page_opens_no_dialog_and_hears_all_else_as_it_was() -> None:
    reply = fetch(APP, HOST_CONFIG, headers={"accept-encoding": "gzip"})

    assert json.loads(reply.text) == {"allowedOrigins": [], "blockErrorDialogs": True}
    assert reply.headers["content-length"] == str(len(reply.text))
    assert reply.headers["cache-control"] == "no-cache"


def test_a_refusal_stays_as_it_is() -> None:
    assert fetch(NoErrorDialogs(Starlette()), HOST_CONFIG).status == 404
