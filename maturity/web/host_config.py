"""What Streamlit's page is told about its host, but for one thing: while the server cannot be
reached, it opens no dialog that asks people for their internet. page.js says what is going on.
"""

import json

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST_CONFIG = "/_stcore/host-config"


class NoErrorDialogs:
    """For the one address that every page asks when it connects."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != HOST_CONFIG or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        sent: list[Message] = []

        async def keep(message: Message) -> None:
            sent.append(message)

        # What is compressed could not be changed.
        scope["headers"] = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        await self.app(scope, receive, keep)
        for message in _changed(sent):
            await send(message)


def _changed(sent: list[Message]) -> list[Message]:
    start, *rest = sent
    body = b"".join(message.get("body", b"") for message in rest)
    if start["status"] == 200:
        body = json.dumps({**json.loads(body), "blockErrorDialogs": True}).encode()
    MutableHeaders(scope=start)["content-length"] = str(len(body))
    return [start, {"type": "http.response.body", "body": body}]
