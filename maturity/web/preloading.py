"""Tells browsers which parts of Streamlit's page they will need next, so that they fetch them at
once and not one after the other, as each element is first drawn. Streamlit's pages only.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SCRIPTS = "static/js"

PARTS = ("Html", "Progress", "TextInput", "Radio", "Button", "PageLink")
"""Of the elements of a page with questions, each a script of its own."""

_STATIC = Path(streamlit.__file__).parent / "static"
_IMPORTED = re.compile(r'(?:from|import)\s*"\./([^"]+\.js)"')


class Preloading:
    """Adds a Link header to the page that starts Streamlit in a browser."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_link(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_streamlits_page(scope, message):
                MutableHeaders(scope=message)["Link"] = link_header()
            await send(message)

        await self.app(scope, receive, send_with_link if scope["type"] == "http" else send)


def _is_streamlits_page(scope: Scope, message: Message) -> bool:
    """Our own routes have small pages for people who may be on a slow network."""
    kind = MutableHeaders(scope=message).get("content-type", "")
    ours = getattr(scope.get("endpoint"), "__module__", "").startswith("maturity.")
    return kind.startswith("text/html") and not ours


@lru_cache(maxsize=1)
def link_header() -> str:
    """Empty where Streamlit names its scripts otherwise: they are found later, and nothing else."""
    known = (_STATIC / "index.html").read_text(encoding="utf-8")
    wanted = [name for name in sorted(_with_imports()) if name not in known]
    return ", ".join(f"</{SCRIPTS}/{name}>; rel=modulepreload" for name in wanted)


def _with_imports() -> set[str]:
    found: set[str] = set()
    waiting = list(_first())
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            text = (_STATIC / SCRIPTS / name).read_text(encoding="utf-8")
            waiting += _IMPORTED.findall(text)
    return found


def _first() -> Iterator[str]:
    for part in PARTS:
        yield from (path.name for path in (_STATIC / SCRIPTS).glob(f"{part}.*.js"))
