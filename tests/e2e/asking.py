"""One request to a server that runs, with exactly the headers that a test gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    text: str


def ask(
    address: str, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
) -> Answer:
    """Follows no redirect, keeps no cookie."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        connection.request(method, path, headers=dict(headers or {}))
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", errors="replace")
        return Answer(answer.status, answer.headers, text)
    finally:
        connection.close()
