"""Use cases as their source tells: which there are, and whether each asks first. For sweeps."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

USECASES = Path(__file__).parents[1] / "maturity" / "usecases"
MODULES = sorted(USECASES.glob("*.py"))
TEXTS = tuple(path.read_text(encoding="utf-8") for path in MODULES)

WRITES = (
    "save",
    "add",
    "begin",
    "change",
    "rename",
    "use",
    "revoke",
    "start",
    "submit",
    "reopen",
    "erase",
    "delete",
)


@cache
def functions(text: str) -> tuple[ast.FunctionDef, ...]:
    return tuple(node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef))


def takes(function: ast.FunctionDef, name: str) -> bool:
    return name in {argument.arg for argument in function.args.args}


def reaches_the_store(function: ast.FunctionDef) -> bool:
    return any(takes(function, name) for name in ("workplace", "store", "keeping"))


def calls(node: ast.AST) -> Iterator[ast.Call]:
    return (n for n in ast.walk(node) if isinstance(n, ast.Call))


def hands_on_who(call: ast.Call, to: set[str]) -> bool:
    named = isinstance(call.func, ast.Name) and call.func.id in to
    return named and any(isinstance(a, ast.Name) and a.id == "who" for a in call.args)


def always_runs(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr | ast.Assign | ast.AnnAssign | ast.Return)


def writes(statement: ast.stmt) -> bool:
    return any(
        isinstance(call.func, ast.Attribute) and call.func.attr.startswith(WRITES)
        for call in calls(statement)
    )


def refuses_nobody(function: ast.FunctionDef) -> bool:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return ast.unparse(body[0]) == "if who is None:\n    raise NotHere"


def asks_first(function: ast.FunctionDef, checks: set[str]) -> bool:
    """True if a statement that always runs hands `who` to a check, and nothing is written or
    returned before.
    """
    for statement in function.body:
        if always_runs(statement) and any(hands_on_who(c, checks) for c in calls(statement)):
            return True
        if writes(statement) or any(isinstance(n, ast.Return) for n in ast.walk(statement)):
            return False
    return False


def use_cases(text: str) -> list[ast.FunctionDef]:
    return [f for f in functions(text) if not f.name.startswith("_") and takes(f, "who")]
