"""Every cookie gets Secure where people reach us by https: Streamlit's too, which has none."""

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from maturity.web.security import is_secure


class SecureCookies:
    """A browser then never sends them over a line that others can read."""

    def __init__(self, app: ASGIApp, address: str) -> None:
        self.app, self._address = app, address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_secure(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [_secure(pair) for pair in message["headers"]]
            await send(message)

        secure = scope["type"] == "http" and is_secure(Request(scope), self._address)
        await self.app(scope, receive, send_secure if secure else send)


def _secure(pair: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    name, value = pair
    if name.lower() != b"set-cookie":
        return pair
    attributes = {part.strip().lower() for part in value.split(b";")[1:]}
    return pair if b"secure" in attributes else (name, value + b"; Secure")
