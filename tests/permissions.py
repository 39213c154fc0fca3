"""The table of who may do what, as docs/permissions.md: `python -m tests.permissions` writes it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from maturity.access import ALLOWED, Duty, Open
from maturity.domain.organisation import Role
from maturity.rights import RIGHTS, Right
from tests.use_cases import MODULES, use_cases

FILE = Path(__file__).parents[1] / "docs" / "permissions.md"

INSIDE = {
    "reader": Role.READER,
    "contributor": Role.CONTRIBUTOR,
    "facilitator": Role.FACILITATOR,
    "lead": Role.LEAD,
    "group lead": Role.LEAD,
}
OUTSIDE = {"taskforce": Duty.TASKFORCE, "operator": Duty.OPERATOR, "stranger": None}
COLUMNS = (*INSIDE, *OUTSIDE)


def page() -> str:
    """The words before the first table are written by hand, and stay."""
    opening = FILE.read_text(encoding="utf-8").split("\n## ", maxsplit=1)[0]
    return "\n".join([opening, *_sections()])


def may(right: Right, column: str) -> bool:
    """What the table says in one cell."""
    if right is Open.STRANGER:
        return True
    if column in INSIDE and right in ALLOWED[INSIDE[column]]:
        return True
    if right is Open.MEMBER:
        return column in INSIDE
    if right is Open.SOMEBODY:
        return column != "stranger"
    return OUTSIDE.get(column) is right


def sentence(function: ast.FunctionDef) -> str:
    """The first one of its docstring."""
    text = " ".join((ast.get_docstring(function) or "").split())
    return re.split(r"(?<=[.:])\s", text, maxsplit=1)[0].rstrip(":")


def _sections() -> Iterator[str]:
    for path in MODULES:
        tree = path.read_text(encoding="utf-8")
        rows = [f for f in use_cases(tree) if f.name in RIGHTS]
        if rows:
            yield f"## {path.stem.replace('_', ' ').capitalize()}\n"
            yield _row("What", "Asks for", *COLUMNS)
            yield _row("---", "---", *("---" for _ in COLUMNS))
            for function in rows:
                yield _row(*_cells(function))
            yield ""


def _cells(function: ast.FunctionDef) -> Iterator[str]:
    right = RIGHTS[function.name]
    yield f"{sentence(function).rstrip('.')} (`{function.name}`)"
    yield right.value
    for column in COLUMNS:
        yield "yes" if may(right, column) else ""


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
