"""Reading a small form that was sent to us. Whoever sends a long one is not listened to."""

from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

MOST_BYTES = 4_000
STOP_AT = 4_000_000
"""A browser reads our answer only once all that it sends was taken. There is an end to that too."""


class TooLong(Exception):
    """Whoever asked turns this into a sentence."""


async def read_form(request: Request) -> dict[str, str]:
    """Of a field that stands there twice, the first. Nothing of what is too long is kept, and
    nothing of what broke off: nobody is there to read the answer.
    """
    try:
        return _fields(await _body(request))
    except ClientDisconnect:
        return {}


async def _body(request: Request) -> bytes:
    body, length = b"", 0
    async for chunk in request.stream():
        length += len(chunk)
        if length > STOP_AT:
            raise TooLong
        body = body + chunk if length <= MOST_BYTES else b""
    if length > MOST_BYTES:
        raise TooLong
    return body


def _fields(body: bytes) -> dict[str, str]:
    text = body.decode("utf-8", errors="replace")
    pairs = parse_qsl(text, keep_blank_values=True, errors="replace")
    return dict(reversed(pairs))
