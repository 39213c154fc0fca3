"""One request to an ASGI app, within this process and without a server."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Headers
    text: str


def fetch(
    app: ASGIApp, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
) -> Reply:
    return asyncio.run(_fetch(app, path, method, headers or {}))


async def _fetch(app: ASGIApp, path: str, method: str, headers: Mapping[str, str]) -> Reply:
    raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "scheme": "http",
        "server": ("127.0.0.1", 8501),
        "headers": [(b"host", b"127.0.0.1:8501"), *raw],
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start, *rest = sent
    body = b"".join(message.get("body", b"") for message in rest)
    return Reply(start["status"], Headers(raw=start["headers"]), body.decode())
