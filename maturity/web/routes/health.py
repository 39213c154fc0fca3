"""For monitors and proxies: whether this process lives, and whether it can work. Nothing else.

The first asks nobody, so that no process is started anew because the database is away. The second
says what is missing, in one word.
"""

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from maturity.errors import NewerSchema, StoreError
from maturity.web.context import has_our_schema
from maturity.web.going import going

NO_STORE = {"Cache-Control": "no-store"}


async def lives(_request: Request) -> Response:
    return PlainTextResponse("ok\n", headers=NO_STORE)


async def ready(_request: Request) -> Response:
    missing = "going" if going.begun else await to_thread.run_sync(_missing)
    return PlainTextResponse(f"{missing or 'ok'}\n", 503 if missing else 200, NO_STORE)


def _missing() -> str:
    try:
        return "" if has_our_schema() else "schema"
    except NewerSchema:
        # Steps only add: while servers are replaced one by one, those of before go on.
        return ""
    except StoreError:
        return "database"


ROUTES = [
    Route("/healthz", lives, methods=["GET"]),
    Route("/readyz", ready, methods=["GET"]),
]
