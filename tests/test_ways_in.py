"""Pages, routes and commands reach what is kept through use cases alone, and each asks somebody."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from maturity.__main__ import cli
from maturity.web import page_list
from maturity.web.routes import ROUTES

PACKAGE = Path(__file__).parents[1] / "maturity"
OUTSIDE = sorted(
    [
        *(PACKAGE / "web").rglob("*.py"),
        *(PACKAGE / "commands").glob("*.py"),
        PACKAGE / "__main__.py",
    ]
)

OPENS_THE_DATABASE = {"web/context.py", "commands/database.py", "commands/keeping.py"}
"""They make the store, and hand it to use cases: tests/test_architecture.py says who may."""

OF_ROUTES = {
    "GET /link/{token}": "the link: who made it, for whom, and until when",
    "POST /link/{token}": "the same",
    "GET /account": "the sign-in of the provider, checked",
    "POST /account": "the same",
    "GET /sign-out": "nothing: it shows a button",
    "POST /sign-out": "the cookie: it is their own session that ends",
    "GET /j": "nothing: it shows a box for a code",
    "GET /j/{code}": "the code of a workshop",
    "POST /j/{code}": "the same",
    "GET /j/{code:path}": "nothing: it says that this is no code",
    "POST /j/{code:path}": "the same",
    "GET /w": "the secret of a participant",
    "GET /w/ahead/{number}": "the same",
    "POST /w/vote": "the same",
    "POST /w/time": "the same",
    "GET /w/state": "the same",
    "GET /download/plan": "the cookie, and that they see the organisation's rounds",
    "GET /download/action-sheet": "the same",
    "GET /download/receipt": "the same",
    "GET /download/answers": "the same",
    "GET /download/workshop-pack": "the cookie, and that they see its workshops",
    "GET /download/workshop-record": "the same",
    "GET /download/about-you": "the cookie: it is about themselves",
    "GET /download/about-organisation": "the cookie, and that they lead it",
    "GET /download/earlier-plan": "the cookie, and that they see the successor's rounds",
    "GET /download/side-by-side": "the cookie, and that they lead the shared service",
    "GET /download/contribution": "the cookie, and that they may hand in for it",
    "GET /download/sector": "the cookie: it was published",
    "GET /download/release": "the cookie, and that they are of the taskforce",
    "GET /download/private-record": "the same",
    "GET /healthz": "nothing: it says that the server lives",
    "GET /readyz": "nothing: it says in one word whether the server can work",
    "GET /site.css": "nothing: the same for everybody",
    "GET /page.js": "the same",
    "GET /once.js": "the same",
    "GET /voting.css": "the same",
    "GET /voting.js": "the same",
}
"""What each route of ours asks for before it shows or does anything. Every page of Streamlit's asks
for the cookie, and each of its use cases for a row of docs/permissions.md.
"""

OF_COMMANDS = {
    "audit",
    "backup",
    "check",
    "compare",
    "contributions",
    "demo",
    "doctor",
    "import-organisations",
    "lead-link",
    "move",
    "plan",
    "release",
    "restore",
    "retention",
    "score",
    "template",
    "verify",
}
"""Whoever may run commands where the server is can read its database: they are asked nothing."""


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in OUTSIDE:
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def touches_the_store(tree: ast.AST) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr == "store" for node in ast.walk(tree))


def test_nobody_outside_the_use_cases_takes_the_store_of_a_workplace() -> None:
    assert {path for path, tree in trees() if touches_the_store(tree)} <= OPENS_THE_DATABASE


@pytest.mark.parametrize("text", ["workplace().store.members(i)", "s = place.store"])
def test_the_sweep_finds_who_does(text: str) -> None:
    assert touches_the_store(ast.parse(text))


def test_every_route_is_listed_with_what_it_asks_for() -> None:
    found = {
        f"{method} {route.path}"
        for route in ROUTES
        for method in (route.methods or set()) - {"HEAD"}
    }

    assert found == OF_ROUTES.keys()


def test_every_command_is_listed() -> None:
    assert set(cli.commands) == OF_COMMANDS


def test_every_page_is_one_that_the_list_of_pages_offers() -> None:
    """What no list offers, nobody has thought about who may open it."""
    listed = {
        call.args[0].value
        for call in ast.walk(ast.parse(Path(page_list.__file__).read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "_page"
        and isinstance(call.args[0], ast.Constant)
    }

    assert {path.stem for path in page_list.PAGES.glob("*.py")} == listed
