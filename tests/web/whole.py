"""Our routes with everything that surrounds them on a server, but for Streamlit."""

import sqlite3
from pathlib import Path

from starlette.applications import Starlette

from maturity.web.middleware import middleware
from maturity.web.routes import ROUTES


def whole_app() -> Starlette:
    """With the settings of the moment."""
    return Starlette(routes=ROUTES, middleware=middleware())


def filled(pattern: str, link: str = "guessed", code: str = "ABC234") -> str:
    """The address of a route, as somebody would ask for it."""
    parts = {"{token}": link, "{code}": code, "{code:path}": f"{code}/x", "{number}": "1"}
    for name, value in parts.items():
        pattern = pattern.replace(name, value)
    assert "{" not in pattern, f"say in tests/web/whole.py what stands in {pattern}"
    return pattern


def dump(database: Path) -> list[str]:
    """All that is stored."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return list(connection.iterdump())
