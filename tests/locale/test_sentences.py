"""Sentences in the code are written so that they can be gathered, translated and looked up."""

import ast
import string
from collections.abc import Iterator

import pytest

from tests.locale.pseudo import PACKAGE, sentences

LOOKUPS = {"_", "gettext", "ngettext"}
MODULES = sorted(set(PACKAGE.rglob("*.py")) - {PACKAGE / "locale" / "__init__.py"})
"""All but the one that looks up."""

SCRIPTS = {PACKAGE / "web" / "main.py", *(PACKAGE / "web" / "pages").glob("*.py")}
"""They run anew for each visitor, and are imported by nobody."""

Functions = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def lookups(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in LOOKUPS:
            yield node


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def unreadable(tree: ast.AST) -> Iterator[str]:
    """Lookups of something that is no plain text: nobody could have translated it."""
    for call in lookups(tree):
        two = _name(call.func) == "ngettext"
        words = call.args[: 2 if two else 1]
        plain = [isinstance(word, ast.Constant) and isinstance(word.value, str) for word in words]
        if len(call.args) != (3 if two else 1) or not all(plain) or call.keywords:
            yield ast.unparse(call)


def too_early(tree: ast.AST) -> Iterator[str]:
    """Lookups when the module is imported: whoever comes first would choose the language."""
    now: list[ast.AST] = [tree]
    while now:
        node = now.pop()
        if isinstance(node, ast.Call) and _name(node.func) in LOOKUPS:
            yield ast.unparse(node)
        if isinstance(node, Functions):
            now += [*node.args.defaults, *(d for d in node.args.kw_defaults if d is not None)]
            now += getattr(node, "decorator_list", [])
        else:
            now += ast.iter_child_nodes(node)


def test_every_lookup_has_plain_text_and_waits_for_a_visitor() -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}

    assert [(path, call) for path, tree in trees.items() for call in unreadable(tree)] == []
    modules = trees.keys() - SCRIPTS
    assert [(path, call) for path in modules for call in too_early(trees[path])] == []


@pytest.mark.parametrize(
    "code",
    [
        *("_(name)", "_(f'{x}')", "_('a' + b)", "_('a {}'.format(x))", "_()", "_(sentence='a')"),
        *("gettext(x)", "locale.gettext(x)", "ngettext('one', x, 2)", "ngettext('one', 'two')"),
    ],
)
def test_a_lookup_of_something_else_is_found(code: str) -> None:
    assert list(unreadable(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "A = _('a')",
        "class A:\n    b = _('a')",
        "def f(a=_('a')): ...",
        "def f(*, a=_('a')): ...",
        "@mark(_('a'))\ndef f(): ...",
        "if x:\n    A = [ngettext('a', 'b', 2)]",
        "f = lambda a=_('a'): a",
    ],
)
def test_a_lookup_at_import_time_is_found(code: str) -> None:
    assert list(too_early(ast.parse(code)))


@pytest.mark.parametrize(
    "code", ["def f():\n    return _('a')", "f = lambda: _('a')", "for _ in x: ..."]
)
def test_a_lookup_within_a_function_is_no_fault(code: str) -> None:
    assert not list(too_early(ast.parse(code)))
    assert not list(unreadable(ast.parse(code)))


def test_gathering_finds_every_lookup_of_the_code() -> None:
    written = {
        call.args[0].value
        for path in MODULES
        for call in lookups(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call.args[0], ast.Constant)
    }

    gathered = {found if isinstance(found, str) else found[0] for found in sentences()}

    assert gathered == written
    assert len(gathered) > 200


def texts() -> list[str]:
    """Singular and plural forms apart."""
    forms = ((found,) if isinstance(found, str) else found for found in sentences())
    return sorted({text for pair in forms for text in pair})


def test_no_two_sentences_differ_only_in_their_blanks() -> None:
    seen: dict[str, str] = {}

    twins = [text for text in texts() if seen.setdefault(" ".join(text.split()), text) != text]

    assert not twins


def test_every_value_in_a_sentence_has_a_name() -> None:
    """A translator may need another order than ours."""
    names = {text: [name for _, name, _, _ in string.Formatter().parse(text)] for text in texts()}

    assert not [
        text
        for text, found in names.items()
        if any(n is not None and not n.isidentifier() for n in found)
    ]
