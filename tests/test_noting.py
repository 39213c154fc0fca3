"""Every use case that changes who may come in, or what stands for ever, notes it.

A sweep over the source: what writes one of these goes through `noted`, or is here with a reason.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from maturity.domain.audit import Event

PACKAGE = Path(__file__).parents[1] / "maturity"
MODULES = sorted([*(PACKAGE / "usecases").glob("*.py"), *(PACKAGE / "commands").glob("*.py")])

NOTED = {
    *("begin_organisation", "add_first_member", "save_membership", "change_membership"),
    *("add_link", "use_link", "revoke_link"),
    *("submit", "reopen"),
    *("change_contribution", "add_contributions", "add_withdrawals"),
    *("change_memberships", "change_duty"),
    *("add_identity", "add_signed_in", "tie_domain", "untie_domain"),
    *("join_service", "leave_service", "end_sharing"),
    "add_release",
}
"""Writes of the store about memberships, links, duties, and results that stand."""

NOTING = {"noted", "noted_of", "noted_by_command", "noting", "noting_found", "_noting"}
"""What gives the store that notes."""

WITHOUT_A_NOTE = {
    "make_owner_link",  # each start makes one; following it is noted
    "make_device_link",  # lets in whoever made it, and nobody else; following it is noted
    "explore",  # an invented organisation of their own
    "_bring_in",  # the invented organisations of a demonstration; so is the next
    "contribute in demonstration_rounds",
}
"""Functions that write one of these unnoted: each is here by a decision."""


def functions(text: str) -> list[ast.FunctionDef]:
    return [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]


def calls(node: ast.AST) -> Iterator[ast.Call]:
    return (n for n in ast.walk(node) if isinstance(n, ast.Call))


def called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def is_noting(node: ast.AST, names: set[str]) -> bool:
    """A name that holds the store that notes, or the call that gives it."""
    if isinstance(node, ast.Name):
        return node.id in names
    return isinstance(node, ast.Call) and called(node) in NOTING


def holders(function: ast.FunctionDef) -> set[str]:
    """Names to which nothing is given but the store that notes, in one of the ways at least."""
    return {
        target.id
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and any(called(call) in NOTING for call in calls(node))
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def unnoted(text: str, writes: set[str] = NOTED) -> set[str]:
    """Functions that write one of these by a store that does not note."""
    found = set()
    for function in functions(text):
        names = holders(function)
        for call in calls(function):
            if isinstance(call.func, ast.Attribute) and call.func.attr in writes:
                where = call.func.value
                if not is_noting(where, names) and _is_store(where):
                    found.add(function.name)
    return found


def _is_store(node: ast.AST) -> bool:
    """`store` or `something.store`, or whatever is called on one."""
    return any(
        (isinstance(n, ast.Name) and n.id == "store")
        or (isinstance(n, ast.Attribute) and n.attr == "store")
        for n in ast.walk(node)
    )


def named(path: Path, function: str) -> str:
    """Two modules may have a function of the same name."""
    longer = f"{function} in {path.stem}"
    return longer if longer in WITHOUT_A_NOTE else function


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_who_may_come_in_and_what_stands_is_noted_when_it_changes(path: Path) -> None:
    found = {named(path, name) for name in unnoted(path.read_text(encoding="utf-8"))}

    assert found <= WITHOUT_A_NOTE, f"{found - WITHOUT_A_NOTE}: note it, or say why not"


def test_the_exceptions_are_all_still_there() -> None:
    found = {
        named(path, name) for path in MODULES for name in unnoted(path.read_text(encoding="utf-8"))
    }

    assert found == WITHOUT_A_NOTE


def test_every_event_is_noted_somewhere() -> None:
    texts = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")]
    said = {
        node.attr
        for path, text in zip(PACKAGE.rglob("*.py"), texts, strict=True)
        if path.name not in ("audit.py", "audit_words.py")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Event"
    }

    assert {event.name for event in Event} - said <= {Event.UNREADABLE.name}


@pytest.mark.parametrize(
    "body",
    [
        "workplace.store.add_link(link)",
        "store = workplace.store\n    store.add_link(link)",
        "def inner():\n        return workplace.store.use_link(token)\n    return inner()",
        "note(noted(w, who))\n    workplace.store.add_link(link)",
    ],
)
def test_the_sweep_finds_a_write_that_nobody_notes(body: str) -> None:
    assert unnoted(f"def quiet(workplace, who, link):\n    {body}\n") == {"quiet"}


@pytest.mark.parametrize(
    "body",
    [
        "noted(workplace, who, e).add_link(link)",
        "store = noted(workplace, who, e)\n    store.add_link(link)",
        "store.noting(note).add_link(link)",
        "links.add_link(link)",
    ],
)
def test_the_sweep_is_content_with_one_that_is(body: str) -> None:
    assert not unnoted(f"def fine(workplace, who, link, store, links):\n    {body}\n")
