"""The import rules of the design, and the few habits that keep the code readable."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "maturity"
MODULES = sorted(PACKAGE.rglob("*.py"))

ALLOWED = {
    "__init__": set(),
    "locale": set(),
    "errors": set(),
    "location": {"maturity.errors"},
    "settings": {"maturity.errors", "maturity.location", "maturity.providers"},
    "providers": {"maturity.errors"},
    "access": {"maturity.domain", "maturity.errors"},
    "rights": {"maturity.access"},
    "domain": {"maturity.domain", "maturity.errors"},
    "content": {"maturity.domain", "maturity.errors", "maturity.content", "pydantic"},
    "exchange": {"maturity.domain", "maturity.errors", "maturity.exchange", "openpyxl"},
    "documents": {
        "maturity.domain",
        "maturity.errors",
        "maturity.documents",
        "jinja2",
        "typst",
        "font_source_sans_pro",
        "pikepdf",
        "docx",
        "segno",
        "xlsxwriter",
    },
    "store": {
        "maturity.domain",
        "maturity.errors",
        "maturity.location",
        "maturity.store",
        "aiosql",
    },
    "usecases": {
        "maturity.domain",
        "maturity.errors",
        "maturity.exchange",
        "maturity.documents",
        "maturity.usecases",
        "maturity.access",
    },
    "web": {
        "maturity.domain",
        "maturity.errors",
        "maturity.access",
        "maturity.usecases",
        "maturity.web",
        "streamlit",
        "google.protobuf",
        "starlette",
        "anyio",
        "itsdangerous",
        "jinja2",
        "maturity.documents.blocks",
        "maturity.documents.figures",
        "maturity.documents.roles",
        "maturity.documents.task_text",
    },
    "__main__": {
        "maturity.__version__",
        "maturity.commands",
        "maturity.usecases",
        "maturity.domain",
        "maturity.content",
        "maturity.errors",
        "maturity.location",
        "maturity.settings",
        "click",
    },
    "commands": {
        "maturity.commands",
        "maturity.usecases",
        "maturity.domain",
        "maturity.content",
        "maturity.errors",
        "maturity.location",
        "maturity.settings",
        "click",
    },
}
"""What each layer may import beside the standard library. A new layer needs a row here."""

IMPURE = {"os", "pathlib", "io", "time", "random", "secrets", "logging", "sqlite3", "socket"}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager", "managers"}


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            assert node.level == 0, f"{path}: write absolute imports"
            yield from (
                [f"maturity.{alias.name}" for alias in node.names]
                if node.module == "maturity"
                else [node.module]
            )


def is_allowed(module: str, allowed: set[str]) -> bool:
    top = module.split(".", maxsplit=1)[0]
    return top in sys.stdlib_module_names or any(
        module == name or module.startswith(f"{name}.") for name in allowed
    )


PROTOCOL = "maturity.store"
"""Use cases see the store's protocol and nothing behind it."""

ADAPTERS = {
    "domain/benchmarking.py": {"numpy"},
    "domain/disclosure.py": {"numpy"},
    "domain/linear_program.py": {"scipy"},
    "exchange/held_file.py": {"sqlite_utils"},
    "exchange/release_file.py": {"sqlite_utils"},
    "exchange/signature.py": {"cryptography"},
    "store/postgres.py": {"psycopg", "psycopg_pool"},
    "store/postgres_errors.py": {"psycopg", "psycopg_pool"},
    "store/postgres_keeping.py": {"psycopg"},
    "store/postgres_side.py": {"psycopg"},
    "store/postgres_schema.py": {"psycopg"},
    "store/postgres_traces.py": {"psycopg"},
    "store/sqlite.py": {"sqlite_utils"},
    "usecases/provider_check.py": {"maturity.providers"},
    "web/counted.py": {"maturity.store"},
    "web/metrics.py": {"maturity.__version__", "prometheus_client"},
    "web/context.py": {
        "maturity.settings",
        "maturity.content",
        "maturity.exchange",
        "maturity.store",
    },
    "commands/database.py": {"maturity.store"},
}
"""What single modules may import beyond their layer."""


def forbidden_imports(path: Path) -> list[str]:
    protocol = {PROTOCOL} if layer(path) == "usecases" else set()
    protocol |= {"maturity.locale"} if layer(path) != "domain" else set()
    allowed = ALLOWED[layer(path)] | ADAPTERS.get(name(path), set())
    return [m for m in imports(path) if m not in protocol and not is_allowed(m, allowed)]


def test_a_module_imports_only_what_its_layer_may() -> None:
    wrong = {name(path): forbidden_imports(path) for path in MODULES}

    assert {module: found for module, found in wrong.items() if found} == {}


@pytest.mark.parametrize("path", sorted((PACKAGE / "domain").glob("*.py")), ids=lambda p: p.name)
def test_the_domain_reads_no_file_clock_or_chance(path: Path) -> None:
    calls = {
        node.attr
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "open", "utcnow"}
    }

    assert not IMPURE & {module.split(".")[0] for module in imports(path)}
    assert not calls


def test_only_settings_reads_the_environment() -> None:
    readers = {
        path.name
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv", "environb"}
    }

    assert readers == {"settings.py"}


def test_a_module_says_what_lives_in_it_and_stays_small() -> None:
    lines = {name(path): path.read_text(encoding="utf-8").count("\n") for path in MODULES}

    assert [name(path) for path in MODULES if not ast.get_docstring(tree(path))] == []
    assert [module for module, count in lines.items() if count > 300] == []
    assert [name(path) for path in MODULES if path.stem in FORBIDDEN_NAMES] == []


def test_a_function_fits_a_glance() -> None:
    sizes = [
        (name(path), node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert [found for found in sizes if found[2] > 25] == []


def test_every_layer_of_the_package_has_a_row_in_the_rules() -> None:
    assert {layer(path) for path in MODULES} <= ALLOWED.keys()
