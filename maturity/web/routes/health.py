"""For monitors and proxies: whether this process lives, and whether it can work. Nothing else.

The first asks nobody, so that no process is started anew because the database is away. The second
says what is missing, in one word.
"""

from anyio import CapacityLimiter, move_on_after, to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from maturity.errors import NewerSchema, StoreError
from maturity.web.context import has_our_schema
from maturity.web.going import going

NO_STORE = {"Cache-Control": "no-store"}

PATIENCE = 12.0
"""Seconds. A database that is away is known to be so after ten: after these, it hangs."""

askers = CapacityLimiter(2)
"""A database that hangs takes none of the threads that answer people."""


async def lives(_request: Request) -> Response:
    return PlainTextResponse("ok\n", headers=NO_STORE)


async def ready(_request: Request) -> Response:
    missing = "going" if going.begun else await _missing_by_now()
    return PlainTextResponse(f"{missing or 'ok'}\n", 503 if missing else 200, NO_STORE)


async def _missing_by_now() -> str:
    with move_on_after(PATIENCE):
        return await to_thread.run_sync(_missing, abandon_on_cancel=True, limiter=askers)
    return "database"


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
