"""One text for SQLite and PostgreSQL: statements and migrations say nothing only one knows."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from maturity.store import migrations, tables
from maturity.store.migrations import KEYS, MIGRATIONS, TABLES
from maturity.store.sqlite import strict

FOLDERS = (tables.STATEMENTS, Path(migrations.__file__).parent)
FILES = sorted(path for folder in FOLDERS for path in folder.glob("*.sql"))
NAMES = re.compile(r"-- name: (\w+)([!^$]?)\n")
WORDS = {
    "IN",
    "AND",
    "JOIN",
    "VALUES",
    "KEY",
    "CONFLICT",
    "MAX",
    "COUNT",
    "LOWER",
    "SUBSTR",
    "EXISTS",
}
"""What may stand before a bracket, beside the name of a table."""
FOREIGN = [
    r"%",
    r'"',
    r"`",
    r"\[",
    r"\bROWID\b",
    r"\bAUTOINCREMENT\b",
    r"\bOR (REPLACE|IGNORE)\b",
    r"\bREPLACE INTO\b",
    r"\b(GLOB|REGEXP|ILIKE|IFNULL|PRAGMA|STRICT|COLLATE|SERIAL|BIGINT|BOOLEAN)\b",
    r"\bWITHOUT\b",
    r"==",
    r"::",
]


def bare(path: Path) -> str:
    """Without comments, which hold what they like."""
    return re.sub(r"--.*", "", path.read_text(encoding="utf-8"))


def statements() -> dict[str, tuple[str, str]]:
    """Sign and text by name."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(tables.STATEMENTS.glob("*.sql")):
        _, *parts = NAMES.split(path.read_text(encoding="utf-8"))
        for name, sign, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            assert name not in found, f"{name} stands twice"
            found[name] = sign, text.strip()
    return found


STATEMENTS = statements()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_said_that_one_database_alone_knows(path: Path) -> None:
    assert [said for said in FOREIGN if re.search(said, bare(path), re.IGNORECASE)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_functions_that_both_know_are_called(path: Path) -> None:
    tables = {name for _, text in MIGRATIONS for name in re.findall(r"CREATE TABLE (\w+)", text)}
    called = set(re.findall(r"\b(\w+)\s*\(", bare(path)))

    assert called <= WORDS | tables


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_semicolon_ends_a_statement_and_nothing_else(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    ends = re.findall(r";\n(?=\n|\Z|CREATE|ALTER|INSERT|UPDATE)", text)

    assert text.count(";") == len(ends)
    assert "--" not in text or path.parent == tables.STATEMENTS


@pytest.mark.parametrize(("name", "text"), MIGRATIONS)
def test_a_column_is_text_or_a_whole_number(name: str, text: str) -> None:
    columns = re.findall(r"^    ([a-z_]+) (\w+)", text, re.MULTILINE)

    assert {kind for _, kind in columns} <= {"TEXT", "INTEGER"}


def test_every_table_has_a_key_by_which_its_rows_are_told_apart() -> None:
    assert tuple(KEYS) == TABLES
    assert all(KEYS.values())


@pytest.mark.parametrize(("name", "text"), MIGRATIONS)
def test_every_table_becomes_strict_and_nothing_else_does(name: str, text: str) -> None:
    for statement in filter(None, map(str.strip, text.split(";"))):
        is_table = statement.startswith("CREATE TABLE")

        assert strict(statement) == statement + (" STRICT" if is_table else "")


def test_every_statement_is_called_and_every_call_has_a_statement() -> None:
    modules = Path(tables.__file__).parent.glob("*.py")
    texts = (module.read_text(encoding="utf-8") for module in modules)
    called = {name for text in texts for name in re.findall(r"self\._sql\.(\w+)", text)}

    assert called == STATEMENTS.keys()


def test_a_statement_that_writes_says_how_many_rows() -> None:
    for name, (sign, text) in STATEMENTS.items():
        assert text.split()[0] in {"SELECT", "INSERT", "UPDATE", "DELETE"}, name
        assert (sign == "!") == (not text.startswith("SELECT")), name
        assert text.count(";") == 1, name


def test_a_statement_names_its_columns() -> None:
    for name, (_, text) in STATEMENTS.items():
        assert "*" not in text.replace("COUNT(*)", ""), name
        inserted = re.search(r"\(([\w\s,]+)\)\s*VALUES\s*\(([:\w\s,]+)\)", text)
        assert text.startswith("INSERT") == bool(inserted), name
        if inserted:
            assert re.findall(r"\w+", inserted[1]) == re.findall(r":(\w+)", inserted[2]), name


ADDED_ONLY = [
    *("answer", "legal_answer", "indicator_entry", "frozen_result", "reopening"),
    *("plan_wishes", "plan_target", "action_record", "own_action"),
    *("contribution", "withdrawal", "issued_code", "benchmark_release", "benchmark_ledger"),
    *("paper", "workshop_role"),
    *("service_question", "service_confirmation"),
    "audit_entry",
]


DELETED_AT_THE_END = {"vote", "participant", "signed_out_browser"}
"""Once a workshop is closed, nothing says whose a vote was. A sign-out is forgotten once the cookie
that it was about would count no more in any case.
"""


ERASURE = set(NAMES.split((tables.STATEMENTS / "erasure.sql").read_text(encoding="utf-8"))[1::3])
"""The one exception: an organisation or a person is erased, by what stands in one file."""

NEVER_ERASED = {"audit_entry", "benchmark_release", "benchmark_ledger", "ended_authority"}


def changes(names: Iterable[str]) -> Counter[tuple[str, str]]:
    """How often they have which verb for which table."""
    texts = (STATEMENTS[name][1] for name in names)
    return Counter(
        (text.split()[0], re.findall(r"(?:INTO|UPDATE|FROM) (\w+)", text)[0])
        for text in texts
        if not text.startswith("SELECT")
    )


def test_what_people_gave_and_what_was_published_is_never_changed_or_deleted() -> None:
    verbs = changes(STATEMENTS.keys() - ERASURE)

    for table in ADDED_ONLY:
        assert [verb for verb, changed in verbs if changed == table] == ["INSERT"]
    assert {table for verb, table in verbs if verb == "DELETE"} == DELETED_AT_THE_END


def test_erasing_adds_nothing_and_leaves_the_log_and_what_was_published() -> None:
    verbs = changes(ERASURE)

    assert {verb for verb, _table in verbs} == {"DELETE", "UPDATE"}
    assert not {table for _verb, table in verbs} & NEVER_ERASED


def test_only_erasing_erases() -> None:
    modules = Path(tables.__file__).parent.glob("*.py")
    users = {
        module.name
        for module in modules
        for name in re.findall(r"self\._sql\.(\w+)", module.read_text(encoding="utf-8"))
        if name in ERASURE
    }

    assert users == {"erasure.py"}
