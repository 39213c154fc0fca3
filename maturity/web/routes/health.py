"""Whether this server can work: its database answers. For monitors; says nothing else."""

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from maturity.errors import StoreError
from maturity.usecases.sign_in import cookie_secret
from maturity.web.context import workplace


async def health(_request: Request) -> Response:
    try:
        await to_thread.run_sync(lambda: cookie_secret(workplace()))
    except StoreError:
        return PlainTextResponse("database\n", 503)
    return PlainTextResponse("ok\n")


ROUTES = [Route("/healthz", health, methods=["GET"])]
