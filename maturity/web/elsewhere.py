"""A file for a page that is open on another server. Who may upload at all is strangers.py's."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import exists, get_instance

from maturity.web.strangers import UPLOADS


class NotHere:
    """After a server was lost, a browser may be with another than the one that its cookie names.
    Where a file comes to the wrong one, it says 404, at which the proxy asks the next.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        uploads = scope["type"] == "http" and scope["path"].startswith(f"{UPLOADS}/")
        if uploads and scope["method"] == "PUT" and not _is_open_here(scope["path"]):
            async for _part in Request(scope, receive).stream():
                pass  # a connection that breaks off would look like a server that is lost
            await PlainTextResponse("not here\n", 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _is_open_here(path: str) -> bool:
    session_id = path.removeprefix(f"{UPLOADS}/").partition("/")[0]
    return exists() and get_instance().is_active_session(session_id)
