"""What strangers may not ask Streamlit for: its figures, and room for files."""

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from maturity.errors import MaturityError
from maturity.web import cookies
from maturity.web.visitors import signing_secret, who_sends

METRICS = "/_stcore/metrics"
UPLOADS = "/_stcore/upload_file"


class KeepStrangersOut:
    """Streamlit asks nobody who they are at these addresses: memory would fill with their files."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" else ""
        app = self.app
        if path.startswith(METRICS):
            app = PlainTextResponse("not here\n", 404)
        elif path.startswith(UPLOADS) and not await _is_somebody(Request(scope)):
            app = PlainTextResponse("come in first\n", 403)
        await app(scope, receive, send)


async def _is_somebody(request: Request) -> bool:
    """A link's cookie, signed here, is enough: what becomes of a file is asked of its person. An
    account is not: anybody has one somewhere.
    """
    try:
        secret = await to_thread.run_sync(signing_secret)
        if cookies.person_id(request.cookies.get(cookies.NAME), secret) is not None:
            return True
        return await to_thread.run_sync(who_sends, request.cookies) is not None
    except MaturityError:
        return False
